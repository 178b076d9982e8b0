use serde::Deserialize;

use super::LexiconError;

/// One thing that is spoken of, and the words that tell.
#[derive(Debug, Clone, PartialEq)]
pub struct Aspect {
    /// Unique in its tree.
    pub id: String,
    /// Index of the aspect above it; none for the root.
    pub parent: Option<usize>,
    /// Its depth, the root being 1.
    pub level: usize,
    /// ω, what a sentence about it is worth; 1/level unless the file says otherwise.
    pub weight: f64,
    /// Words and phrases, as written; matched by their stems.
    pub clues: Vec<String>,
}

/// What the reviews of one domain speak of, from the whole down to its parts.
///
/// Read from TOML: `name`, `title`, `signals` (words that tell that a text belongs to
/// the domain) and `[[aspect]]` tables with `id`, `parent` (all but the root),
/// `clues` and, if wanted, `weight`.
///
/// ```
/// use summ::lexicon::AspectTree;
/// let text = r#"
///     name = "tea"
///     signals = ["tea", "leaf"]
///     [[aspect]]
///     id = "tea"
///     clues = ["tea"]
///     [[aspect]]
///     id = "taste"
///     parent = "tea"
///     clues = ["taste", "mouth feel"]
/// "#;
/// let tree = AspectTree::from_toml(text, "tea.toml")?;
/// assert_eq!(tree.nodes()[1].weight, 0.5);
/// # Ok::<(), summ::lexicon::LexiconError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct AspectTree {
    name: String,
    title: String,
    signals: Vec<String>,
    nodes: Vec<Aspect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    name: String,
    #[serde(default)]
    title: String,
    #[serde(default)]
    signals: Vec<String>,
    #[serde(default)]
    aspect: Vec<RawAspect>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAspect {
    id: String,
    parent: Option<String>,
    weight: Option<f64>,
    #[serde(default)]
    clues: Vec<String>,
}

macro_rules! builtin {
    ($($name:literal),+) => {
        /// The trees that come with the library; `general` is for what no other fits.
        pub const BUILTIN_NAMES: &'static [&'static str] = &[$($name),+];

        fn builtin_text(name: &str) -> Option<&'static str> {
            match name {
                $($name => Some(include_str!(concat!("../../lexicons/aspects/", $name, ".toml"))),)+
                _ => None,
            }
        }
    };
}

impl AspectTree {
    builtin!(
        "book",
        "car",
        "electronics",
        "film",
        "general",
        "hotel",
        "restaurant",
        "software"
    );

    /// A tree that comes with the library; none for another name.
    pub fn builtin(name: &str) -> Option<AspectTree> {
        let text = AspectTree::builtin_text(name)?;
        // A test reads all of them.
        AspectTree::from_toml(text, name).ok()
    }

    /// The signals of a tree that comes with the library, without reading its aspects.
    pub fn builtin_signals(name: &str) -> Option<Vec<String>> {
        #[derive(Deserialize)]
        struct Head {
            signals: Vec<String>,
        }
        let text = AspectTree::builtin_text(name)?;
        // TOML puts the keys of the whole before its first table.
        let head = text.split("\n[[").next()?;
        Some(toml::from_str::<Head>(head).ok()?.signals)
    }

    /// Reads a tree; `name` is what errors call the text.
    ///
    /// # Errors
    /// Text of another shape; an id or a clue that stands twice; a parent that is none;
    /// no root, two roots or a circle; a weight below 0.
    pub fn from_toml(text: &str, name: &str) -> Result<AspectTree, LexiconError> {
        let file: File = toml::from_str(text).map_err(|error| LexiconError::Toml {
            name: name.to_owned(),
            message: error.to_string(),
        })?;
        AspectTree::build(file, name)
    }

    /// A tree of aspects that stand side by side, each with its weight and its clues; the root
    /// above them, which is called as the tree is, has no clues.
    ///
    /// # Errors
    /// As [`AspectTree::from_toml`].
    ///
    /// ```
    /// use summ::lexicon::AspectTree;
    /// let aspects = vec![("taste".to_owned(), 0.8, vec!["taste".to_owned()])];
    /// let tree = AspectTree::flat("tea", aspects)?;
    /// assert_eq!(tree.nodes()[1].parent, Some(0));
    /// # Ok::<(), summ::lexicon::LexiconError>(())
    /// ```
    pub fn flat(
        name: &str,
        aspects: Vec<(String, f64, Vec<String>)>,
    ) -> Result<AspectTree, LexiconError> {
        let root = RawAspect {
            id: name.to_owned(),
            parent: None,
            weight: None,
            clues: Vec::new(),
        };
        let below = aspects.into_iter().map(|(id, weight, clues)| RawAspect {
            id,
            parent: Some(name.to_owned()),
            weight: Some(weight),
            clues,
        });
        let file = File {
            name: name.to_owned(),
            title: String::new(),
            signals: Vec::new(),
            aspect: std::iter::once(root).chain(below).collect(),
        };
        AspectTree::build(file, name)
    }

    fn build(file: File, name: &str) -> Result<AspectTree, LexiconError> {
        for (what, empty) in [
            ("`name`", file.name.trim().is_empty()),
            (
                "an `id`",
                file.aspect.iter().any(|raw| raw.id.trim().is_empty()),
            ),
            (
                "a clue",
                file.aspect
                    .iter()
                    .flat_map(|raw| &raw.clues)
                    .any(|clue| clue.trim().is_empty()),
            ),
        ] {
            if empty {
                return Err(LexiconError::Empty {
                    name: name.to_owned(),
                    what: what.to_owned(),
                });
            }
        }
        let parents = parents(&file.aspect, name)?;
        let mut nodes = Vec::with_capacity(file.aspect.len());
        for (index, raw) in file.aspect.iter().enumerate() {
            let level = level(index, &parents).ok_or_else(|| LexiconError::Cycle {
                name: name.to_owned(),
                id: raw.id.clone(),
            })?;
            let weight = raw.weight.unwrap_or(1.0 / level as f64);
            if !(weight.is_finite() && weight >= 0.0) {
                return Err(LexiconError::Weight {
                    name: name.to_owned(),
                    id: raw.id.clone(),
                    found: weight.to_string(),
                });
            }
            nodes.push(Aspect {
                id: raw.id.clone(),
                parent: parents[index],
                level,
                weight,
                clues: raw.clues.clone(),
            });
        }
        refuse_double_clues(&nodes, name)?;
        let title = if file.title.is_empty() {
            file.name.clone()
        } else {
            file.title
        };
        Ok(AspectTree {
            name: file.name,
            title,
            signals: file.signals,
            nodes,
        })
    }

    /// The tree's short name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What people read.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Words that tell that a text belongs to this domain.
    pub fn signals(&self) -> &[String] {
        &self.signals
    }

    /// The aspects, in the order of the file.
    pub fn nodes(&self) -> &[Aspect] {
        &self.nodes
    }
}

fn parents(aspects: &[RawAspect], name: &str) -> Result<Vec<Option<usize>>, LexiconError> {
    let mut parents = Vec::with_capacity(aspects.len());
    for (index, raw) in aspects.iter().enumerate() {
        if aspects[..index].iter().any(|other| other.id == raw.id) {
            return Err(LexiconError::DuplicateAspect {
                name: name.to_owned(),
                id: raw.id.clone(),
            });
        }
        let parent = match &raw.parent {
            None => None,
            Some(parent) => {
                let place = aspects.iter().position(|other| other.id == *parent);
                Some(place.ok_or_else(|| LexiconError::UnknownParent {
                    name: name.to_owned(),
                    id: raw.id.clone(),
                    parent: parent.clone(),
                })?)
            }
        };
        parents.push(parent);
    }
    match parents.iter().filter(|parent| parent.is_none()).count() {
        1 => Ok(parents),
        found => Err(LexiconError::Roots {
            name: name.to_owned(),
            found,
        }),
    }
}

/// The depth below the root, or none when the way up never ends.
fn level(index: usize, parents: &[Option<usize>]) -> Option<usize> {
    std::iter::successors(Some(index), |&node| parents[node])
        .zip(1..=parents.len())
        .last()
        .and_then(|(top, level)| parents[top].is_none().then_some(level))
}

fn refuse_double_clues(nodes: &[Aspect], name: &str) -> Result<(), LexiconError> {
    let mut seen: std::collections::HashMap<String, &str> = std::collections::HashMap::new();
    for node in nodes {
        for clue in &node.clues {
            if let Some(first) = seen.insert(super::terms::normalize(clue).into_owned(), &node.id) {
                return Err(LexiconError::DuplicateClue {
                    name: name.to_owned(),
                    clue: clue.clone(),
                    first: first.to_owned(),
                    second: node.id.clone(),
                });
            }
        }
    }
    Ok(())
}
