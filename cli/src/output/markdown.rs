use summ::opinion::Summary;
use summ::text::Document;

use super::words::sign;
use super::{Renderer, explain};

/// A heading, a list of sentences with their signs, and a last line with the certificate.
pub fn render(renderer: &Renderer, document: &Document, summary: &Summary) -> String {
    let title = summary.title.as_deref().unwrap_or(&summary.id);
    let mut text = format!("## {}\n\n", escaped(title));
    for chosen in &summary.sentences {
        let sign = sign(chosen.side());
        text.push_str(&format!("- {sign} {}", escaped(&chosen.text)));
        for about in [&chosen.aspect, &chosen.review].into_iter().flatten() {
            text.push_str(&format!(" `{about}`"));
        }
        text.push('\n');
        if renderer.explain {
            let gain = explain::parts(&chosen.parts);
            text.push_str(&format!(
                "  - choice {}: gain {:.3} = {gain}; {}\n",
                chosen.choice,
                chosen.gain,
                renderer.words.cost(chosen.cost)
            ));
            for word in explain::words(document, chosen) {
                let base = explain::signed(word.base);
                let valence = explain::signed(word.valence);
                text.push_str(&format!(
                    "  - “{}” {base} → {valence}\n",
                    escaped(&word.text)
                ));
            }
        }
    }
    if !summary.sentences.is_empty() {
        text.push_str(&format!("\n*{}*\n", renderer.words.footer(summary)));
    }
    for note in &summary.notes {
        text.push_str(&format!("\n> {}\n", escaped(&note.to_string())));
    }
    text
}

/// White space as one space, and no character that Markdown would take for its own.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !safe.is_empty() {
            safe.push(' ');
        }
        for c in word.chars() {
            if matches!(
                c,
                '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
            ) {
                safe.push('\\');
            }
            safe.push(c);
        }
    }
    safe
}
