//! People and conversations with them.

use std::collections::HashMap;
use std::ops::Range;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::PostLine;
use super::post_query::{search_words, searched_page, sought_words};
use super::who_next::{WhoNext, who_next};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::id::{ConversationId, PersonId};
use crate::people::conversation::{Conversation, ConversationKind};
use crate::people::kind::PersonKind;
use crate::people::person::{CIRCLE_DAYS, Circle, Circles, Person, PersonOrder};
use crate::publishing::network::Network;
use crate::rhythm::{Giving, WeekCard};
use crate::store::{conversations, people};

/// How many lines are given at once when nothing is said.
const LIST: u32 = 100;
/// The most lines given at once.
const LIST_MAX: u32 = 1_000;

/// One person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PersonLine {
    /// Person id, as accepted by `person …` commands.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// What they are to the user.
    pub kind: PersonKind,
    /// Their role and organisation; may be empty.
    pub role: String,
    /// Where they take part; may be empty.
    pub where_active: String,
    /// Their web address, http or https.
    pub link: Option<String>,
    /// Why them; may be empty.
    pub why: String,
    /// The habit to borrow; may be empty.
    pub habit: String,
    /// The civil date of the last conversation with them.
    pub last_engaged_on: Option<NaiveDate>,
    /// Conversations with them in all.
    pub conversations: u32,
    /// How close they are, from the conversations of the last year.
    pub circle: Circle,
    /// Whether they are close or warm and the user has not talked with them for 60 days.
    pub quiet: bool,
}

/// One conversation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConversationItem {
    /// Conversation id, as accepted by `conversation …` commands.
    pub id: ConversationId,
    /// Comment, reply, invitation, call or credit.
    pub kind: ConversationKind,
    /// Person it was with; `None` for no one in particular.
    pub person: Option<PersonId>,
    /// Their name; empty without a person.
    pub name: String,
    /// Network, if known.
    pub network: Option<Network>,
    /// Its web address, http or https.
    pub link: Option<String>,
    /// The civil date.
    pub on: NaiveDate,
    /// What the user added; may be empty.
    pub added: String,
    /// The civil date someone replied.
    pub replied_on: Option<NaiveDate>,
    /// The civil date the user answered that reply.
    pub answered_on: Option<NaiveDate>,
    /// For how many days a reply has waited for an answer; none when none waits.
    pub waits_days: Option<u32>,
}

/// What to look for among people. Everything that is given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct PeopleQuery {
    /// Words that stand in the name, role, place, reason or habit, in any case and order.
    pub search: Option<String>,
    /// What they are to the user.
    pub kind: Option<PersonKind>,
    /// Only those of the close and warm circles not talked with for 60 days.
    pub quiet: Option<bool>,
    /// The order; by default by name, and with `quiet` the longest ago first.
    pub order: Option<PersonOrder>,
    /// The order the other way round.
    pub descending: Option<bool>,
    /// How many to skip.
    pub offset: Option<u32>,
    /// How many to give; by default 100.
    pub limit: Option<u32>,
}

/// What to look for among conversations. Everything that is given must fit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS), ts(optional_fields))]
#[serde(default, deny_unknown_fields)]
pub struct ConversationQuery {
    /// Words that stand in what was added or in the person's name, in any case and order.
    pub search: Option<String>,
    /// Only this kind; `None` for all.
    pub kind: Option<ConversationKind>,
    /// Only with this person; `None` for everyone.
    pub person: Option<PersonId>,
    /// How many to skip.
    pub offset: Option<u32>,
    /// How many to give; by default 100.
    pub limit: Option<u32>,
}

/// How many people there are of a kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct KindCount {
    /// The kind.
    pub kind: PersonKind,
    /// How many.
    pub people: u32,
}

/// The People page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PeoplePage {
    /// The user's civil date.
    pub date: NaiveDate,
    /// People in all, whatever the query.
    pub everybody: u32,
    /// How many there are of each kind.
    pub kinds: Vec<KindCount>,
    /// How many of the close and warm circles the user has not talked with for 60 days.
    pub quiet: u32,
    /// Whom to talk with next: up to three, whatever the query.
    pub who_next: Vec<WhoNext>,
    /// How many fit the query.
    pub total: u32,
    /// Those of this stretch, in the order asked for.
    pub people: Vec<PersonLine>,
    /// Replies that wait for an answer, the longest waiting first.
    pub to_answer: Vec<ConversationItem>,
    /// Conversations logged in all.
    pub conversations: u32,
    /// This week against the goal.
    pub week: WeekCard,
    /// Giving and posting over the last twelve weeks; none before the first of either.
    pub giving: Option<Giving>,
    /// The user's own networks.
    pub networks: Vec<Network>,
}

/// Conversations that fit a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ConversationList {
    /// The user's civil date.
    pub date: NaiveDate,
    /// How many fit the query.
    pub total: u32,
    /// Those of this stretch, latest first.
    pub conversations: Vec<ConversationItem>,
}

/// One person with everything of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PersonPage {
    /// The user's civil date.
    pub date: NaiveDate,
    /// The person.
    pub person: PersonLine,
    /// The civil date they were added.
    pub added_on: NaiveDate,
    /// Conversations with them, latest first; at most 1,000.
    pub conversations: Vec<ConversationItem>,
    /// Ideas that came up with them.
    pub ideas: Vec<PostLine>,
}

impl Coach {
    /// The People page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn people_page(&self, now: &Now, query: &PeopleQuery) -> Result<PeoplePage> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let counted = people::counts(conn)?;
        let circles = circles(conn, journal.today)?;
        let quiet: Vec<_> = circles.quiet(journal.today).map(|one| one.person).collect();
        let kinds = PersonKind::ALL.iter().map(|kind| KindCount { kind: *kind, people: counted.of(*kind) });
        let search = query.search.as_deref().unwrap_or_default();
        let at_page = searched_page(search).map_or(Ok(Vec::new()), |page| people::at_page(conn, &page))?;
        let only_quiet = query.quiet == Some(true);
        let wanted = people::Wanted {
            words: if at_page.is_empty() { sought_words(search) } else { Vec::new() },
            at_page,
            kind: query.kind,
            order: query.order.unwrap_or(if only_quiet {
                PersonOrder::LastContact
            } else {
                PersonOrder::Name
            }),
            descending: query.descending.unwrap_or(false),
            only: only_quiet.then(|| quiet.clone()),
        };
        let (total, found) = people::find(conn, &wanted, &circles, stretch(query.offset, query.limit))?;
        let to_answer = conversations::to_answer(conn)?;
        let waiting: Vec<_> = to_answer.iter().filter_map(|conversation| conversation.person).collect();
        let names = people::names_of(conn, waiting.iter().copied())?;
        Ok(PeoplePage {
            date: journal.today,
            everybody: counted.everybody(),
            kinds: kinds.collect(),
            quiet: crate::journal::count(quiet.len()),
            who_next: who_next(conn, &circles, &waiting, journal.today)?,
            total,
            people: found
                .into_iter()
                .map(|(person, engaged)| person_line(person, engaged, &circles, journal.today))
                .collect(),
            to_answer: to_answer
                .into_iter()
                .map(|conversation| item(conversation, &names, journal.today))
                .collect(),
            conversations: conversations::total(conn)?,
            week: journal.week(),
            giving: journal.rhythm.giving(journal.today),
            networks: journal.profile.networks.clone(),
        })
    }

    /// The conversations that fit a query, a stretch of them.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn conversation_list(&self, now: &Now, query: &ConversationQuery) -> Result<ConversationList> {
        let (_, now) = self.in_user_zone(now)?;
        let conn = self.conn();
        let names: HashMap<_, _> = people::names(conn)?.into_iter().collect();
        let words = search_words(query.search.as_deref().unwrap_or_default());
        let name = |person: Option<PersonId>| person.and_then(|id| names.get(&id)).map_or("", String::as_str);
        let fits = |added: &str, person| {
            words.iter().all(|word| word.is_match(added) || word.is_match(name(person)))
        };
        let wanted = stretch(query.offset, query.limit);
        let (total, found) = if words.is_empty() {
            conversations::stretch(conn, query.kind, query.person, wanted)?
        } else {
            conversations::find(conn, query.kind, query.person, fits, wanted)?
        };
        let conversations =
            found.into_iter().map(|conversation| item(conversation, &names, now.today())).collect();
        Ok(ConversationList { date: now.today(), total: crate::journal::count(total), conversations })
    }

    /// One person with everything of them.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] when they are gone.
    pub fn person_page(&self, now: &Now, id: PersonId) -> Result<PersonPage> {
        let (_, now) = self.in_user_zone(now)?;
        let conn = self.conn();
        let person = people::get(conn, id)?;
        let added_on = person.added_on;
        let names = HashMap::from([(id, person.name.clone())]);
        let found = conversations::with(conn, id)?;
        let ids: Vec<_> = found.iter().map(|conversation| conversation.id).collect();
        let latest = found.first().map(|conversation| (conversation.on, crate::journal::count(found.len())));
        let mut heads = crate::store::posts::heads_from(conn, &ids)?;
        super::post_query::sort(&mut heads, crate::publishing::post::PostStage::Published);
        let places = crate::store::publications::by_post(conn)?;
        Ok(PersonPage {
            date: now.today(),
            person: person_line(person, latest, &circles(conn, now.today())?, now.today()),
            added_on,
            conversations: found
                .into_iter()
                .take(LIST_MAX as usize)
                .map(|conversation| item(conversation, &names, now.today()))
                .collect(),
            ideas: super::post_line::lines(conn, heads, &places)?,
        })
    }
}

/// Replies that wait for an answer, the longest waiting first.
pub(crate) fn to_answer(conn: &rusqlite::Connection, today: NaiveDate) -> Result<Vec<ConversationItem>> {
    let waiting = conversations::to_answer(conn)?;
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let names: HashMap<_, _> = people::names(conn)?.into_iter().collect();
    Ok(waiting.into_iter().map(|conversation| item(conversation, &names, today)).collect())
}

/// How close everybody is today.
fn circles(conn: &rusqlite::Connection, today: NaiveDate) -> Result<Circles> {
    people::talked_since(conn, today - chrono::Duration::days(CIRCLE_DAYS)).map(Circles::of)
}

fn person_line(
    person: Person,
    engaged: Option<(NaiveDate, u32)>,
    circles: &Circles,
    today: NaiveDate,
) -> PersonLine {
    let last_engaged_on = engaged.map(|(latest, _)| latest);
    PersonLine {
        circle: circles.circle(person.id),
        quiet: circles.is_quiet(person.id, today),
        id: person.id,
        name: person.name,
        kind: person.kind,
        role: person.role,
        where_active: person.where_active,
        link: person.link,
        why: person.why,
        habit: person.habit,
        last_engaged_on,
        conversations: engaged.map_or(0, |(_, times)| times),
    }
}

fn item(conversation: Conversation, names: &HashMap<PersonId, String>, today: NaiveDate) -> ConversationItem {
    let waits = conversation.replied_on.filter(|_| conversation.waits_for_answer());
    ConversationItem {
        id: conversation.id,
        kind: conversation.kind,
        person: conversation.person,
        name: conversation.person.and_then(|id| names.get(&id)).cloned().unwrap_or_default(),
        network: conversation.network,
        link: conversation.link,
        on: conversation.on,
        added: conversation.added,
        replied_on: conversation.replied_on,
        answered_on: conversation.answered_on,
        waits_days: waits.map(|on| u32::try_from((today - on).num_days()).unwrap_or(0)),
    }
}

fn stretch(offset: Option<u32>, limit: Option<u32>) -> Range<usize> {
    let from = offset.unwrap_or(0) as usize;
    from..from + limit.unwrap_or(LIST).min(LIST_MAX) as usize
}
