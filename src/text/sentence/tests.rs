use super::*;

#[test]
fn shared() {
    let path = concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../shared/data/segmentation/cases.jsonl"
    );
    let Ok(file) = std::fs::read_to_string(path) else {
        return;
    };
    for backend in [Backend::Sentencex, Backend::Uax29] {
        let (mut exact, mut all) = (0, 0);
        for line in file.lines() {
            let case: serde_json::Value = serde_json::from_str(line).unwrap();
            let text = case["text"].as_str().unwrap();
            let gold: Vec<&str> = case["gold"]
                .as_array()
                .unwrap()
                .iter()
                .map(|g| g.as_str().unwrap())
                .collect();
            let found: Vec<&str> = split_by(backend, text, Language::English)
                .into_iter()
                .map(|s| &text[s])
                .collect();
            all += 1;
            if found == gold {
                exact += 1
            } else {
                println!("{backend:?}\n  {gold:?}\n  {found:?}")
            }
        }
        println!("{backend:?} {exact}/{all}");
    }
}
