//! The best short sentence or clause, as it stands in the text.
//!
//! score = f·Σ_k w_k·x_k in 0..=1, where x are the shares of the text's keyphrases, of its
//! tf·idf and of its title that a clause holds, each divided by the best of all clauses, and
//! how early its sentence stands; w are [`score::WEIGHTS`], f the product of factors for
//! its length, for a pronoun at its beginning and for being cut off. The first two are
//! coverage functions, monotone and submodular in the words taken.

mod asides;
mod clause;
mod pieces;
mod render;
mod score;
#[cfg(test)]
mod tests;

use super::Settings;
use super::article::Article;
use super::choose::Candidate;
use render::Line;

/// What a caption could be, with its scores.
pub(super) fn captions(article: &Article<'_>, settings: &Settings) -> Vec<Candidate> {
    let mut lines: Vec<Line> = Vec::new();
    for sentence in article.captioned() {
        let first = lines.len();
        for segment in clause::segments(article, sentence) {
            let line = render::line(article, sentence, &segment);
            lines.extend(line.filter(|line| line.words <= settings.words));
        }
        if lines.len() == first {
            lines.extend(render::cut_short(article, sentence, settings.words));
        }
    }
    let long_enough = |line: &Line| line.words >= settings.min_words;
    if lines.iter().any(long_enough) {
        lines.retain(long_enough);
    }
    score::candidates(article, lines, settings)
}
