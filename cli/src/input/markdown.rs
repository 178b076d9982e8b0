use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use summ::text::Document;

/// What a reader of the page reads: paragraphs, items and quotations. The first
/// heading is the title; the others announce what is said and do not say it, so they
/// are left out, and so is code.
pub fn document(text: &str, id: String) -> Document {
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    let mut plain = Plain::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    for event in Parser::new_ext(text, options) {
        plain.take(event);
    }
    let mut document = Document::new(id, plain.text.trim_end());
    document.title = plain
        .title
        .map(|title| title.trim().to_owned())
        .filter(|t| !t.is_empty());
    document
}

#[derive(Default)]
struct Plain {
    text: String,
    title: Option<String>,
    in_title: bool,
    /// Inside a heading, code or metadata.
    silent: usize,
}

impl Plain {
    fn take(&mut self, event: Event) {
        match event {
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            }) if self.title.is_none() => {
                self.title = Some(String::new());
                self.in_title = true;
            }
            Event::End(TagEnd::Heading(_)) if self.in_title => self.in_title = false,
            Event::Start(Tag::Heading { .. } | Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => {
                self.silent += 1;
            }
            Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => {
                self.silent -= 1;
            }
            Event::Text(text) | Event::Code(text) => self.add(&text),
            Event::SoftBreak => self.add(" "),
            Event::HardBreak => self.add("\n"),
            Event::End(TagEnd::Paragraph | TagEnd::Item | TagEnd::TableRow | TagEnd::TableHead) => {
                self.end_block();
            }
            Event::End(TagEnd::TableCell) => self.add(" "),
            // an item that holds a list of its own ends where that begins
            Event::Start(Tag::List(_)) => self.end_block(),
            _ => {}
        }
    }

    fn add(&mut self, text: &str) {
        if self.in_title {
            self.title.get_or_insert_default().push_str(text);
        } else if self.silent == 0 {
            self.text.push_str(text);
        }
    }

    fn end_block(&mut self) {
        let kept = self.text.trim_end().len();
        self.text.truncate(kept);
        if kept > 0 {
            self.text.push_str("\n\n");
        }
    }
}
