//! When a post, comment or reply was written, as its web address tells: several networks number them by the time.
//!
//! Read from the address alone, without asking anyone. Numbers that hold a time are wide: LinkedIn's, X's and Mastodon's are
//! milliseconds with bits to spare below them, Bluesky's are microseconds in base 32. A number of another form, or one whose
//! time can't be, tells nothing. Sources: X's and Mastodon's published generators, the AT Protocol's record keys (TID); for
//! LinkedIn, addresses beside the times in its own archives.

use std::sync::LazyLock;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use regex::Regex;
use serde::{Deserialize, Serialize};
use url::Url;

use super::network::Network;
use crate::calendar::Now;
use crate::named::named_enum;

/// Bits of a LinkedIn or X number below its milliseconds.
const SNOWFLAKE_BITS: u32 = 22;
/// Bits of a Mastodon number below its milliseconds.
const MASTODON_BITS: u32 = 16;
/// Bits of a Bluesky number below its microseconds: they tell clocks apart.
const TID_BITS: u32 = 10;
/// When X began to number by time, in milliseconds since 1970: its milliseconds count from here.
const X_EPOCH: u64 = 1_288_834_974_657;
/// The first number of X that holds a time; those before were counted up.
const X_FIRST: u64 = 29_700_859_247;
/// 2010, 2016 and November 2022 in milliseconds since 1970: before these, LinkedIn, Mastodon and Bluesky had no such number.
const LINKEDIN_SINCE: u64 = 1_262_304_000_000;
const MASTODON_SINCE: u64 = 1_451_606_400_000;
const BLUESKY_SINCE: u64 = 1_667_260_800_000;
/// Digits of a LinkedIn number.
const LINKEDIN_DIGITS: usize = 19;
/// The fewest digits of a Mastodon number that holds a time.
const MASTODON_DIGITS_MIN: usize = 17;
/// The digits of Bluesky's base 32, from 0.
const TID_DIGITS: &str = "234567abcdefghijklmnopqrstuvwxyz";
/// How far a time may lie ahead of this computer's clock, in hours; what is later can't be.
const AHEAD_MAX: i64 = 24;

named_enum! {
    /// What an address leads to.
    pub enum LinkPart("part of a conversation") {
        /// A post.
        Post = "post" | "Post",
        /// A comment under a post.
        Comment = "comment" | "Comment",
        /// A reply to a comment.
        Reply = "reply" | "Reply",
    }
}

/// What an address tells of the time at which the thing it leads to was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PostTime {
    /// The network.
    pub network: Network,
    /// The number of the thing itself, as the network writes it.
    pub id: String,
    /// When it was written. For a post that its network published at a chosen time this may be when it was scheduled.
    pub instant: DateTime<Utc>,
    /// Whether it is a post, a comment or a reply.
    pub of: LinkPart,
}

/// When the thing at an address was written. None for an address that tells no time, or one later than a day after `now`.
#[must_use]
pub fn posted_at(link: &str, now: DateTime<Utc>) -> Option<PostTime> {
    let link = link.trim();
    let network = Network::of_link(link)?;
    let url = Url::parse(link).ok()?;
    let path = percent_encoding::percent_decode_str(url.path()).decode_utf8().ok()?;
    let (of, id, micros) = match network {
        Network::Linkedin => linkedin(&url, &path)?,
        Network::X => x(&path)?,
        Network::Mastodon => mastodon(&path)?,
        Network::Bluesky => bluesky(&path)?,
        _ => return None,
    };
    let instant = DateTime::from_timestamp_micros(i64::try_from(micros).ok()?)?;
    (instant <= now + Duration::hours(AHEAD_MAX)).then_some(PostTime { network, id, instant, of })
}

/// The user's civil date on which the thing at an address was written, and which part it is. None where the address tells no
/// time, or one of a date that hasn't come in the user's zone.
#[must_use]
pub fn posted_on(link: &str, now: &Now) -> Option<(NaiveDate, LinkPart)> {
    let time = posted_at(link, now.instant)?;
    let on = Now::new(time.instant, now.zone).today();
    (on <= now.today()).then_some((on, time.of))
}

/// The civil date of a comment or a reply that an address leads to. That of a post says nothing about when the user joined the
/// conversation under it.
#[must_use]
pub fn said_on(link: &str, now: &Now) -> Option<NaiveDate> {
    posted_on(link, now).filter(|(_, of)| *of != LinkPart::Post).map(|(on, _)| on)
}

/// What was found: which part, its number, and its time in microseconds since 1970.
type Found = (LinkPart, String, u64);

/// The address of a post names its number, and a comment or a reply in it stands behind the question mark.
fn linkedin(url: &Url, path: &str) -> Option<Found> {
    static POST: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"^(?:/embed)?/feed/update/urn:li:(?:activity|share|ugcPost):(?<id>\d+)/?$|^(?:/embed)?/analytics/post-summary/urn:li:(?:activity|share|ugcPost):(?<sum>\d+)/?$|^/posts/[^/]*-(?:activity|share|ugcPost)-(?<slug>\d+)(?:-[\w-]*)?/?$",
        )
    });
    static COMMENT: LazyLock<Regex> = LazyLock::new(|| {
        pattern(r"^urn:li:comment:\((?:urn:li:)?(?:activity|share|ugcPost):\d+,(?<id>\d+)\)$")
    });
    static NEW_COMMENT: LazyLock<Regex> = LazyLock::new(|| pattern(r"\((?<id>\d+),urn:li:[^)]*\)$"));

    if url.host_str().is_some_and(|host| host.trim_end_matches('.').ends_with("lnkd.in")) {
        return None;
    }
    let post = POST.captures(path)?;
    let post = ["id", "sum", "slug"].into_iter().find_map(|name| post.name(name))?.as_str();
    let named = |name: &str, form: &Regex| {
        let (_, value) = url.query_pairs().find(|(key, _)| key == name)?;
        linkedin_time(form.captures(&value)?.name("id")?.as_str())
    };
    let within = named("replyUrn", &COMMENT)
        .map(|(id, micros)| (LinkPart::Reply, id, micros))
        .or_else(|| named("commentUrn", &COMMENT).map(|(id, micros)| (LinkPart::Comment, id, micros)))
        .or_else(|| {
            named("dashCommentUrn", &NEW_COMMENT).map(|(id, micros)| (LinkPart::Comment, id, micros))
        });
    within.or_else(|| linkedin_time(post).map(|(id, micros)| (LinkPart::Post, id, micros)))
}

fn linkedin_time(digits: &str) -> Option<(String, u64)> {
    let millis = number(digits).filter(|_| digits.len() == LINKEDIN_DIGITS)? >> SNOWFLAKE_BITS;
    (millis >= LINKEDIN_SINCE).then(|| (digits.to_owned(), millis * 1000))
}

fn x(path: &str) -> Option<Found> {
    static POST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^/(?:i/web|[^/]+)/status(?:es)?/(?<id>\d+)(?:/.*)?$"));
    let digits = POST.captures(path)?.name("id")?.as_str();
    let id = number(digits).filter(|id| *id >= X_FIRST)?;
    Some((LinkPart::Post, id.to_string(), ((id >> SNOWFLAKE_BITS) + X_EPOCH) * 1000))
}

fn mastodon(path: &str) -> Option<Found> {
    static POST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^/(?:@[^/]+|users/[^/]+/statuses)/(?<id>\d+)(?:/.*)?$"));
    let digits = POST.captures(path)?.name("id")?.as_str();
    let id = number(digits).filter(|_| digits.len() >= MASTODON_DIGITS_MIN)?;
    let millis = id >> MASTODON_BITS;
    (millis >= MASTODON_SINCE).then(|| (LinkPart::Post, digits.to_owned(), millis * 1000))
}

fn bluesky(path: &str) -> Option<Found> {
    static POST: LazyLock<Regex> =
        LazyLock::new(|| pattern(r"^/profile/[^/]+/post/(?<id>[2-7a-j][2-7a-z]{12})(?:/.*)?$"));
    let id = POST.captures(path)?.name("id")?.as_str();
    let tid = id.chars().try_fold(0_u64, |sum, digit| Some((sum << 5) | TID_DIGITS.find(digit)? as u64))?;
    let micros = tid >> TID_BITS;
    (micros >= BLUESKY_SINCE * 1000).then(|| (LinkPart::Post, id.to_owned(), micros))
}

/// A number of 64 bits; others are none of a network's.
fn number(digits: &str) -> Option<u64> {
    digits.parse().ok()
}

fn pattern(form: &str) -> Regex {
    Regex::new(form).expect("the pattern is well formed")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NOW: &str = "2026-10-04T18:00:00Z";

    fn now() -> DateTime<Utc> {
        NOW.parse().unwrap()
    }

    fn told(link: &str) -> Option<(String, LinkPart)> {
        posted_at(link, now()).map(|time| (time.instant.format("%Y-%m-%d %H:%M:%S%.6f").to_string(), time.of))
    }

    #[test]
    fn an_address_tells_when_the_thing_was_written() {
        use LinkPart::{Comment, Post, Reply};
        let linkedin = "https://www.linkedin.com";
        let comment =
            "commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7426412370303913984%2C7426675092736139265%29";
        let deep = "commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7034272412724555776%2C7034276934494683136%29&replyUrn=urn%3Ali%3Acomment%3A%28activity%3A7034272412724555776%2C7034539835654569984%29";
        let dash = "dashCommentUrn=urn%3Ali%3Afsd_comment%3A%287426675092736139265%2Curn%3Ali%3Aactivity%3A7426412370303913984%29";
        for (link, when, of) in [
            (
                format!(
                    "{linkedin}/posts/ada-marsh_exit-costs-activity-7448808898326654978-AbCd?utm_source=share"
                ),
                "2026-04-11 19:07:13.538000",
                Post,
            ),
            (
                format!("{linkedin}/feed/update/urn%3Ali%3AugcPost%3A7458194261025673216"),
                "2026-05-07 16:41:18.377000",
                Post,
            ),
            (
                format!("{linkedin}/feed/update/urn:li:activity:7426412370303913984/"),
                "2026-02-08 23:51:25.150000",
                Post,
            ),
            (
                format!("{linkedin}/embed/feed/update/urn:li:share:7426412370303913984"),
                "2026-02-08 23:51:25.150000",
                Post,
            ),
            (
                format!("{linkedin}/analytics/post-summary/urn:li:activity:7426412370303913984/"),
                "2026-02-08 23:51:25.150000",
                Post,
            ),
            (
                format!("{linkedin}/feed/update/urn:li:activity:7426412370303913984?{comment}"),
                "2026-02-09 17:15:23.059000",
                Comment,
            ),
            (
                format!("{linkedin}/feed/update/urn:li:activity:7426412370303913984?{dash}"),
                "2026-02-09 17:15:23.059000",
                Comment,
            ),
            (
                format!("{linkedin}/feed/update/urn:li:activity:7034272412724555776?{deep}"),
                "2023-02-23 15:09:52.250000",
                Reply,
            ),
            (
                format!("{linkedin}/posts/ada_my-activity-7426412370303913984-activity-7448808898326654978"),
                "2026-04-11 19:07:13.538000",
                Post,
            ),
            ("https://x.com/ada/status/1212092628029698048".into(), "2019-12-31 19:26:16.771000", Post),
            (
                "https://x.com/i/web/status/1212092628029698048/photo/1?s=20".into(),
                "2019-12-31 19:26:16.771000",
                Post,
            ),
            (
                "https://mobile.twitter.com/ada/statuses/1212092628029698048".into(),
                "2019-12-31 19:26:16.771000",
                Post,
            ),
            ("https://twitter.com/ada/status/29700859247".into(), "2010-11-04 01:43:01.738000", Post),
            ("https://mastodon.social/@ada/109372843234234234".into(), "2022-11-19 22:32:24.077000", Post),
            (
                "https://hachyderm.io/users/ada/statuses/109372843234234234".into(),
                "2022-11-19 22:32:24.077000",
                Post,
            ),
            (
                "https://social.example.org/@ada@other.example/109372843234234234".into(),
                "2022-11-19 22:32:24.077000",
                Post,
            ),
            (
                "https://bsky.app/profile/ada.example/post/3jzfcijpj2z2a".into(),
                "2023-06-30 15:03:01.887007",
                Post,
            ),
            (
                format!("{linkedin}/feed/update/urn:li:share:7436553840230412345"),
                "2026-03-08 23:30:00.000000",
                Post,
            ),
            ("https://x.com/ada/status/2030788150686646371".into(), "2026-03-08 23:30:00.000000", Post),
            ("https://mastodon.social/@ada/116196153753604711".into(), "2026-03-08 23:30:00.000000", Post),
            (
                "https://bsky.app/profile/did:plc:abc/post/3mglip5d5k22b".into(),
                "2026-03-08 23:30:00.000000",
                Post,
            ),
        ] {
            assert_eq!(told(&link), Some((when.to_owned(), of)), "{link}");
        }
    }

    #[test]
    fn the_number_is_that_of_the_most_specific_part() {
        let link = "https://www.linkedin.com/feed/update/urn:li:activity:7426412370303913984?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7426412370303913984%2C7426675092736139265%29";
        assert_eq!(posted_at(link, now()).unwrap().id, "7426675092736139265");
    }

    #[test]
    fn an_address_without_a_time_tells_nothing() {
        for link in [
            "",
            "https://x.com/ada/status/20",
            "https://x.com/ada/status/29700859246",
            "https://x.com/ada/status/99999999999999999999",
            "https://x.com/ada/status/18446744073709551615",
            "https://x.com/ada",
            "https://www.linkedin.com/feed/update/urn:li:activity:742641237030391398",
            "https://www.linkedin.com/feed/update/urn:li:activity:74264123703039139840",
            "https://www.linkedin.com/feed/update/urn:li:activity:1000000000000000000",
            "https://www.linkedin.com/feed/update/urn%253Ali%253Aactivity%253A7426412370303913984",
            "https://www.linkedin.com/pulse/exit-costs-activity-7448808898326654978-AbCd",
            "https://www.linkedin.com/in/ada-activity-7448808898326654978-AbCd",
            "https://lnkd.in/feed/update/urn:li:activity:7426412370303913984",
            "https://example.org/feed/update/urn:li:activity:7426412370303913984",
            "https://mastodon.social/@ada/1093728432342342",
            "https://mastodon.social/@ada/10937284323423423",
            "https://example.org/users/ada/statuses/109372843234234234",
            "https://bsky.app/profile/ada.example/post/kjzfcijpj2z2a",
            "https://bsky.app/profile/ada.example/post/3jzfcijpj2z2",
            "https://bsky.app/profile/ada.example/post/2222222222222",
            "https://www.threads.net/@ada/post/109372843234234234",
            "https://medium.com/@ada/109372843234234234",
        ] {
            assert_eq!(told(link), None, "{link}");
        }
    }

    #[test]
    fn a_time_more_than_a_day_ahead_is_none() {
        let link = "https://mastodon.social/@ada/116196153753604711";
        let at: DateTime<Utc> = "2026-03-07T23:30:00Z".parse().unwrap();
        assert!(posted_at(link, at).is_some(), "a clock that is a day behind");
        assert!(posted_at(link, at - Duration::milliseconds(1)).is_none());
    }

    #[test]
    fn an_instant_becomes_the_users_day() {
        let link = "https://x.com/ada/status/2030788150686646371";
        let day = |zone: chrono_tz::Tz| posted_on(link, &Now::new(now(), zone)).unwrap().0.to_string();
        assert_eq!(day(chrono_tz::Europe::London), "2026-03-08");
        assert_eq!(day(chrono_tz::Europe::Berlin), "2026-03-09");
        let before: DateTime<Utc> = "2026-03-08T22:00:00Z".parse().unwrap();
        assert_eq!(posted_on(link, &Now::new(before, chrono_tz::Europe::Berlin)), None, "tomorrow there");
    }

    proptest! {
        /// The formulas backwards: a number made of a time tells that time again.
        #[test]
        fn a_time_put_into_a_number_is_read_from_it(millis in 1_667_260_800_000_u64..1_790_000_000_000, low in any::<u64>()) {
            let within = |bits: u32| low & ((1 << bits) - 1);
            let linkedin = (millis << SNOWFLAKE_BITS) | within(SNOWFLAKE_BITS);
            let x = ((millis - X_EPOCH) << SNOWFLAKE_BITS) | within(SNOWFLAKE_BITS);
            let mastodon = (millis << MASTODON_BITS) | within(MASTODON_BITS);
            let tid = (millis * 1000) << TID_BITS | within(TID_BITS);
            let digits: Vec<char> = TID_DIGITS.chars().collect();
            let tid: String = (0..13).rev().map(|at| digits[usize::try_from((tid >> (5 * at)) & 31).unwrap()]).collect();
            for link in [
                format!("https://www.linkedin.com/feed/update/urn:li:activity:{linkedin}"),
                format!("https://www.linkedin.com/posts/ada_exit-share-{linkedin}-x_-Y"),
                format!("https://x.com/ada/status/{x}"),
                format!("https://fosstodon.org/@ada/{mastodon}"),
                format!("https://bsky.app/profile/ada.example/post/{tid}"),
            ] {
                let time = posted_at(&link, now());
                prop_assert_eq!(time.map(|time| time.instant.timestamp_millis()), Some(i64::try_from(millis).unwrap()), "{}", link);
            }
        }

        #[test]
        fn any_address_is_read(path in "\\PC{0,40}", id in any::<u64>(), many in "[0-9]{1,30}", tid in "[2-7a-z]{13}") {
            for link in [
                format!("https://www.linkedin.com/{path}"),
                format!("https://www.linkedin.com/feed/update/urn:li:share:{id}?replyUrn={path}"),
                format!("https://x.com/ada/status/{id}"),
                format!("https://x.com/ada/status/{many}"),
                format!("https://mastodon.social/@ada/{many}"),
                format!("https://bsky.app/profile/ada.example/post/{tid}"),
            ] {
                if let Some(time) = posted_at(&link, now()) {
                    prop_assert!(time.instant <= now() + Duration::hours(AHEAD_MAX));
                    prop_assert!(time.instant.timestamp() > 1_262_304_000, "{}", link);
                }
            }
        }
    }
}
