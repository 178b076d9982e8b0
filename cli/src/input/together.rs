use std::ops::ControlFlow;
use std::sync::Arc;

use summ::text::Document;

use super::read::{Reading, Source, Take};
use super::{Body, Name, Origin, Raw, web};

/// Reads everything as reviews of one thing; what fails is handed on as it is.
pub fn all(reading: &Reading, take: Take) {
    let mut whole = Document {
        id: id(reading),
        ..Document::default()
    };
    let ended = reading.each(&mut |mut raw: Raw| {
        if matches!(raw.body, Body::Broken(_) | Body::Warning(_)) {
            return take(raw);
        }
        let mut warnings = Vec::new();
        let text = raw.text();
        let document = raw.document(&mut warnings);
        for warning in warnings {
            take(Raw {
                origin: raw.origin.clone(),
                body: Body::Warning(warning),
            })?;
        }
        match (document, text) {
            (Ok(document), _) => add(&mut whole, document),
            // Whoever reports the failure wants the record too.
            (Err(_), Some(_)) => return take(raw),
            (Err(problem), None) => {
                return take(Raw {
                    body: Body::Broken(problem),
                    ..raw
                });
            }
        }
        ControlFlow::Continue(())
    });
    if ended.is_continue() && !whole.reviews.is_empty() {
        let origin = Origin::file(&Arc::new(Name {
            shown: whole.id.clone(),
            short: whole.id.clone(),
        }));
        let _ = take(Raw {
            origin,
            body: Body::Ready(Box::new(whole), Vec::new()),
        });
    }
}

/// A single text becomes a review by its document's id; reviews keep theirs.
fn add(whole: &mut Document, document: Document) {
    let Document { id, reviews, title } = document;
    whole.title = whole.title.take().or(title);
    for mut review in reviews {
        review.id.get_or_insert_with(|| id.clone());
        whole.reviews.push(review);
    }
}

fn id(reading: &Reading) -> String {
    match &reading.sources[..] {
        [Source::Path(path)] => {
            let name = path.file_name().unwrap_or(path.as_os_str());
            name.to_string_lossy().into_owned()
        }
        [Source::Url(address)] => web::name(address).short,
        _ => "together".to_owned(),
    }
}
