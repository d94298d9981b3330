//! A table of figures against their limits.

/// One figure, as measured.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// What was measured.
    pub(crate) figure: String,
    /// The limit, with its unit.
    pub(crate) limit: String,
    /// The measurement, with its unit.
    pub(crate) measured: String,
    /// Is the measurement within the limit?
    pub(crate) within: bool,
}

/// Prints the table, columns aligned.
pub(crate) fn print(rows: &[Row]) {
    print!("{}", as_text(rows));
}

fn as_text(rows: &[Row]) -> String {
    let head = ["figure", "limit", "measured", ""].map(str::to_owned);
    let body = rows.iter().map(|row| {
        [
            row.figure.clone(),
            row.limit.clone(),
            row.measured.clone(),
            if row.within { "ok" } else { "OVER" }.to_owned(),
        ]
    });
    let lines: Vec<[String; 4]> = std::iter::once(head).chain(body).collect();
    let width = |column: usize| lines.iter().map(|line| line[column].chars().count()).max().unwrap_or(0);
    let (figure, limit, measured) = (width(0), width(1), width(2));
    lines
        .iter()
        .map(|[a, b, c, d]| {
            let line = format!("{a:<figure$}  {b:>limit$}  {c:>measured$}  {d}");
            format!("{}\n", line.trim_end())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_over_its_limit_is_loud() {
        let row = |figure: &str, within| Row {
            figure: figure.into(),
            limit: "12.0 MB".into(),
            measured: "9.0 MB".into(),
            within,
        };
        let text = as_text(&[row("binary", true), row("a longer figure", false)]);
        assert_eq!(
            text,
            "figure             limit  measured\n\
             binary           12.0 MB    9.0 MB  ok\n\
             a longer figure  12.0 MB    9.0 MB  OVER\n"
        );
    }
}
