//! Which post in the log a reading is about, by its key. Asked whenever numbers are shown, so that a post that is logged
//! later has them too.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::NaiveDate;

use crate::calendar::Now;
use crate::id::PublicationId;
use crate::publishing::network::Network;
use crate::publishing::post::Publication;
use crate::publishing::post_key::{linkedin_id, one_linkedin_post, post_keys};
use crate::publishing::post_time::posted_on;

/// Whose number it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Of {
    /// The account’s.
    Account,
    /// A post’s that is in the log.
    Publication(PublicationId),
    /// A post’s that is not in the log, by its key.
    Post(String),
}

/// What the key of a LinkedIn post begins with.
const LINKEDIN: &str = "linkedin:";

/// The posts in the log, by what they are known by.
#[derive(Debug, Default)]
pub(crate) struct PostJoin {
    by_key: HashMap<String, PublicationId>,
    /// LinkedIn posts by their numbers.
    linkedin: BTreeMap<u64, PublicationId>,
    /// Keys of readings whose post was found by its day alone.
    by_day: HashMap<String, PublicationId>,
    /// Other numbers of one LinkedIn post that is not in the log: each with the one it goes by.
    same: HashMap<String, String>,
}

impl PostJoin {
    /// Of the posts in the log. `keys` are those of all readings, of which a day may have one only.
    pub(crate) fn new<'k>(
        publications: &[Publication],
        keys: impl IntoIterator<Item = &'k str>,
        home: &Now,
    ) -> Self {
        let mut join = Self::default();
        // A LinkedIn post of a day, if it is the only one there and nothing tells its number.
        let mut days: HashMap<NaiveDate, Option<PublicationId>> = HashMap::new();
        for publication in publications {
            join.by_key.insert(own_key(publication.id), publication.id);
            let number = publication.url.as_deref().and_then(linkedin_id);
            if let Some(url) = &publication.url {
                let keys = post_keys(publication.network, url);
                for key in keys {
                    join.by_key.entry(key).or_insert(publication.id);
                }
            }
            if publication.network == Some(Network::Linkedin) {
                join.linkedin.extend(number.map(|number| (number, publication.id)));
                let only = (number.is_none() && !days.contains_key(&publication.published_on))
                    .then_some(publication.id);
                days.insert(publication.published_on, only);
            }
        }
        join.find_others(keys, &days, home);
        join
    }

    /// Joins by the day what is known neither by key nor by number, and numbers of one post to each other.
    fn find_others<'k>(
        &mut self,
        keys: impl IntoIterator<Item = &'k str>,
        days: &HashMap<NaiveDate, Option<PublicationId>>,
        home: &Now,
    ) {
        let keys: HashSet<&str> = keys.into_iter().collect();
        let numbers = keys.into_iter().filter(|key| self.known(key).is_none()).filter_map(number_of);
        let mut numbers: Vec<u64> = numbers.collect();
        numbers.sort_unstable();
        let mut posts: Vec<u64> = Vec::new();
        for number in numbers {
            match posts.last().filter(|first| one_linkedin_post(**first).contains(&number)) {
                Some(first) => {
                    self.same.insert(key_of(number), key_of(*first));
                }
                None => posts.push(number),
            }
        }
        let mut by_day: HashMap<NaiveDate, Vec<u64>> = HashMap::new();
        for number in posts {
            let link = format!("https://www.linkedin.com/feed/update/urn:li:activity:{number}");
            if let Some((on, _)) = posted_on(&link, home) {
                by_day.entry(on).or_default().push(number);
            }
        }
        for (on, numbers) in by_day {
            if let ([number], Some(Some(publication))) = (numbers.as_slice(), days.get(&on)) {
                self.by_day.insert(key_of(*number), *publication);
            }
        }
    }

    /// Whose a reading with this key is.
    pub(crate) fn of(&self, key: &str) -> Of {
        if let Some(publication) = self.known(key) {
            return Of::Publication(publication);
        }
        let key = self.same.get(key).map_or(key, String::as_str);
        match self.by_day.get(key) {
            Some(publication) => Of::Publication(*publication),
            None => Of::Post(key.to_owned()),
        }
    }

    fn known(&self, key: &str) -> Option<PublicationId> {
        self.by_key.get(key).copied().or_else(|| {
            let near = self.linkedin.range(one_linkedin_post(number_of(key)?)).next();
            near.map(|(_, publication)| *publication)
        })
    }
}

/// The key of a publication that has no address.
pub(crate) fn own_key(id: PublicationId) -> String {
    format!("publication:{}", id.0)
}

fn key_of(number: u64) -> String {
    format!("{LINKEDIN}{number}")
}

fn number_of(key: &str) -> Option<u64> {
    key.strip_prefix(LINKEDIN)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::PostId;

    fn publication(id: i64, url: Option<&str>, on: &str) -> Publication {
        Publication {
            id: PublicationId(id),
            post: PostId(id),
            network: Some(Network::Linkedin),
            url: url.map(str::to_owned),
            published_on: on.parse().unwrap(),
        }
    }

    fn home() -> Now {
        Now::new("2026-10-05T09:00:00Z".parse().unwrap(), chrono_tz::Europe::Berlin)
    }

    #[test]
    fn a_post_is_found_by_key_then_within_five_seconds_then_by_its_day() {
        let activity = "https://www.linkedin.com/feed/update/urn:li:activity:7425235514141609985";
        let posts = [
            publication(1, Some(activity), "2026-02-05"),
            publication(2, None, "2026-03-09"),
            publication(3, None, "2026-02-09"),
            publication(4, None, "2026-02-09"),
        ];
        // 2026-03-08 23:30 UTC is the 9th in Berlin; the third is of 2026-02-09, when there are two.
        let keys =
            ["linkedin:7425235513722327041", "linkedin:7436553840230412345", "linkedin:7426412370303913984"];
        let join = PostJoin::new(&posts, keys, &home());
        let of = |key: &str| join.of(key);
        assert_eq!(of("linkedin:7425235514141609985"), Of::Publication(PublicationId(1)));
        assert_eq!(of(keys[0]), Of::Publication(PublicationId(1)), "another number of the same post");
        assert_eq!(of(keys[1]), Of::Publication(PublicationId(2)), "the only one of that day");
        assert_eq!(of(keys[2]), Of::Post(keys[2].to_owned()), "two of that day");
        assert_eq!(of("publication:4"), Of::Publication(PublicationId(4)));
        assert_eq!(of("x:12"), Of::Post("x:12".to_owned()));
    }

    #[test]
    fn two_posts_of_a_day_are_not_joined_to_the_only_one_logged_and_one_with_a_number_never_by_day() {
        let first = 7_436_553_840_230_412_345_u64;
        let second = first + (60_000 << 22);
        let keys = [key_of(first), key_of(second)];
        let bare = [publication(1, None, "2026-03-09")];
        let join = PostJoin::new(&bare, keys.iter().map(String::as_str), &home());
        assert_eq!(join.of(&keys[0]), Of::Post(keys[0].clone()));
        let other = format!("https://www.linkedin.com/feed/update/urn:li:share:{second}");
        let numbered = [publication(1, Some(&other), "2026-03-09")];
        let join = PostJoin::new(&numbered, [keys[0].as_str()], &home());
        assert_eq!(join.of(&keys[0]), Of::Post(keys[0].clone()), "that one has a number of its own");
    }

    #[test]
    fn two_numbers_of_a_post_that_is_not_logged_are_one() {
        let keys = ["linkedin:7425235514141609985", "linkedin:7425235513722327041"];
        let join = PostJoin::new(&[], keys, &home());
        assert_eq!(join.of(keys[0]), join.of(keys[1]));
    }
}
