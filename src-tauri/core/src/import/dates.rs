//! How the dates of a file are read: in one way for all of them, or not before the user has said how they are written.

use chrono::NaiveDate;

use super::PastKind;
use super::choices::DateOrder;
use super::found::{Left, Place};
use super::times::{Form, When};

/// How the dates of a file are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dates {
    form: Option<Form>,
    /// The orders in which they may be written, each with a date and what it makes of it; only when that has to be asked.
    pub(super) open: Vec<(DateOrder, String, NaiveDate)>,
}

impl Dates {
    /// How a file's dates are read: in one of its own forms, else in the order said, else in the only order that fits them.
    pub(super) fn of_file<'v>(
        forms: &[Form],
        values: impl Iterator<Item = &'v str> + Clone,
        said: Option<DateOrder>,
        today: NaiveDate,
    ) -> Self {
        let said: Vec<Form> = said.into_iter().map(Form::Numbers).chain(forms.iter().copied()).collect();
        if let Some(form) = Form::of_file(&said, values.clone()) {
            return Self { form: Some(form), open: Vec::new() };
        }
        let last = today.succ_opt().unwrap_or(today);
        let day = |order: DateOrder, value: &str| match Form::Numbers(order).read(value)? {
            When::At(at) => Some(at.date_naive()),
            When::On(on) => Some(on),
        };
        let fits = |order: DateOrder| {
            values.clone().filter(|value| day(order, value).is_some_and(|on| on <= last)).count()
        };
        let counted: Vec<(usize, DateOrder)> =
            DateOrder::ALL.iter().map(|order| (fits(*order), *order)).collect();
        let most = counted.iter().map(|(count, _)| *count).max().unwrap_or_default();
        let best: Vec<DateOrder> = counted
            .into_iter()
            .filter(|(count, _)| *count == most && most > 0)
            .map(|(_, order)| order)
            .collect();
        let differs = |value: &&str| {
            best.iter().any(|order| day(*order, value) != best.first().and_then(|first| day(*first, value)))
        };
        let Some(value) = values.clone().find(|value| best.len() > 1 && differs(value)) else {
            return Self { form: best.first().copied().map(Form::Numbers), open: Vec::new() };
        };
        let open =
            best.into_iter().filter_map(|order| Some((order, value.trim().to_owned(), day(order, value)?)));
        Self { form: None, open: open.collect() }
    }

    /// A value; none where it can’t be read.
    pub(super) fn read(&self, value: &str) -> Option<When> {
        self.form?.read(value)
    }

    /// A row whose date can’t be read, or not before the user has said how it is written.
    pub(super) fn left(&self, kind: PastKind, place: Place, title: &str) -> Left {
        if self.open.is_empty() {
            return Left::unreadable(kind, place, "Its date can’t be read.");
        }
        Left::skipped(kind, place, title, "Its date can be read in more than one way. Say how it’s written.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Option<When> {
        Some(When::At(text.parse().unwrap()))
    }

    #[test]
    fn dates_in_figures_are_read_in_the_only_order_that_fits_or_asked_about() {
        let today = "2026-10-05".parse().unwrap();
        let of = |values: &[&'static str], said| {
            Dates::of_file(&[Form::EnglishDay], values.iter().copied(), said, today)
        };
        let on = |text: &str| Some(When::On(text.parse().unwrap()));
        assert_eq!(of(&["03/04/2025", "13/04/2025", ""], None).read("03/04/2025"), on("2025-04-03"));
        assert_eq!(of(&["03.14.25", "3.4.25"], None).read("3.4.25"), on("2025-03-04"));
        assert_eq!(of(&["2025-03-04"], None).read("2025/03/04"), on("2025-03-04"));
        assert_eq!(of(&["05/05/2025"], None).read("05/05/2025"), on("2025-05-05"));
        // One of them would lie ahead.
        assert_eq!(of(&["01/11/2026"], None).read("01/11/2026"), on("2026-01-11"));
        let open = of(&["03/04/2025", "05/06/2025 14:30"], None);
        assert_eq!(
            open.open.iter().map(|(order, ..)| *order).collect::<Vec<_>>(),
            [DateOrder::Mdy, DateOrder::Dmy]
        );
        assert_eq!(open.read("03/04/2025"), None);
        let said = of(&["03/04/2025", "05/06/2025 14:30"], Some(DateOrder::Dmy));
        assert_eq!(said.read("05/06/2025 14:30"), at("2025-06-05T14:30:00Z"));
        assert_eq!(of(&["08 Feb 2026"], Some(DateOrder::Dmy)).read("08 Feb 2026"), on("2026-02-08"));
        assert_eq!(of(&["soon"], None).read("soon"), None);
    }
}
