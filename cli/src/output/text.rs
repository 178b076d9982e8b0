use summ::opinion::{ChosenSentence, Summary};
use summ::text::Document;

use super::explain;
use super::words;
use super::wrap::Flow;
use super::{Look, Renderer};

/// Sentences begin here, after the sign.
const INDENT: usize = 4;

/// For people: title, sentences in reading order, and one line of what to think of it.
/// An empty summary is no text; its note says why.
pub fn render(renderer: &Renderer, document: &Document, summary: &Summary) -> String {
    let mut text = String::new();
    if summary.sentences.is_empty() {
        return text;
    }
    let look = &renderer.look;
    heading(summary, look, &mut text);
    for chosen in &summary.sentences {
        sentence(chosen, look, &mut text);
        if renderer.explain {
            why(renderer, document, chosen, &mut text);
        }
    }
    text.push('\n');
    let mut footer = Flow::default();
    footer.add(&renderer.words.footer(summary), look.dim);
    footer.lay_out("", 0, look.width, &mut text);
    text
}

fn heading(summary: &Summary, look: &Look, text: &mut String) {
    let mut flow = Flow::default();
    if let Some(title) = &summary.title {
        flow.add(title, look.title);
        flow.add(&format!("({})", summary.id), look.dim);
    } else {
        flow.add(&summary.id, look.title);
    }
    flow.lay_out("", 0, look.width, text);
    text.push('\n');
}

fn sentence(chosen: &ChosenSentence, look: &Look, text: &mut String) {
    let side = chosen.side();
    let style = look.side(side);
    let mut flow = Flow::default();
    flow.add(&chosen.text, style);
    let about: Vec<&str> = [&chosen.aspect, &chosen.review]
        .into_iter()
        .flatten()
        .map(|s| &**s)
        .collect();
    if !about.is_empty() {
        flow.add(&format!("[{}]", about.join(" · ")), look.dim);
    }
    let sign = format!("  {style}{}{style:#} ", words::sign(side));
    flow.lay_out(&sign, INDENT, look.width, text);
}

/// Why the sentence stands here.
fn why(renderer: &Renderer, document: &Document, chosen: &ChosenSentence, text: &mut String) {
    let dim = renderer.look.dim;
    let mut line = |content: String| {
        let mut flow = Flow::default();
        flow.add(&content, dim);
        flow.lay_out("      ", INDENT + 2, renderer.look.width, text);
    };
    line(format!(
        "choice {}: gain {:.3} = {} for {}",
        chosen.choice,
        chosen.gain,
        explain::parts(&chosen.parts),
        renderer.words.cost(chosen.cost),
    ));
    let words: Vec<String> = explain::words(document, chosen)
        .iter()
        .map(explain::told)
        .collect();
    line(match &words[..] {
        [] => "no word of sentiment".to_owned(),
        words => {
            format!(
                "polarity {}: {}",
                explain::signed_fine(chosen.polarity),
                words.join(", ")
            )
        }
    });
}
