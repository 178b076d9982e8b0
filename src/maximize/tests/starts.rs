//! Searches that begin with a known set, and sets that are only certified.

use std::sync::Arc;

use super::*;
use crate::objective::{ConcaveOverModular, FacilityLocation};
use crate::vector::Csr;

fn worth() -> ConcaveOverModular {
    ConcaveOverModular::cluster_reward(&[0, 0, 1, 1, 2, 3], &[4.0, 3.0, 5.0, 1.0, 2.0, 1.0])
        .unwrap()
}

#[test]
fn every_method_keeps_what_it_began_with_or_finds_better() {
    let worth = worth();
    let constraints = Constraints::budget(vec![1.0, 2.0, 3.0, 1.0, 2.0, 1.0], 5.0);
    for method in Method::ALL {
        let search = Search {
            method,
            ..Search::default()
        };
        let problem = Problem::new(&worth, &constraints, &search).unwrap();
        let given = problem.given(&[5, 3]).unwrap().certify();
        let found = problem
            .choose_from(&[5, 3, 5], &|| false)
            .unwrap()
            .certify();
        assert!(found.value >= given.value, "{method}");
        for bound in [found.bound, given.bound] {
            assert!(bound.is_ok_and(|bound| bound >= found.value), "{method}");
        }
    }
}

#[test]
fn nothing_is_proven_of_greedy_from_a_given_set_but_exact_search_proves_its_end() {
    let worth = worth();
    let constraints = Constraints::budget(vec![1.0; 6], 3.0);
    let by = |method| {
        let search = Search {
            method,
            ..Search::default()
        };
        let problem = Problem::new(&worth, &constraints, &search).unwrap();
        problem.choose_from(&[3], &|| false).unwrap().certify()
    };
    let lazy = by(Method::Lazy);
    assert_eq!(lazy.items()[0], 3);
    let why = lazy.guarantee.missing();
    assert_eq!(why, Some("the search began with a given set"));
    let exact = by(Method::Exact);
    assert!(exact.optimal && exact.guarantee.share() == 1.0 && exact.value > lazy.value);
    assert!(by(Method::Greedi).guarantee.share() > 0.0);
}

#[test]
fn a_given_set_is_certified_as_the_search_would() {
    let worth = worth();
    let constraints = Constraints {
        required: vec![4],
        ..Constraints::budget(vec![1.0; 6], 3.0)
    };
    let problem = Problem::new(&worth, &constraints, &Search::default()).unwrap();
    let found = problem.choose(&|| false).certify();
    let given = problem.given(&found.items()).unwrap().certify();
    assert_eq!(given.picks, found.picks);
    assert_eq!(given.bound, found.bound);
    assert_eq!(given.guarantee.missing(), Some("the set was given"));
}

#[test]
fn what_cannot_be_begun_with_is_named() {
    let worth = worth();
    let constraints = Constraints {
        excluded: vec![1],
        ..Constraints::budget(vec![1.0; 6], 2.0)
    };
    let problem = Problem::new(&worth, &constraints, &Search::default()).unwrap();
    let refused = |items: &[usize]| problem.given(items).err().map(|e| e.to_string());
    assert_eq!(refused(&[0, 2]), None);
    let (excluded, full) = (refused(&[1]).unwrap(), refused(&[0, 2, 3]).unwrap());
    assert!(excluded.starts_with("item 1 ") && full.starts_with("item 3 "));
    assert!(refused(&[6]).is_some_and(|why| why.contains("the last of the ground set is 5")));
}

#[test]
fn exchanges_and_double_greedy_are_the_same_with_a_cursor_that_cannot_remove() {
    /// The same objective by a cursor that is always built anew.
    #[derive(Debug)]
    struct Stiff(FacilityLocation);
    struct StiffPartial<'a>(Box<dyn crate::objective::Partial + 'a>);
    impl Objective for Stiff {
        fn len(&self) -> usize {
            self.0.len()
        }
        fn promise(&self) -> crate::objective::Promise {
            self.0.promise()
        }
        fn start(&self) -> Box<dyn crate::objective::Partial + '_> {
            Box::new(StiffPartial(self.0.start()))
        }
    }
    impl crate::objective::Partial for StiffPartial<'_> {
        fn value(&self) -> f64 {
            self.0.value()
        }
        fn gain(&self, item: usize) -> f64 {
            self.0.gain(item)
        }
        fn add(&mut self, item: usize) {
            self.0.add(item);
        }
        fn boxed_clone(&self) -> Box<dyn crate::objective::Partial + '_> {
            Box::new(StiffPartial(self.0.boxed_clone()))
        }
    }
    let mut benefit = Csr::with_columns(12);
    for i in 0..20u32 {
        let at = |j: u32| (j, f64::from((i * 13 + j * 7) % 17));
        benefit.push_row((0..12).map(at).filter(|e| e.1 > 6.0));
    }
    let facility = FacilityLocation::new(Arc::new(benefit), vec![1.0; 12]).unwrap();
    let stiff = Stiff(facility.clone());
    let costs: Vec<f64> = (0..20).map(|i| f64::from(1 + i % 4)).collect();
    for (method, budget) in [
        (Method::Swap, 7.0),
        (Method::DoubleGreedy, 100.0),
        (Method::RandomDoubleGreedy, 100.0),
    ] {
        let search = Search {
            method,
            bound: false,
            ..Search::default()
        };
        let constraints = Constraints::budget(costs.clone(), budget);
        let find = |objective| maximize(objective, &constraints, &search, &|| false).unwrap();
        assert_eq!(find(&facility), find(&stiff), "{method}");
    }
}
