//! What only the user can say of a file: its encoding, the order of its dates.

use chrono::NaiveDate;

use super::choices::DateOrder;
use super::found::Found;
use super::preview::{PastAnswer, PastQuestion, PastQuestionKind};
use crate::error::Result;
use crate::people::contacts_csv::{FileReading, likely_lines, text_of};

impl Found {
    /// The text of a file, in the encoding it shows or was said to be in. None when it shows none: then it is asked for, and
    /// nothing is taken of the file.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] when no one knows an encoding by that label.
    pub(super) fn text_or_ask(
        &mut self,
        bytes: &[u8],
        file: &str,
        encoding: Option<&str>,
    ) -> Result<Option<String>> {
        // What shows its encoding was never meant by what was said of another file.
        let text = match text_of(bytes, None)? {
            None if encoding.is_some() => text_of(bytes, encoding)?,
            shown => shown,
        };
        if text.is_none() {
            self.ask_encoding(file, likely_lines(bytes));
        }
        Ok(text.map(|decoded| decoded.text))
    }

    pub(super) fn ask_encoding(&mut self, file: &str, readings: Vec<FileReading>) {
        let answers = readings.into_iter().map(|reading| PastAnswer {
            label: reading.encoding.clone(),
            value: reading.encoding,
            sample: reading.names,
        });
        self.questions.push(PastQuestion {
            kind: PastQuestionKind::Encoding,
            file: file.to_owned(),
            text: format!("{file} doesn’t say its encoding. Which of these reads right?"),
            answers: answers.collect(),
        });
    }

    /// Asks how the dates of a file are written; each order comes with what it makes of one of them.
    pub(super) fn ask_dates(&mut self, file: &str, orders: &[(DateOrder, String, NaiveDate)]) {
        let answers = orders.iter().map(|(order, written, on)| PastAnswer {
            value: order.slug().to_owned(),
            label: order.label().to_owned(),
            sample: vec![format!("{written} is {}", on.format("%-d %B %Y"))],
        });
        self.questions.push(PastQuestion {
            kind: PastQuestionKind::Dates,
            file: file.to_owned(),
            text: format!("The dates in {file} can be read in more than one way. How are they written?"),
            answers: answers.collect(),
        });
    }
}
