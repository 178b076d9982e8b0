use maud::{Markup, html};
use summ::opinion::{ChosenSentence, Side, Summary};

use super::super::words::{Words, sign};
use crate::batch::Record;

/// A document and its summary, as the sections of the article see them.
pub struct View<'a> {
    pub words: &'a Words,
    pub record: &'a Record,
    pub summary: &'a Summary,
}

impl<'a> View<'a> {
    /// The id of the article, or of a part of it. Ids are made of numbers and of words
    /// of our own: nothing of the input can make two of them alike.
    pub fn id(&self, part: &str) -> String {
        format!("{}{part}", article_id(self.record.place))
    }

    /// The id of a chosen sentence in one of the places where it stands, by its number
    /// in reading order.
    pub fn sentence_id(&self, place: Place, number: usize) -> String {
        let letter = match place {
            Place::Summary => 's',
            Place::Source => 't',
            Place::Why => 'w',
        };
        format!("{}-{letter}{number}", article_id(self.record.place))
    }

    /// A link to it.
    pub fn link(&self, place: Place, number: usize) -> String {
        format!("#{}", self.sentence_id(place, number))
    }

    /// The chosen sentences with their numbers, in reading order.
    pub fn chosen(&self) -> impl Iterator<Item = (usize, &'a ChosenSentence)> {
        (1..).zip(&self.summary.sentences)
    }

    /// The same, as they were chosen.
    pub fn by_choice(&self) -> Vec<(usize, &'a ChosenSentence)> {
        let mut list: Vec<_> = self.chosen().collect();
        list.sort_unstable_by_key(|(_, sentence)| sentence.choice);
        list
    }

    /// The language of what is quoted; none where it is not known.
    pub fn lang(&self) -> Option<&'static str> {
        Some(self.summary.language.code()).filter(|code| *code != "und")
    }

    /// How a review is called.
    pub fn review_name(&self, index: usize) -> String {
        match &self.record.document.reviews[index].id {
            Some(id) => format!("Review {id}"),
            None => format!("Review {}", index + 1),
        }
    }
}

/// Where a chosen sentence stands on the page.
#[derive(Clone, Copy)]
pub enum Place {
    Summary,
    Source,
    Why,
}

pub fn article_id(place: usize) -> String {
    format!("d{}", place + 1)
}

/// The class of a side, which style.css knows.
pub fn class(side: Side) -> &'static str {
    match side {
        Side::Praise => "praise",
        Side::Complaint => "complaint",
        Side::Neutral => "neutral",
    }
}

/// The sign of a side; whoever does not see it hears its name.
pub fn mark(side: Side) -> Markup {
    let name = match side {
        Side::Praise => "Praise: ",
        Side::Complaint => "Complaint: ",
        Side::Neutral => "",
    };
    html! {
        span.mark.(class(side)) aria-hidden="true" { (sign(side)) }
        span.unseen { (name) }
    }
}
