//! A table in a CSV file: its header found among the first lines, its cells by the names of their columns.

/// Among how many lines the column names are looked for.
const LINES_LOOKED_AT: usize = 30;
/// The most columns, and the longest cell in bytes.
const COLUMNS_MAX: usize = 512;
const CELL_MAX: usize = 1024 * 1024;
/// The most rows: three times what is taken of a file.
const ROWS_MAX: usize = 300_000;

/// A table.
pub(super) struct Table {
    /// The columns' names, in lower case and letters alone.
    names: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// A row of it.
pub(super) struct Row {
    /// The line it begins in, counted from 1.
    pub(super) line: u32,
    fields: csv::StringRecord,
    /// Why it cannot be read.
    pub(super) fault: Option<&'static str>,
}

impl Table {
    /// The table in a text whose header has the required columns; of several such lines the one with the most known ones.
    /// Names are compared by their letters alone. None when there is no such line.
    pub(super) fn read(text: &str, required: &[&str], optional: &[&str]) -> Option<Self> {
        let (mut at, mut best): (usize, Option<(usize, Header)>) = (0, None);
        for (number, line) in (1..).zip(text.split_inclusive('\n').take(LINES_LOOKED_AT)) {
            at += line.len();
            for separator in [b',', b';', b'\t'] {
                let names = names_of(line, separator);
                let has = |wanted: &&&str| names.iter().any(|name| name == **wanted);
                let known = required.iter().chain(optional).filter(has).count();
                let fits = required.iter().all(|wanted| has(&wanted)) && names.len() <= COLUMNS_MAX;
                if fits && best.as_ref().is_none_or(|(most, _)| known > *most) {
                    best = Some((known, Header { names, separator, line: number, body_at: at }));
                }
            }
        }
        let (_, header) = best?;
        let rows = rows(text, &header);
        Some(Self { names: header.names, rows })
    }

    /// The table whose first line has `width` columns, with any names. None when it has others.
    pub(super) fn of_width(text: &str, width: usize) -> Option<Self> {
        let line = text.split_inclusive('\n').next()?;
        let separator =
            [b',', b';', b'\t'].into_iter().find(|separator| names_of(line, *separator).len() == width)?;
        let header = Header { names: names_of(line, separator), separator, line: 1, body_at: line.len() };
        let rows = rows(text, &header);
        Some(Self { names: header.names, rows })
    }

    /// The place of a column, by its name in letters alone.
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| known == name)
    }

    /// The place of the first of these columns that is there.
    pub(super) fn one_of(&self, names: &[&str]) -> Option<usize> {
        names.iter().find_map(|name| self.column(name))
    }
}

impl Row {
    /// A cell, trimmed; empty where the row is shorter.
    pub(super) fn cell(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.fields.get(column)).unwrap_or_default().trim()
    }

    /// A cell as it is.
    pub(super) fn whole(&self, column: Option<usize>) -> &str {
        column.and_then(|column| self.fields.get(column)).unwrap_or_default()
    }
}

struct Header {
    names: Vec<String>,
    separator: u8,
    line: u32,
    body_at: usize,
}

fn names_of(line: &str, separator: u8) -> Vec<String> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(line.as_bytes());
    let first = reader.records().next().and_then(std::result::Result::ok);
    let letters = |name: &str| -> String {
        name.to_lowercase().chars().filter(|c| c.is_alphanumeric()).take(80).collect()
    };
    first.iter().flatten().map(letters).collect()
}

fn rows(text: &str, header: &Header) -> Vec<Row> {
    let body = &text[header.body_at..];
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(header.separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(body.as_bytes());
    let (mut rows, mut line, mut counted_to) = (Vec::new(), header.line + 1, 0);
    let mut fields = csv::StringRecord::new();
    // The body is UTF-8 in memory, so nothing can fail to be read.
    while reader.read_record(&mut fields).unwrap_or(false) {
        let stood = fields.position().map_or(0, |position| usize::try_from(position.byte()).unwrap_or(0));
        let begins = stood + body.as_bytes()[stood..].iter().take_while(|byte| **byte == b'\n').count();
        line += newlines(&body.as_bytes()[counted_to..begins]);
        counted_to = begins;
        if fields.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        if rows.len() >= ROWS_MAX {
            let fault = Some("Too many rows: from here on they aren’t read.");
            rows.push(Row { line, fields: csv::StringRecord::new(), fault });
            break;
        }
        let end = usize::try_from(reader.position().byte()).unwrap_or(body.len());
        let raw = body.get(begins..end).unwrap_or_default();
        let unclosed = end >= body.len() && raw.contains('"') && raw.matches('"').count() % 2 == 1;
        let fault = if unclosed {
            Some("A quote opens here and never closes, so nothing after it could be read.")
        } else if fields.len() > COLUMNS_MAX || fields.iter().any(|field| field.len() > CELL_MAX) {
            Some("This row is far longer than an export’s.")
        } else {
            None
        };
        rows.push(Row {
            line,
            fields: if fault.is_some() { csv::StringRecord::new() } else { fields.clone() },
            fault,
        });
    }
    rows
}

fn newlines(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_found_below_a_preamble_and_rows_keep_their_lines() {
        let text = "Notes:\n\"First Name, Last Name and more\"\n\nFirst Name;Last Name;Connected On\nAda;\"Mar\nsh\";08 Feb 2026\n\nJo;Feld;\n";
        let table = Table::read(text, &["firstname", "lastname", "connectedon"], &[]).unwrap();
        let last = table.column("lastname");
        let read: Vec<(u32, &str)> = table.rows.iter().map(|row| (row.line, row.cell(last))).collect();
        assert_eq!(read, [(5, "Mar\nsh"), (8, "Feld")]);
        assert!(Table::read(text, &["date"], &[]).is_none());
    }

    #[test]
    fn a_quote_that_never_closes_is_told_with_its_line() {
        let table = Table::read("Date,Link\n1,a\n2,\"b\n3,c\n", &["date", "link"], &[]).unwrap();
        assert_eq!(
            table.rows.iter().map(|row| (row.line, row.fault.is_some())).collect::<Vec<_>>(),
            [(2, false), (3, true)]
        );
    }
}
