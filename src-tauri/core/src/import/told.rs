//! A plan as it is shown.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::found::Counted;
use super::pillars::pillar_offers;
use super::{
    Found, Here, PastCount, PastFate, PastKind, PastLook, PastPlan, PastPreview, PastRow, PastYear, What,
};
use crate::text::{comparable, grouped};

/// The plan of a file, as much of it as is asked for.
pub(crate) fn told(found: &Found, plan: &PastPlan, here: &Here, look: PastLook) -> PastPreview {
    let rows = || plan.rows();
    let days = || rows().filter(|row| row.kind != PastKind::People).filter_map(|row| row.on);
    let mut years: BTreeMap<i32, u32> = BTreeMap::new();
    for on in rows().filter(|row| is_post(row) && row.fate != PastFate::Twice).filter_map(|row| row.on) {
        *years.entry(chrono::Datelike::year(&on)).or_default() += 1;
    }
    let whose = found.account.as_ref().map(|name| format!(" of {name}")).unwrap_or_default();
    let texts = found.items.iter().filter_map(|item| match &item.what {
        What::Post { body, .. } => Some(body.as_str()),
        _ => None,
    });
    PastPreview {
        source: found.source,
        title: format!("{}{whose}", found.source.label()),
        from: days().min(),
        to: days().max(),
        sha256: found.sha256.clone(),
        counts: PastKind::ALL.iter().filter_map(|kind| count(*kind, rows())).collect(),
        years: years.into_iter().map(|(year, posts)| PastYear { year, posts }).collect(),
        counted: found.counted.iter().map(counted).collect(),
        notes: found.notes.clone(),
        questions: found.questions.clone(),
        asks_day: found.numbers.asks_day,
        unread: found.unread.clone(),
        pillars: if here.pillars.is_empty() { pillar_offers(texts) } else { Vec::new() },
        rows: shown(rows(), look),
    }
}

fn counted((what, times): &(Counted, usize)) -> String {
    format!("{} {}", grouped(*times), if *times == 1 { what.one } else { what.many })
}

fn is_post(row: &PastRow) -> bool {
    matches!(row.kind, PastKind::Posts | PastKind::Articles)
}

fn count<'r>(kind: PastKind, rows: impl Iterator<Item = &'r PastRow>) -> Option<PastCount> {
    let (mut total, mut taken): (u32, u32) = (0, 0);
    let mut fates: BTreeMap<PastFate, u32> = BTreeMap::new();
    for row in rows.filter(|row| row.kind == kind) {
        total += 1;
        taken += u32::from(row.taken);
        *fates.entry(row.fate).or_default() += 1;
    }
    let label = kind.label().to_owned();
    (total > 0).then(|| PastCount { kind, label, total, taken, fates: fates.into_iter().collect() })
}

/// Which rows of a preview are shown.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(deny_unknown_fields)]
pub struct PastRowsQuery {
    /// Of this kind.
    pub kind: PastKind,
    /// Only those with this fate.
    pub fate: Option<PastFate>,
    /// Only those with all of these words in title, detail or reason; may be empty.
    pub words: String,
    /// How many are passed over.
    pub from: u32,
    /// How many at most.
    pub most: u32,
}

/// Some rows of a preview.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PastRows {
    /// How many fit altogether.
    pub total: u32,
    /// Those asked for, those that wait for a decision first.
    pub rows: Vec<PastRow>,
}

/// The rows of a plan that fit.
pub(crate) fn rows_of(plan: &PastPlan, query: &PastRowsQuery) -> PastRows {
    let words: Vec<String> = comparable(&query.words).split_whitespace().map(str::to_owned).collect();
    let fits = |row: &&PastRow| {
        row.kind == query.kind
            && query.fate.is_none_or(|fate| row.fate == fate)
            && (words.is_empty() || {
                let said = comparable(&format!("{} {} {}", row.title, row.detail, row.why));
                words.iter().all(|word| said.contains(word.as_str()))
            })
    };
    let mut rows: Vec<&PastRow> = plan.rows().filter(fits).collect();
    // Not by what is ticked: a row stays where it is when its tick is changed.
    rows.sort_by_key(|row| (row.fate != PastFate::Ask, !row.open));
    let shown = rows.iter().skip(query.from as usize).take(query.most as usize);
    PastRows {
        total: u32::try_from(rows.len()).unwrap_or(u32::MAX),
        rows: shown.map(|row| (*row).clone()).collect(),
    }
}

/// The rows, those that wait for a decision first, then those that change something.
fn shown<'r>(rows: impl Iterator<Item = &'r PastRow>, look: PastLook) -> Vec<PastRow> {
    let mut rows: Vec<&PastRow> = rows.collect();
    rows.sort_by_key(|row| (row.kind, row.fate != PastFate::Ask, !row.taken));
    let most = look.rows.unwrap_or(u32::MAX);
    let mut shown: BTreeMap<PastKind, u32> = BTreeMap::new();
    let fits = |row: &&&PastRow| {
        let count = shown.entry(row.kind).or_default();
        *count += 1;
        *count <= most
    };
    rows.iter().filter(fits).map(|row| (*row).clone()).collect()
}
