//! A plan as it is shown.

use std::collections::BTreeMap;

use super::found::Counted;
use super::pillars::pillar_offers;
use super::{
    Found, Here, PastCount, PastFate, PastKind, PastLook, PastPlan, PastPreview, PastRow, PastYear, What,
};
use crate::text::grouped;

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
