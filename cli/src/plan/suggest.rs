use anyhow::anyhow;
use summ::opinion::SettingsError;

/// Closer than this, and somebody meant that name (the measure of clap's own tips).
const CLOSE: f64 = 0.7;

/// The known name that is most like the given one.
pub fn closest<'a>(given: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let scored = known
        .into_iter()
        .map(|name| (strsim::jaro_winkler(given, name), name));
    let close = scored.filter(|(score, _)| *score > CLOSE);
    close
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

/// An error of the settings, with the name that was likely meant.
pub fn unknown_name(error: SettingsError) -> anyhow::Error {
    let meant = match &error {
        SettingsError::UnknownName { name, known, .. } => closest(name, known.split(", ")),
        _ => None,
    };
    match meant {
        Some(meant) => anyhow!("{error}; did you mean `{meant}`?"),
        None => error.into(),
    }
}

/// A message that lists all known names, with the likely one instead when there is one:
/// "unknown field `x`, expected one of `a`, `b`".
pub fn shorten(message: &str) -> String {
    let quoted = |text: &str| -> Vec<String> {
        text.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect()
    };
    let message = message
        .trim()
        .replace("unknown field", "there is no setting")
        .replace("unknown variant", "there is no");
    let Some((head, known)) = message.split_once(", expected ") else {
        return message;
    };
    let given = quoted(head).pop().unwrap_or_default();
    let known = quoted(known);
    match closest(&given, known.iter().map(String::as_str)) {
        Some(meant) => format!("{head}; did you mean `{meant}`?"),
        None => format!("{head}; there is {}", known.join(", ")),
    }
}
