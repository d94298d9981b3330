//! How an answer is printed: in words, or as one JSON document.

use serde::Serialize;
use standpoint_core::Error;
use standpoint_core::changed::Changed;
use standpoint_core::views::{DataFacts, NextAction, Today};

use crate::output;

/// What is printed, and whether it is what the caller hoped for.
#[derive(Debug, Default)]
pub(crate) struct Output {
    /// For standard output.
    pub(crate) text: String,
    /// For standard error, in whole lines.
    pub(crate) errors: String,
    /// Exit 1, so that a script can stop: something was found that it looked for, or a part of it was refused.
    pub(crate) failed: bool,
}

impl From<String> for Output {
    fn from(text: String) -> Self {
        Self { text, ..Self::default() }
    }
}

/// How answers are printed.
pub(crate) struct Answer {
    pub(crate) json: bool,
}

impl Answer {
    pub(crate) fn view<T: Serialize>(&self, view: &T, say: impl FnOnce(&T) -> String) -> String {
        if self.json { json(view) } else { say(view) }
    }

    /// The next action: as JSON its smaller versions are texts, the ten-minute one first.
    pub(crate) fn next(&self, next: &NextAction, say: impl FnOnce(&NextAction) -> String) -> String {
        if !self.json {
            return say(next);
        }
        json(&with_texts(next))
    }

    /// Today: the next action in it as `next` has it.
    pub(crate) fn today(&self, today: &Today, data: &DataFacts) -> String {
        if !self.json {
            return output::status(today) + &output::data_notes(data);
        }
        let mut document = serde_json::to_value(today).expect("views hold only strings, numbers and lists");
        document["next"] = with_texts(&today.next);
        document["others"] = today.others.iter().map(with_texts).collect();
        document["data"] = serde_json::to_value(data).expect("views hold only strings, numbers and lists");
        json(&document)
    }

    pub(crate) fn changed(&self, changed: &Changed) -> String {
        self.view(changed, output::changed)
    }

    /// A line was understood and kept: the answer to the write, and what the line was read as and could be.
    pub(crate) fn kept<T: Serialize>(
        &self,
        changed: &Changed,
        read: &T,
        say_read: impl FnOnce() -> String,
    ) -> String {
        #[derive(Serialize)]
        struct Kept<'a, T> {
            #[serde(flatten)]
            changed: &'a Changed,
            read: &'a T,
        }
        self.view(&Kept { changed, read }, |kept| output::changed(kept.changed) + &say_read())
    }
}

/// A suggestion whose smaller versions are texts.
fn with_texts(next: &NextAction) -> serde_json::Value {
    let mut document = serde_json::to_value(next).expect("views hold only strings, numbers and lists");
    document["smaller"] = next.smaller.iter().map(|version| version.text.as_str()).collect();
    document
}

pub(crate) fn json<T: Serialize>(view: &T) -> String {
    let mut text = serde_json::to_string_pretty(view).expect("views hold only strings, numbers and lists");
    text.push('\n');
    text
}

/// A line of standard error; one line, whatever the message holds.
pub(crate) fn error_line(message: &str) -> String {
    format!("standpoint-cli: {}\n", output::plain(message))
}

/// Formats an error as one line for stderr.
pub(crate) fn error_line_of(error: &Error) -> String {
    error_line(&error.to_string())
}
