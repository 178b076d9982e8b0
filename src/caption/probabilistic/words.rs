//! The words of an article, how they are written, and which stand side by side.

use std::collections::{BTreeMap, HashMap};
use std::ops::Range;

use crate::caption::article::Article;
use crate::text::{Tag, count_words};

/// Captions are put together from so many words at most, those most likely to be in one:
/// a long article has more, but a caption of 20 words hardly needs them.
const MOST: usize = 400;

/// As many words as a caption of usual length has that are no stop words.
const TYPICAL: usize = 10;

/// A distinct word.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    /// In lower case.
    pub normal: String,
    /// As it is written within sentences.
    pub written: String,
    pub term: u32,
    pub stop: bool,
    /// Words that it counts for: `U.S.` are two.
    pub cost: usize,
    /// ln P(w ∈ C | w ∈ D); for a stop word not above the mean of the best [`TYPICAL`]
    /// others.
    pub chance: f64,
}

/// What follows a word: another one, or the end of a clause.
pub(super) type Next = Option<u32>;

/// The words that captions can be made of.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Words {
    /// In order of first appearance.
    pub list: Vec<Word>,
    /// How often each stands in the article.
    pub counts: Vec<u32>,
    /// Words of the article, and how many of them are distinct.
    pub total: u32,
    pub distinct: u32,
    /// What follows a word, or stands at the beginning of a sentence, and how often.
    pub follow: BTreeMap<Option<u32>, BTreeMap<Next, u32>>,
    /// What mostly stands between two words, if it is no space.
    between: HashMap<(u32, u32), &'static str>,
}

/// How a word is written: how often so within sentences, and the first form met.
#[derive(Default)]
struct Forms(Vec<(String, u32)>);

impl Words {
    /// All words of an article; `chances` by stem.
    pub fn all(article: &Article<'_>, chances: &[f64]) -> Words {
        let mut number: HashMap<u32, u32> = HashMap::new();
        let mut words = Words::default();
        let mut forms: Vec<Forms> = Vec::new();
        let mut gaps: BTreeMap<(u32, u32, &'static str), u32> = BTreeMap::new();
        for sentence in article.sentences() {
            let text = article.text_of(sentence);
            // The word before, and where it ends.
            let mut before: Option<(u32, usize)> = None;
            let mut first = true;
            for at in sentence.tokens.clone() {
                let token = article.token(at);
                let Some(term) = article.term(token) else {
                    continue;
                };
                let written = &text[token.span.clone()];
                let stop = article.is_stop(at);
                let word = *number.entry(token.word).or_insert_with(|| {
                    words.list.push(Word {
                        normal: article.normal(at).to_owned(),
                        written: String::new(),
                        term: term as u32,
                        stop,
                        cost: 0,
                        chance: chances[term],
                    });
                    words.counts.push(0);
                    forms.push(Forms::default());
                    words.list.len() as u32 - 1
                });
                words.counts[word as usize] += 1;
                words.total += 1;
                let is_name = article.tag(at) == Some(Tag::Propn);
                forms[word as usize].add(written, first && !is_name, article.is_title(sentence));
                match before {
                    None => words.note(None, Some(word)),
                    Some((previous, end)) => match gap(text, end..token.span.start) {
                        Some(gap) => {
                            words.note(Some(previous), Some(word));
                            *gaps.entry((previous, word, gap)).or_default() += 1;
                        }
                        None => words.note(Some(previous), None),
                    },
                }
                first = false;
                before = Some((word, token.span.end));
            }
            if let Some((last, _)) = before {
                words.note(Some(last), None);
            }
        }
        for (word, forms) in words.list.iter_mut().zip(forms) {
            word.written = forms.best();
            word.cost = count_words(&word.written).max(1);
        }
        words.level();
        for ((before, word, gap), count) in gaps {
            let next = words.follow.get(&Some(before));
            let all = next.and_then(|next| next.get(&Some(word))).copied();
            if gap != " " && 2 * count > all.unwrap_or(0) {
                words.between.insert((before, word), gap);
            }
        }
        words.distinct = words.list.len() as u32;
        words
    }

    /// The words most likely to be in a caption.
    pub fn best(article: &Article<'_>, chances: &[f64]) -> Words {
        let mut words = Words::all(article, chances);
        if words.list.len() <= MOST {
            return words;
        }
        let mut order: Vec<usize> = (0..words.list.len()).collect();
        order.sort_by(|&a, &b| {
            let chance = |at: usize| words.list[at].chance;
            chance(b).total_cmp(&chance(a)).then(a.cmp(&b))
        });
        order.truncate(MOST);
        order.sort_unstable();
        let mut new = vec![None; words.list.len()];
        for (at, &old) in order.iter().enumerate() {
            new[old] = Some(at as u32);
        }
        let kept = |word: u32| new[word as usize];
        let mut follow: BTreeMap<Option<u32>, BTreeMap<Next, u32>> = BTreeMap::new();
        for (before, next) in std::mem::take(&mut words.follow) {
            let before = match before.map(kept) {
                Some(None) => continue,
                Some(word) => word,
                None => None,
            };
            for (word, count) in next {
                // What follows and is not kept takes its chance with it.
                let word = match word.map(kept) {
                    Some(None) => Some(GONE),
                    Some(word) => word,
                    None => None,
                };
                *follow.entry(before).or_default().entry(word).or_default() += count;
            }
        }
        let between = words.between.iter().filter_map(|(&(a, b), &gap)| {
            let pair = (kept(a)?, kept(b)?);
            Some((pair, gap))
        });
        Words {
            between: between.collect(),
            list: order.iter().map(|&at| words.list[at].clone()).collect(),
            counts: order.iter().map(|&at| words.counts[at]).collect(),
            follow,
            ..words
        }
    }

    /// "The" is in nearly all captions; it is not the reason why they are good.
    fn level(&mut self) {
        let others = self.list.iter().filter(|word| !word.stop);
        let mut chances: Vec<f64> = others.map(|word| word.chance).collect();
        chances.sort_by(|a, b| b.total_cmp(a));
        chances.truncate(TYPICAL);
        let mean = chances.iter().sum::<f64>() / chances.len().max(1) as f64;
        for word in self.list.iter_mut().filter(|word| word.stop) {
            word.chance = word.chance.min(mean);
        }
    }

    fn note(&mut self, before: Option<u32>, next: Next) {
        *self
            .follow
            .entry(before)
            .or_default()
            .entry(next)
            .or_default() += 1;
    }

    /// The words in a row, with a capital at the beginning.
    pub fn line(&self, words: &[u32]) -> String {
        let mut line = String::new();
        for (at, &word) in words.iter().enumerate() {
            let written = &self.list[word as usize].written;
            match at.checked_sub(1).map(|before| words[before]) {
                Some(before) => {
                    line.push_str(self.between.get(&(before, word)).unwrap_or(&" "));
                    line.push_str(written);
                }
                None => {
                    let mut letters = written.chars();
                    line.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                    line.push_str(letters.as_str());
                }
            }
        }
        line
    }
}

/// A word that is in no caption.
pub(super) const GONE: u32 = u32::MAX;

impl Forms {
    /// A form at the beginning of a sentence, or in a headline, says little about capitals.
    fn add(&mut self, written: &str, first: bool, in_title: bool) {
        let weight = u32::from(!first && !in_title);
        let form = if first && weight == 0 {
            lower_first(written)
        } else {
            written.to_owned()
        };
        match self.0.iter_mut().find(|(known, _)| *known == form) {
            Some((_, count)) => *count += weight,
            None => self.0.push((form, weight)),
        }
    }

    /// The most frequent form, the first of several.
    fn best(self) -> String {
        let mut best: Option<(String, u32)> = None;
        for (form, count) in self.0 {
            if best.as_ref().is_none_or(|(_, most)| count > *most) {
                best = Some((form, count));
            }
        }
        best.map_or_else(String::new, |(form, _)| form)
    }
}

/// "The" is "the", but "NATO" stays.
fn lower_first(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next();
    if letters.clone().any(char::is_uppercase) {
        return word.to_owned();
    }
    first
        .into_iter()
        .flat_map(char::to_lowercase)
        .chain(letters)
        .collect()
}

/// What stands between two words of one phrase; none where they are not of one.
fn gap(text: &str, between: Range<usize>) -> Option<&'static str> {
    match text.get(between)? {
        "-" => Some("-"),
        "‐" | "‑" => Some("‑"),
        "–" => Some("–"),
        gap if gap.trim().is_empty() => Some(" "),
        gap if gap.trim_end() == "," => Some(", "),
        _ => None,
    }
}
