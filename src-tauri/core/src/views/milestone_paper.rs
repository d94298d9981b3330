//! Halfway and the end of the programme as pages of titled texts. The letter to oneself is in none.

use chrono::NaiveDate;

use super::{GraduationPage, HalfwayPage, ThenAndNow};
use crate::error::{Error, Result};
use crate::look_back::{Paper, ReviewAnswers, ReviewField};

impl HalfwayPage {
    /// The page, once it is open.
    pub(crate) fn paper(&self) -> Result<Paper> {
        if !self.is_open {
            return Err(Error::invalid(format!(
                "Halfway opens when step 6 is finished, or on {}.",
                full_date(self.opens_on)
            )));
        }
        let mut texts = then_and_now(&self.then_and_now);
        texts.extend([
            ("Best conversation", self.best_conversation_in_words.clone().unwrap_or_default()),
            ("Still true?", answer(&self.answers, ReviewField::StillTrue)),
            ("What surprised me", answer(&self.answers, ReviewField::Surprised)),
            ("What I drop", answer(&self.answers, ReviewField::Drop)),
            ("From here", self.direction.map_or_else(String::new, |way| way.label().to_owned())),
        ]);
        Ok(Paper { title: "Halfway", about: finished(self.finished_on), texts })
    }
}

impl GraduationPage {
    /// The page, once it is open.
    pub(crate) fn paper(&self) -> Result<Paper> {
        if !self.is_open {
            return Err(Error::invalid(
                "Graduation opens when the other tasks of step 12 are done, or the step is finished.",
            ));
        }
        let kept = self.keeping.iter().filter(|line| line.kept).map(|line| line.title.as_str());
        let mut texts = vec![("", self.sum.clone()), ("In my own words", self.can_say.clone())];
        texts.extend(then_and_now(&self.then_and_now));
        texts.extend([
            ("What I wanted to change", self.change.clone().unwrap_or_default()),
            ("What I’ll keep doing", kept.collect::<Vec<_>>().join("\n")),
            ("A page for a newcomer", self.starter.clone()),
        ]);
        Ok(Paper { title: "What I can say now", about: finished(self.finished_on), texts })
    }
}

fn finished(on: Option<NaiveDate>) -> String {
    on.map_or_else(|| "Not finished yet".to_owned(), |on| format!("Finished {}", full_date(on)))
}

fn full_date(date: NaiveDate) -> String {
    date.format("%-d %B %Y").to_string()
}

fn answer(answers: &ReviewAnswers, field: ReviewField) -> String {
    answers.get(&field).cloned().unwrap_or_default()
}

fn then_and_now(both: &ThenAndNow) -> Vec<(&'static str, String)> {
    let pair = |then: &str, now: &str| match (then, now) {
        ("", "") => String::new(),
        (then, "") => format!("Then: {then}"),
        ("", now) => format!("Now: {now}"),
        (then, now) => format!("Then: {then}\nNow: {now}"),
    };
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    vec![
        ("In one sentence", pair(&text(&both.sentence), &text(&both.promise))),
        ("Search results of mine, of ten", pair(&text(&both.results_then), &text(&both.results_now))),
        ("Words I hear", pair(&both.words_then.join(", "), &both.words_now.join(", "))),
    ]
}
