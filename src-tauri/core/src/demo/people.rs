//! People of the journal, and five conversations a week with them.

use chrono::{Duration, NaiveDate};

use super::journal::{Journal, chance};
use crate::calendar::{WeekStart, week_of};
use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::people::conversation::{Conversation, ConversationKind};
use crate::people::kind::PersonKind;
use crate::people::person::Person;
use crate::publishing::network::Network;
use crate::store::{Tx, conversations, people};

/// People met a year.
const PEOPLE_A_YEAR: i64 = 50;
/// Conversations a week.
const A_WEEK: i64 = 5;
/// How many of the people the user speaks with again and again.
const CIRCLE: usize = 24;

const FIRST: [&str; 25] = [
    "Ines", "Tomás", "Priya", "Jonas", "Aiko", "Leila", "Marek", "Sofia", "Kwame", "Elin", "Rafael", "Noor",
    "Henrik", "Yara", "Luca", "Mina", "Oskar", "Thandi", "Pavel", "Clara", "Idris", "Hana", "Bruno", "Ada",
    "Viktor",
];
const LAST: [&str; 20] = [
    "Marsh", "Almeida", "Raman", "Lindgren", "Mori", "Haddad", "Nowak", "Costa", "Mensah", "Berg", "Silva",
    "Rahman", "Dahl", "Khoury", "Rossi", "Park", "Holm", "Dube", "Novák", "Weiss",
];
const ROLES: [&str; 7] = [
    "CIO of a regional hospital",
    "Head of operations at a machine builder",
    "VP engineering in logistics",
    "Finance director",
    "Consultant for plant systems",
    "Head of customer support",
    "Software engineer, first team lead role",
];
const KINDS: [PersonKind; 7] = [
    PersonKind::RoleModel,
    PersonKind::Peer,
    PersonKind::Peer,
    PersonKind::Business,
    PersonKind::Partner,
    PersonKind::Customer,
    PersonKind::NextGeneration,
];
const ADDED: [&str; 6] = [
    "Added the numbers from our second rehearsal and asked how they count a near miss.",
    "Asked which of the three would be dropped first, and why.",
    "Said where it failed for us: nobody owned the list after the project.",
    "Named the colleague who found the fix and linked her talk.",
    "Offered our one-page template for the decision.",
    "Disagreed about the metric, with a case from the night shift.",
];

pub(super) fn write(journal: &Journal, tx: &Tx<'_>) -> Result<()> {
    let met = everybody(journal, tx)?;
    in_words(journal, tx, &met)
}

fn everybody(journal: &Journal, tx: &Tx<'_>) -> Result<Vec<(PersonId, NaiveDate)>> {
    let days = (journal.today - journal.joined_on).num_days().max(1);
    let wanted = (PEOPLE_A_YEAR * days / 365).min(i64::try_from(FIRST.len() * LAST.len()).unwrap_or(500));
    (0..wanted)
        .map(|number| {
            let at = usize::try_from(number).unwrap_or(0);
            let (first, last) = (FIRST[at % FIRST.len()], LAST[(at * 7 + at / FIRST.len()) % LAST.len()]);
            let kind = KINDS[at % KINDS.len()];
            let added_on = journal.joined_on + Duration::days(number * days / wanted);
            let admired = kind == PersonKind::RoleModel;
            let person = Person {
                id: PersonId(0),
                name: format!("{first} {last}"),
                kind,
                role: ROLES[at % ROLES.len()].to_owned(),
                where_active: ["LinkedIn", "Mastodon", "The guild’s meetup"][at % 3].to_owned(),
                link: at.is_multiple_of(2).then(|| format!("https://example.org/people/{}", at + 1)),
                why: if admired {
                    "Writes about failures before they are solved.".to_owned()
                } else {
                    String::new()
                },
                habit: if admired {
                    "Answers every comment with a question.".to_owned()
                } else {
                    String::new()
                },
                added_on,
            };
            people::add(tx, &person).map(|id| (id, added_on))
        })
        .collect()
}

fn in_words(journal: &Journal, tx: &Tx<'_>, met: &[(PersonId, NaiveDate)]) -> Result<()> {
    let mut monday = week_of(journal.joined_on, WeekStart::Monday);
    let mut number = 0;
    while monday <= journal.today {
        for turn in 0..A_WEEK {
            let on = monday + Duration::days(turn);
            if on <= journal.today && on >= journal.joined_on {
                conversations::add(tx, &conversation(journal, met, number, on))?;
                number += 1;
            }
        }
        monday += Duration::weeks(1);
    }
    Ok(())
}

fn conversation(
    journal: &Journal,
    met: &[(PersonId, NaiveDate)],
    number: usize,
    on: NaiveDate,
) -> Conversation {
    // Mostly the circle of those met lately, now and then someone from before.
    let known = met.partition_point(|(_, added_on)| *added_on <= on);
    let circle = known.clamp(1, CIRCLE);
    let back = if chance("old", on, 80) { number % circle } else { (number * 31) % known.max(1) };
    let person = met.get(known.saturating_sub(1 + back)).map(|(id, _)| *id);
    let kind = match number % 10 {
        3 | 7 => ConversationKind::Invitation,
        5 => ConversationKind::Reply,
        8 => ConversationKind::Credit,
        9 if number % 20 == 9 => ConversationKind::Call,
        _ => ConversationKind::Comment,
    };
    let replied = kind != ConversationKind::Credit && chance("replied", on, 55);
    let replied_on = replied.then_some((on + Duration::days(1)).min(journal.today));
    // What came in over the last days still waits.
    let waits = journal.today - on < Duration::days(6);
    Conversation {
        id: ConversationId(0),
        kind,
        person,
        network: Some(if number % 3 == 1 { Network::Mastodon } else { Network::Linkedin }),
        link: (kind == ConversationKind::Comment).then(|| format!("https://example.org/talk/{}", number + 1)),
        on,
        added: if kind == ConversationKind::Invitation {
            String::new()
        } else {
            ADDED[number % ADDED.len()].to_owned()
        },
        replied_on,
        answered_on: replied_on.filter(|_| !waits),
    }
}
