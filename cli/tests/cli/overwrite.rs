//! What is read is never written over.

use crate::keywords::keywords;
use crate::run::Folder;

/// Whatever name or link it goes by, and wherever it stands.
#[test]
fn outputs_are_neither_the_input_nor_each_other() {
    let record = "{\"id\":\"a\",\"text\":\"The heat pump is quiet.\"}\n";
    let folder = Folder::new().with("in.jsonl", record);
    let link = folder.0.join("link.jsonl");
    std::fs::hard_link(folder.0.join("in.jsonl"), &link).expect("a link");
    for output in ["in.jsonl", "./in.jsonl", "link.jsonl"] {
        keywords(&["in.jsonl", "-o", output])
            .within(&folder)
            .status(2)
            .err_has("is the input in.jsonl");
        keywords(&["in.jsonl", "-o", "out.jsonl", "--errors", output])
            .within(&folder)
            .status(2)
            .err_has("is the input in.jsonl");
    }
    keywords(&["in.jsonl", "-o", "same", "--errors", "./same"])
        .within(&folder)
        .status(2)
        .err_has("name two files");
    std::fs::create_dir(folder.0.join("sub")).expect("a folder");
    std::fs::write(folder.0.join("sub/x.jsonl"), record).expect("a file");
    keywords(&["sub", "-o", "sub/x.jsonl"])
        .within(&folder)
        .status(2)
        .err_has("is the input sub/x.jsonl");
    assert_eq!(folder.read("sub/x.jsonl"), record);
    assert_eq!(folder.read("in.jsonl"), record);
    keywords(&["in.jsonl", "-o", "out.jsonl", "--errors", "bad.jsonl"])
        .within(&folder)
        .status(0);
}
