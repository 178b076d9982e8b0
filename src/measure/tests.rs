use super::*;

fn tokens(text: &str) -> RougeTokens {
    RougeTokens::new(text)
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-12, "{a} {b}");
}

#[test]
fn tokens_are_runs_of_ascii_letters_and_digits() {
    assert_eq!(tokens("It's a café, no. 5!"), tokens("it s a caf no 5"));
    assert_eq!(tokens("…—").len(), 0);
    assert!(tokens("").is_empty());
}

#[test]
fn rouge_of_a_worked_example() {
    let (a, b) = (
        tokens("the cat sat on the mat"),
        tokens("the cat lay on a mat"),
    );
    // the×1, cat, on, mat of 6 each
    close(rouge_n(&a, &b, 1).f1, 4.0 / 6.0);
    // "the cat" of 5 pairs each
    close(rouge_n(&a, &b, 2).f1, 1.0 / 5.0);
    // the cat on mat
    close(rouge_l(&a, &b).f1, 4.0 / 6.0);
    // 6 tokens and 15 pairs each; common: 4 tokens, and the-cat, the-on, the-mat, cat-on,
    // cat-mat, on-mat
    close(rouge_su4(&a, &b).f1, 10.0 / 21.0);
}

#[test]
fn pairs_reach_over_four_tokens_and_no_further() {
    let a = tokens("a 1 2 3 4 b");
    close(rouge_su4(&a, &tokens("a b")).recall, 1.0);
    let a = tokens("a 1 2 3 4 5 b");
    close(rouge_su4(&a, &tokens("a b")).recall, 2.0 / 3.0);
}

#[test]
fn empty_texts_overlap_by_nothing() {
    let (empty, some) = (tokens(""), tokens("some words"));
    for (a, b) in [(&empty, &some), (&some, &empty), (&empty, &empty)] {
        for overlap in [
            rouge_n(a, b, 1),
            rouge_n(a, b, 2),
            rouge_l(a, b),
            rouge_su4(a, b),
        ] {
            assert_eq!(overlap, Overlap::default());
        }
    }
    assert_eq!(rouge_n(&some, &some, 0), Overlap::default());
    close(rouge_n(&some, &some, 2).f1, 1.0);
}

#[test]
fn repeated_pairs_counts_every_standing() {
    assert_eq!(repeated_pairs("a b c"), 0.0);
    close(repeated_pairs("a b a b"), 2.0 / 3.0);
    assert_eq!(repeated_pairs("word"), 0.0);
}

#[test]
fn mean_highest_cosine_of_few_empty_and_equal_rows() {
    assert_eq!(mean_highest_cosine(&[]), 0.0);
    assert_eq!(mean_highest_cosine(&[vec![(0, 1.0)]]), 0.0);
    assert_eq!(mean_highest_cosine(&[vec![], vec![]]), 0.0);
    let row = vec![(0, 0.1), (3, 0.7)];
    close(mean_highest_cosine(&[row.clone(), row.clone()]), 1.0);
    // the third is like none: (1 + 1 + 0) / 3
    close(
        mean_highest_cosine(&[row.clone(), row, vec![(2, 5.0)]]),
        2.0 / 3.0,
    );
}

#[test]
fn correlation_and_slope() {
    let (x, y) = ([1.0, 2.0, 3.0, 4.0], [2.0, 4.0, 6.0, 8.5]);
    close(slope(&x, &y).expect("x varies"), 2.15);
    assert!(pearson(&x, &y).expect("both vary") > 0.99);
    close(pearson(&x, &[4.0, 3.0, 2.0, 1.0]).expect("both vary"), -1.0);
    assert_eq!(pearson(&x, &[1.0; 4]), None);
    assert_eq!(slope(&[1.0; 4], &x), None);
    assert_eq!(pearson(&x, &[1.0]), None);
    assert_eq!(pearson(&[1.0], &[1.0]), None);
}

#[test]
fn an_interval_holds_its_mean_and_is_the_same_for_the_same_seed() {
    let list: Vec<f64> = (0..40).map(|i| f64::from(i % 7)).collect();
    let interval = bootstrap_mean(&list, 2000, 1);
    assert!(interval.low < interval.mean && interval.mean < interval.high);
    assert_eq!(interval, bootstrap_mean(&list, 2000, 1));
    // the standard error of this mean is .31; the interval is about four of them wide
    assert!(
        (0.9..1.5).contains(&(interval.high - interval.low)),
        "{interval:?}"
    );
    let one = bootstrap_mean(&[3.0], 100, 1);
    assert_eq!((one.low, one.mean, one.high), (3.0, 3.0, 3.0));
    assert_eq!(bootstrap_mean(&[], 100, 1).mean, 0.0);
}

#[test]
fn randomisation_knows_sure_differences_from_noise() {
    assert!(paired_randomisation(&[1.0; 20], 5000, 1) < 0.001);
    let noise: Vec<f64> = (0..20)
        .map(|i| if i % 2 == 0 { 1.0 } else { -1.0 })
        .collect();
    assert_eq!(paired_randomisation(&noise, 1000, 1), 1.0);
    // two pairs of one sign: the exact p is 1/2
    let p = paired_randomisation(&[1.0, 1.0], 20_000, 1);
    assert!((p - 0.5).abs() < 0.02, "{p}");
    assert_eq!(paired_randomisation(&[], 10, 1), 1.0);
}

#[test]
fn statistics_without_a_value_and_differences_that_are_none() {
    assert_eq!(bootstrap(0, 10, 1, |_| Some(1.0)), None);
    assert_eq!(bootstrap(3, 10, 1, |_| None), None);
    let least = |drawn: &[usize]| drawn.iter().min().map(|&i| i as f64);
    let interval = bootstrap(9, 500, 1, least).expect("a least one");
    assert_eq!((interval.mean, interval.low), (0.0, 0.0));
    assert!(interval.high > 0.0);
    // whatever is swapped, the difference is the same
    assert_eq!(paired_randomisation_of(5, 50, 1, |_| 2.0), 1.0);
    assert_eq!(paired_randomisation_of(5, 50, 1, |_| f64::NAN), 1.0);
}

#[test]
fn ranks_are_shared_by_equal_values() {
    // ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: 4.5 / √(4.5 · 5)
    let rho = spearman(&[0.0, 1.0, 1.0, 7.0], &[1.0, 2.0, 3.0, 4.0]).expect("both vary");
    close(rho, 4.5 / (4.5f64 * 5.0).sqrt());
    close(
        spearman(&[3.0, 2.0, 1.0], &[1.0, 20.0, 300.0]).expect("both vary"),
        -1.0,
    );
    // 0 and −0 are one value
    close(
        spearman(&[0.0, -0.0, 1.0], &[1.0, 1.0, 2.0]).expect("both vary"),
        1.0,
    );
    assert_eq!(spearman(&[1.0, 1.0], &[1.0, 2.0]), None);
}

#[test]
fn accuracies_by_sign() {
    let labels = [1.0, 2.0, 3.0, -1.0, 0.0];
    let scores = [0.5, 0.0, 0.1, -0.2, -0.9];
    // a score of 0 is on no side, a label of 0 does not count
    assert_eq!(sign_accuracy(&scores, &labels), Some(0.75));
    close(
        balanced_accuracy(&scores, &labels).expect("two sides"),
        (2.0 / 3.0 + 1.0) / 2.0,
    );
    assert_eq!(balanced_accuracy(&[1.0], &[1.0]), None);
    assert_eq!(sign_accuracy(&[1.0], &[0.0]), None);
}

#[test]
fn area_under_the_curve_counts_pairs() {
    let labels = [1.0, 1.0, -1.0, -2.0, 0.0];
    assert_eq!(auc(&[0.9, 0.8, 0.1, 0.2, 5.0], &labels), Some(1.0));
    assert_eq!(auc(&[0.5; 5], &labels), Some(0.5));
    // of four pairs one is wrong and one is even
    assert_eq!(auc(&[0.5, 0.1, 0.5, 0.0, 0.0], &labels), Some(0.625));
    assert_eq!(auc(&[1.0, 2.0], &[1.0, 1.0]), None);
    assert_eq!(auc(&[], &[]), None);
}
