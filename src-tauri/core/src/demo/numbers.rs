//! Numbers of the last months: LinkedIn's followers at the end of each week and the Social Selling Index of each month, as the
//! user entered them, and how often the newest post there was shown.

use chrono::{Duration, Months, NaiveDate};

use super::journal::{Journal, chance};
use crate::calendar::instant_of;
use crate::error::Result;
use crate::id::ReadingId;
use crate::metrics::{Metric, Reading, Source, SourceKind, Span, own_key};
use crate::publishing::network::Network;
use crate::publishing::post::Publication;
use crate::store::{Tx, metrics, publications};

/// Weeks of followers, and months of the index.
const WEEKS: i64 = 26;
const MONTHS: u32 = 6;
/// Followers in the first of these weeks.
const FOLLOWERS: i64 = 1_184;

pub(super) fn write(journal: &Journal, tx: &Tx<'_>) -> Result<()> {
    let days = |weeks: i64| journal.today - Duration::weeks(weeks);
    let since = days(WEEKS).max(journal.joined_on);
    let mut followers = FOLLOWERS;
    for on in (0..=WEEKS).rev().map(days) {
        followers +=
            3 + i64::from(chance("followers", on, 60)) * 9 + i64::from(chance("a good week", on, 20)) * 31;
        // Not every week: someone forgets.
        if on >= since && chance("noted", on, 85) {
            add(journal, tx, None, Metric::Followers, on, followers)?;
        }
    }
    for back in (0..MONTHS).rev() {
        let on = journal.today.checked_sub_months(Months::new(back)).unwrap_or(journal.today);
        if on >= since {
            add(journal, tx, None, Metric::Ssi, on, 66 - i64::from(back) * 2)?;
        }
    }
    let week_old = journal.today - Duration::weeks(1);
    let places = publications::all(tx.conn())?;
    let newest = places
        .iter()
        .rev()
        .find(|place| place.network == Some(Network::Linkedin) && place.published_on <= week_old);
    let Some(place) = newest else { return Ok(()) };
    for (after, shown, reactions) in [(1, 412, 11), (3, 1_068, 27), (7, 1_390, 34)] {
        let on = place.published_on + Duration::days(after);
        if on <= journal.today {
            add(journal, tx, Some(place), Metric::Impressions, on, shown)?;
            add(journal, tx, Some(place), Metric::Reactions, on, reactions)?;
        }
    }
    Ok(())
}

/// A number that the user entered on its day.
fn add(
    journal: &Journal,
    tx: &Tx<'_>,
    place: Option<&Publication>,
    metric: Metric,
    on: NaiveDate,
    value: i64,
) -> Result<()> {
    let source = metrics::add_source(
        tx,
        &Source {
            kind: SourceKind::ByHand,
            file_name: None,
            file_sha256: None,
            from: Some(on),
            to: Some(on),
            read_at: instant_of(journal.now.zone, on, super::journal::NINE),
        },
    )?;
    metrics::add(
        tx,
        &Reading {
            id: ReadingId(0),
            network: Network::Linkedin,
            publication: place.map(|place| place.id),
            post_key: place.map(|place| own_key(place.id)),
            metric,
            span: Span::Total,
            from: on,
            to: on,
            value,
            first_as_of: on,
            as_of: on,
            source,
            by_hand: true,
        },
    )?;
    Ok(())
}
