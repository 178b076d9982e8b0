use clap::Command;
use summ::opinion::Settings;

/// Adds each setting's default to its help, from the settings themselves.
pub fn show(command: Command) -> Command {
    let defaults = toml::Table::try_from(Settings::default()).unwrap_or_default();
    command.mut_args(|arg| {
        let id = arg.get_id().as_str();
        let key = if id == "lang" {
            "language".to_owned()
        } else {
            id.replace('_', "-")
        };
        let text = match defaults.get(&key) {
            Some(toml::Value::String(text)) => text.clone(),
            Some(
                value @ (toml::Value::Float(_) | toml::Value::Integer(_) | toml::Value::Boolean(_)),
            ) => value.to_string(),
            _ => return arg,
        };
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        arg.help(format!("{help} [default: {text}]"))
    })
}
