use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::links;
use super::runs::{self, Role, Word};
use super::{Candidate, CandidateLimits, Candidates, Mention, Source, surface};
use crate::lexicon::WordHasher;

pub(super) fn collect(
    source: &Source<'_>,
    limits: &CandidateLimits,
    wanted: &[Vec<u32>],
) -> Candidates {
    // Of the tokens of prose two in three begin a candidate or two; most are new.
    let expected = source.analysis.tokens.len();
    let links = links::most(source.analysis.language);
    let mut collector = Collector {
        limits,
        wanted,
        tagged: source.tags.is_some(),
        links,
        plain: if links > 1 { PLAIN_IN_CHAINS } else { PLAIN },
        known: HashMap::with_capacity_and_hasher(expected, BuildHasherDefault::default()),
        same_hash: Vec::with_capacity(expected),
        terms: Vec::with_capacity(2 * expected),
        ranges: Vec::with_capacity(expected),
        found: Vec::with_capacity(expected),
        met: Vec::with_capacity(expected),
        gram: Vec::with_capacity(limits.max_words),
    };
    let mut run = Vec::new();
    for (index, sentence) in source.analysis.sentences.iter().enumerate() {
        runs::each(source, sentence, &mut run, |run| {
            collector.grams(run, index as u32);
        });
    }
    collector.finish(source)
}

struct Collector<'a> {
    limits: &'a CandidateLimits,
    /// Sequences of stems that are candidates whatever they are.
    wanted: &'a [Vec<u32>],
    /// The parts of speech are known, and noun phrases are counted.
    tagged: bool,
    /// How many prepositions a phrase may have.
    links: usize,
    /// Words of the longest n-gram that need not be a noun phrase.
    plain: usize,
    /// Stem sequences by a hash of theirs: the latest candidate with it. Others with the
    /// same hash follow in `same_hash`.
    known: HashMap<u64, u32, BuildHasherDefault<WordHasher>>,
    same_hash: Vec<Option<u32>>,
    terms: Vec<u32>,
    /// Where the stems of each candidate stand.
    ranges: Vec<(u32, u32)>,
    found: Vec<Counts>,
    /// Every mention met, with its candidate.
    met: Vec<(u32, Mention)>,
    /// The stems of the n-gram that is being looked at.
    gram: Vec<u32>,
}

/// Words of the longest n-gram that need not be a noun phrase: longer ones are hardly ever
/// keyphrases, and there are as many as words.
const PLAIN: usize = 4;

/// The same in languages that chain nouns by prepositions.
const PLAIN_IN_CHAINS: usize = 3;

/// What the words of an n-gram so far can be together.
struct Phrase {
    /// The beginning of a noun phrase, or one.
    noun: bool,
    /// How many prepositions join them.
    links: usize,
    last: Option<Role>,
}

impl Default for Phrase {
    fn default() -> Self {
        Phrase {
            noun: true,
            links: 0,
            last: None,
        }
    }
}

impl Phrase {
    fn push(&mut self, word: &Word, most: usize) {
        self.noun &= match word.role {
            Role::Head | Role::Modifier => true,
            Role::Link => self.last == Some(Role::Head) && self.links < most,
            Role::Article => self.last == Some(Role::Link),
            Role::Outside => false,
        };
        self.links += usize::from(word.role == Role::Link);
        self.last = Some(word.role);
    }
}

/// How many mentions of a candidate are what.
struct Counts {
    noun_phrases: u32,
    chunks: u32,
}

/// Whether a noun phrase cannot be made longer on either side.
fn is_chunk(run: &[Word], from: usize, to: usize) -> bool {
    let inside = |word: &Word| matches!(word.role, Role::Head | Role::Modifier);
    let before = from.checked_sub(1).map(|at| &run[at]);
    let goes_on = run[to + 1..]
        .iter()
        .take_while(|word| inside(word))
        .any(|word| word.role == Role::Head);
    !goes_on && !before.is_some_and(inside)
}

impl Collector<'_> {
    /// The short n-grams without stop words, the noun phrases, and what is wanted of a run.
    fn grams(&mut self, run: &[Word], sentence: u32) {
        let limits = self.limits;
        let mut gram = std::mem::take(&mut self.gram);
        for (at, first) in run.iter().enumerate() {
            let known = self.met.len();
            let most = match first.stop || first.bound_before {
                true => 0,
                false => limits.max_words,
            };
            gram.clear();
            let mut phrase = Phrase::default();
            for (to, last) in run.iter().enumerate().skip(at).take(most) {
                gram.push(last.term);
                phrase.push(last, self.links);
                let linked = phrase.links > 0;
                if !phrase.noun && (last.stop || gram.len() > self.plain) {
                    break;
                }
                let ends = last.content && !last.stop && !last.bound_after;
                let noun_phrase = phrase.noun && last.role == Role::Head;
                let whole = noun_phrase && (self.tagged || linked);
                let short = !linked && gram.len() <= self.plain;
                if gram.len() < limits.min_words || !ends || !(whole || short) {
                    continue;
                }
                let tagged = self.tagged && noun_phrase && !(gram.len() == 1 && last.general);
                let chunk = tagged && !linked && is_chunk(run, at, to);
                let mention = Mention {
                    sentence,
                    first: first.token,
                    tokens: last.token - first.token + 1,
                };
                self.add(&gram, mention, tagged, chunk);
            }
            self.wanted_from(&run[at..], sentence, known);
        }
        self.gram = gram;
    }

    /// What is wanted at the beginning of a run, if it is not among the latest mentions.
    fn wanted_from(&mut self, run: &[Word], sentence: u32, known: usize) {
        for gram in self.wanted {
            let Some(words) = run.get(..gram.len()) else {
                continue;
            };
            let (Some(first), Some(last)) = (words.first(), words.last()) else {
                continue;
            };
            let mention = Mention {
                sentence,
                first: first.token,
                tokens: last.token - first.token + 1,
            };
            let is_it = words
                .iter()
                .zip(gram)
                .all(|(word, term)| word.term == *term);
            let met = |&(_, other): &(u32, Mention)| other == mention;
            if is_it && !self.met[known..].iter().any(met) {
                self.add(gram, mention, false, false);
            }
        }
    }

    fn add(&mut self, gram: &[u32], mention: Mention, noun_phrase: bool, chunk: bool) {
        let hash = gram.iter().fold(gram.len() as u64, |hash, &term| {
            (hash.rotate_left(5) ^ u64::from(term)).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
        let latest = self.known.get(&hash).copied();
        let mut next = latest;
        while let Some(candidate) = next {
            let (from, to) = self.ranges[candidate as usize];
            if &self.terms[from as usize..to as usize] == gram {
                let found = &mut self.found[candidate as usize];
                found.noun_phrases += u32::from(noun_phrase);
                found.chunks += u32::from(chunk);
                self.met.push((candidate, mention));
                return;
            }
            next = self.same_hash[candidate as usize];
        }
        let candidate = self.ranges.len() as u32;
        self.known.insert(hash, candidate);
        self.same_hash.push(latest);
        let from = self.terms.len() as u32;
        self.terms.extend_from_slice(gram);
        self.ranges.push((from, self.terms.len() as u32));
        self.found.push(Counts {
            noun_phrases: u32::from(noun_phrase),
            chunks: u32::from(chunk),
        });
        self.met.push((candidate, mention));
    }

    fn finish(self, source: &Source<'_>) -> Candidates {
        let Collector {
            terms,
            ranges,
            met,
            found,
            ..
        } = self;
        // Mentions come in reading order; they are put together by candidate.
        let mut starts = vec![0u32; ranges.len() + 1];
        for &(candidate, _) in &met {
            starts[candidate as usize + 1] += 1;
        }
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut mentions = vec![
            Mention {
                sentence: 0,
                first: 0,
                tokens: 0
            };
            met.len()
        ];
        let mut at = starts.clone();
        for &(candidate, mention) in &met {
            let slot = &mut at[candidate as usize];
            mentions[*slot as usize] = mention;
            *slot += 1;
        }
        let list = ranges
            .iter()
            .zip(starts.windows(2))
            .zip(&found)
            .map(|((&(from, to), bounds), counts)| Candidate {
                noun_phrases: counts.noun_phrases,
                chunks: counts.chunks,
                terms: from..to,
                mentions: bounds[0]..bounds[1],
                shown: surface::shown(source, &mentions[bounds[0] as usize..bounds[1] as usize]),
            })
            .collect();
        Candidates {
            list,
            terms,
            mentions,
        }
    }
}
