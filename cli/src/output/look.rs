use anstyle::{AnsiColor, Style};
use summ::opinion::Side;
use terminal_size::{Width, terminal_size};

use super::Target;
use crate::args::ColorWhen;

/// A line of text longer than this is tiring to read.
const WIDEST: usize = 120;

/// Where nothing says how wide the output is.
const USUAL: usize = 80;

/// Colours and width; without colours all styles are plain.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    pub width: usize,
    pub title: Style,
    pub praise: Style,
    pub complaint: Style,
    pub dim: Style,
}

impl Look {
    pub fn new(when: ColorWhen, target: &Target) -> Look {
        let colored = match when {
            ColorWhen::Always => true,
            ColorWhen::Never => false,
            ColorWhen::Auto => {
                let choice = anstream::AutoStream::choice(&std::io::stdout());
                target.is_terminal() && choice != anstream::ColorChoice::Never
            }
        };
        let style = |style: Style| if colored { style } else { Style::new() };
        Look {
            width: width(target).clamp(20, WIDEST),
            title: style(Style::new().bold()),
            praise: style(AnsiColor::Green.on_default()),
            complaint: style(AnsiColor::Red.on_default()),
            dim: style(Style::new().dimmed()),
        }
    }
}

impl Look {
    /// The colour of a side.
    pub fn side(&self, side: Side) -> Style {
        match side {
            Side::Praise => self.praise,
            Side::Complaint => self.complaint,
            Side::Neutral => Style::new(),
        }
    }
}

fn width(target: &Target) -> usize {
    let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
    let terminal = || target.is_terminal().then(terminal_size).flatten();
    let seen = terminal()
        .map(|(Width(width), _)| usize::from(width))
        .filter(|w| *w > 0);
    seen.or_else(columns).unwrap_or(USUAL)
}
