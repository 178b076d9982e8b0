use super::*;

#[test]
fn names_are_read_back() {
    for ranker in Ranker::ALL {
        assert_eq!(ranker.name().parse(), Ok(ranker));
    }
    let error = "pagerank".parse::<Ranker>().unwrap_err().to_string();
    assert!(error.contains("frequency"), "{error}");
}
