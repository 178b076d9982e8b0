use super::*;

const LEAST: &str =
    "name = 'x'\nurl = 'https://h/?q={query}'\n[paths]\nitems = 'i'\nid = 'id'\nurl = 'u'\n";

fn refusal(text: &str) -> String {
    let refused = Provider::from_toml(text, &|_| None).unwrap_err();
    refused.to_string()
}

#[test]
fn built_in_services_ask_for_what_is_wanted() {
    let query = ImageQuery {
        licence: Some("by,cc0".to_owned()),
        page: 3,
        limit: 500,
        ..ImageQuery::new("red & blue")
    };
    assert_eq!(
        Provider::openverse().url(&query).as_str(),
        "https://api.openverse.org/v1/images/?q=red%20%26%20blue&page_size=20&page=3&license=by%2Ccc0"
    );
    let commons = Provider::commons().url(&query);
    let pairs: Vec<_> = commons.query_pairs().into_owned().collect();
    let has = |name: &str, value: &str| pairs.contains(&(name.to_owned(), value.to_owned()));
    assert!(has("gsrsearch", "filetype:bitmap|drawing red & blue"));
    assert!(has("gsrlimit", "50") && has("gsroffset", "100"));
    let base = Url::parse("http://localhost:8888/sub/").unwrap();
    assert_eq!(
        Provider::searxng(&base).unwrap().url(&query).as_str(),
        "http://localhost:8888/sub/search?q=red%20%26%20blue&format=json&categories=images&pageno=3"
    );
}

#[test]
fn the_least_description_will_do() {
    let provider = Provider::from_toml(LEAST, &|_| None).unwrap();
    assert_eq!(provider.name(), "x");
    assert_eq!(
        provider.url(&ImageQuery::new("ü")).as_str(),
        "https://h/?q=%C3%BC"
    );
}

#[test]
fn mistakes_name_their_line() {
    let with =
        |line: &str| refusal(&LEAST.replace("name = 'x'\n", &format!("name = 'x'\n{line}\n")));
    let unknown = with("max_term = 3");
    assert!(
        unknown.starts_with("line 2: unknown field `max_term`"),
        "{unknown}"
    );
    let path = refusal(&LEAST.replace("'id'", "'a..b'"));
    assert!(path.starts_with("line 5: `a..b` is no path"), "{path}");
    let unknown = refusal(&format!("{LEAST}colour = 'c'"));
    assert!(
        unknown.starts_with("line 7: unknown field `colour`"),
        "{unknown}"
    );
    let template = refusal(&LEAST.replace("{query}", "{qery}"));
    assert!(
        template.starts_with("line 2: no place is called {qery}"),
        "{template}"
    );
    assert!(refusal("name = 'x'\n= 3").starts_with("line 2: "));
    assert!(refusal("name = 'x'").contains("missing field `url`"));
    assert!(with("max_terms = 0").contains("`max_terms`"));
    assert!(with("max_limit = 0").contains("`max_limit`"));
    assert!(refusal(&LEAST.replace("'x'", "' '")).contains("`name`"));
}

#[test]
fn urls_that_cannot_be_asked_are_refused() {
    for url in [
        "ftp://h/{query}",
        "https://{query}/",
        "/{query}",
        "{base}/{query}",
        "https://me:hidden@h/{query}",
    ] {
        let error = refusal(&LEAST.replace("https://h/?q={query}", url));
        assert!(
            error.starts_with("x: with its places filled"),
            "{url}: {error}"
        );
        assert!(!error.contains("hidden"));
    }
    let error = refusal(&LEAST.replace("https://h/?q={query}", "{base}/{query}"));
    assert!(error.contains("`base` is not set"), "{error}");
    let elsewhere = Url::parse("ftp://elsewhere/").unwrap();
    assert!(Provider::openverse().with_base(&elsewhere).is_err());
}

#[test]
fn keys_come_from_the_environment_and_are_not_shown() {
    let text = format!(
        "{LEAST}[headers]\nAuthorization = 'Bearer ${{A_KEY}}'\n[parameters]\nkey = '${{B_KEY}}'\n"
    );
    let missing = Provider::from_toml(&text, &|name| (name == "A_KEY").then(|| "a".to_owned()));
    let missing = missing.unwrap_err().to_string();
    assert!(
        missing.contains("`key`") && missing.contains("B_KEY"),
        "{missing}"
    );
    let provider = Provider::from_toml(&text, &|name| Some(format!("hidden-{name}"))).unwrap();
    assert!(!format!("{provider:?}").contains("hidden"));
    assert!(
        !provider
            .url(&ImageQuery::new("q"))
            .as_str()
            .contains("hidden")
    );
    // Nor is a key that was written where only its name belongs.
    let literal = Provider::from_toml(
        &text.replace("${A_KEY}", "hidden"),
        &|_| Some(String::new()),
    );
    assert!(!format!("{literal:?}").contains("hidden"));
    let unclosed = refusal(&text.replace("${A_KEY}'", "hidden"));
    assert!(!unclosed.contains("hidden"), "{unclosed}");
}
