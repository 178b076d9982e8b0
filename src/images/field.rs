use super::ImageRecord;

/// A text about an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImageField {
    /// What is written below it.
    Caption,
    /// What is told in place of it.
    Alt,
    /// Words it was filed under.
    Tags,
    /// Of the image, or of its page.
    Title,
    /// The text around it.
    Context,
}

impl ImageField {
    /// All of them, in the order their words are kept.
    pub const ALL: [ImageField; 5] = [
        ImageField::Caption,
        ImageField::Alt,
        ImageField::Tags,
        ImageField::Title,
        ImageField::Context,
    ];

    /// As it is called in records and in the index.
    pub fn name(self) -> &'static str {
        match self {
            ImageField::Caption => "caption",
            ImageField::Alt => "alt",
            ImageField::Tags => "tags",
            ImageField::Title => "title",
            ImageField::Context => "context",
        }
    }

    /// How much a word counts there. A caption and an alternative text say what is to be seen,
    /// tags are as often the photographer's trade as the picture's content, a page's title and
    /// text are about more than one picture.
    pub(super) fn boost(self) -> f64 {
        match self {
            ImageField::Caption | ImageField::Alt => 1.0,
            ImageField::Tags => 0.7,
            ImageField::Title => 0.5,
            ImageField::Context => 0.25,
        }
    }

    /// What a record says there: tags are several texts, lest a phrase reaches over two of them.
    pub(super) fn of(self, record: &ImageRecord) -> Vec<&str> {
        let texts: Vec<&str> = match self {
            ImageField::Caption => vec![&record.caption],
            ImageField::Alt => vec![&record.alt],
            ImageField::Tags => record.tags.iter().map(String::as_str).collect(),
            ImageField::Title => vec![&record.title],
            ImageField::Context => vec![&record.context],
        };
        texts
            .into_iter()
            .filter(|text| !text.trim().is_empty())
            .collect()
    }
}
