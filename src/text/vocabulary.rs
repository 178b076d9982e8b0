use std::collections::HashMap;

/// Distinct strings, numbered in order of first appearance.
#[derive(Default)]
pub(super) struct Vocabulary {
    ids: HashMap<Box<str>, u32>,
}

impl Vocabulary {
    pub(super) fn get(&self, text: &str) -> Option<u32> {
        self.ids.get(text).copied()
    }

    /// The number of a string, and whether it is new.
    pub(super) fn intern(&mut self, text: &str) -> (u32, bool) {
        if let Some(id) = self.get(text) {
            return (id, false);
        }
        let id = self.ids.len() as u32;
        self.ids.insert(text.into(), id);
        (id, true)
    }
}
