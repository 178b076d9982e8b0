use unicode_width::UnicodeWidthStr;

/// Words to be laid out in lines, each with what is printed before and after it.
#[derive(Default)]
pub struct Flow {
    words: Vec<(String, anstyle::Style)>,
}

impl Flow {
    /// Adds words in one style; white space of any kind only separates them.
    pub fn add(&mut self, text: &str, style: anstyle::Style) {
        let visible = |word: &str| -> String { word.chars().filter(|c| !c.is_control()).collect() };
        self.words
            .extend(text.split_whitespace().map(|word| (visible(word), style)));
    }

    /// Lines no wider than `width` where words allow it, after `first` on the first
    /// line and as many spaces on the others.
    pub fn lay_out(&self, first: &str, first_width: usize, width: usize, to: &mut String) {
        to.push_str(first);
        let mut column = first_width;
        let mut open: Option<anstyle::Style> = None;
        let mut fresh = true;
        for (word, style) in &self.words {
            let wide = word.width();
            if !fresh && column + 1 + wide > width {
                close(&mut open, to);
                to.push('\n');
                to.push_str(&" ".repeat(first_width));
                column = first_width;
                fresh = true;
            }
            if open.is_some_and(|before| before != *style) {
                close(&mut open, to);
            }
            if !fresh {
                to.push(' ');
                column += 1;
            }
            if open.is_none() {
                to.push_str(&style.render().to_string());
                open = Some(*style);
            }
            to.push_str(word);
            column += wide;
            fresh = false;
        }
        close(&mut open, to);
        to.push('\n');
    }
}

fn close(open: &mut Option<anstyle::Style>, to: &mut String) {
    if let Some(style) = open.take() {
        to.push_str(&style.render_reset().to_string());
    }
}
