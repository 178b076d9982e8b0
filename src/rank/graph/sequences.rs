/// Stands for "no token".
const NONE: u32 = u32::MAX;

/// Longest sequences of tokens, found while the tokens of a sentence are read.
#[derive(Debug, Default)]
pub(in crate::rank) struct Sequences {
    /// By token that begins a sequence: the last token of it.
    ends: Vec<u32>,
    /// First and latest token of the sequence that is open.
    open: Option<(usize, usize)>,
}

impl Sequences {
    pub fn of(tokens: usize) -> Self {
        Sequences {
            ends: vec![NONE; tokens],
            open: None,
        }
    }

    /// Adds a token to the sequence before it if it is joined to the last one of that, which
    /// it is asked for. The sequence ends with the last token that may be an end.
    pub fn add(&mut self, token: usize, is_end: bool, is_joined: impl FnOnce(usize) -> bool) {
        let first = match self.open {
            Some((first, last)) if is_joined(last) => first,
            _ => token,
        };
        self.open = Some((first, token));
        if is_end {
            self.ends[first] = token as u32;
        }
    }

    /// What comes next belongs to no sequence that is open.
    pub fn close(&mut self) {
        self.open = None;
    }

    /// Whether tokens are a sequence that is part of no longer one.
    pub fn holds(&self, first: u32, last: u32) -> bool {
        self.ends[first as usize] == last
    }
}
