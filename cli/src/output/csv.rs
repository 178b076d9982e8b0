use csv::WriterBuilder;
use summ::opinion::Summary;

pub const HEADER: &[u8] =
    b"id,review,index,start,end,cost,gain,polarity,subjectivity,intensity,aspect,text\n";

/// One row for each chosen sentence.
pub fn rows(summary: &Summary) -> Vec<u8> {
    let mut writer = WriterBuilder::new().from_writer(Vec::new());
    for s in &summary.sentences {
        let row = [
            summary.id.clone(),
            s.review.clone().unwrap_or_default(),
            s.index.to_string(),
            s.span.start.to_string(),
            s.span.end.to_string(),
            s.cost.to_string(),
            s.gain.to_string(),
            s.polarity.to_string(),
            s.subjectivity.to_string(),
            s.intensity.to_string(),
            s.aspect.clone().unwrap_or_default(),
            s.text.clone(),
        ];
        // Writing to memory cannot fail.
        let _ = writer.write_record(&row);
    }
    writer.into_inner().unwrap_or_default()
}
