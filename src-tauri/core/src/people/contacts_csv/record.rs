//! The records of a file below its header, each with the line it begins in.

use super::header::Header;

/// A record of the file.
pub(super) struct Record {
    /// The line it begins in, counted from 1.
    pub(super) line: u32,
    pub(super) fields: csv::StringRecord,
    /// Whether a quotation mark opens in it and never closes.
    pub(super) unclosed: bool,
}

/// The records below the header that hold anything, and how many there are; those beyond `most` are only counted.
pub(super) fn records_of(text: &str, header: &Header, most: usize) -> (Vec<Record>, usize) {
    let body = &text[header.body_at..];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(header.separator.byte())
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let (mut records, mut count) = (Vec::new(), 0);
    let (mut line, mut counted_to) = (header.line + 1, 0);
    let mut fields = csv::StringRecord::new();
    let quote_after_separator = format!("{}\"", char::from(header.separator.byte()));
    // The body is UTF-8 in memory, so nothing can fail to be read.
    while reader.read_record(&mut fields).unwrap_or(false) {
        if fields.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        count += 1;
        if count > most {
            continue;
        }
        // A record's place is where the reader stood before it; empty lines still lie between.
        let stood = fields.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let begins = stood + body.as_bytes()[stood..].iter().take_while(|byte| **byte == b'\n').count();
        line += newlines(&body.as_bytes()[counted_to..begins]);
        counted_to = begins;
        let end = usize::try_from(reader.position().byte()).unwrap_or(body.len());
        let raw = body.get(begins..end).unwrap_or("");
        // A quotation mark within a field that did not begin with one is a sign like others: 5" disks.
        let opens =
            raw.trim_end().contains('\n') || raw.starts_with('"') || raw.contains(&quote_after_separator);
        let unclosed = end >= body.len() && opens && raw.matches('"').count() % 2 == 1;
        records.push(Record { line, fields: fields.clone(), unclosed });
    }
    (records, count)
}

fn newlines(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}
