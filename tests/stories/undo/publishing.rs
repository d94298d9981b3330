//! What a user does with ideas, posts, the log of what was published, and weeks.

use chrono::Duration;
use proptest::prelude::*;
use standpoint_core::changed::Changed;
use standpoint_core::error::Result;
use standpoint_core::id::{ConversationId, PostId, PublicationId, WorksheetRowId};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::{LogEntry, PostEntry, PostStage, PublicationEntry};
use standpoint_core::publishing::red_line::RedLine;
use standpoint_core::views::{ConversationQuery, PostLine, PostQuery};
use standpoint_tests::Desk;

use super::text;

/// A place the red-line check finds, in every text that is written.
const FOUND: &str = "ada@example.org";

#[derive(Debug, Clone)]
pub(super) enum Action {
    Capture(String),
    Add(String, Network),
    Write(usize, String),
    Change(usize, String, Network),
    Plan(usize, Option<i64>),
    PutAway(usize, bool),
    Remove(usize),
    Log(String, i64),
    Publish(usize, Network, i64),
    PublishAt(usize, Network, usize),
    ChangePlace(usize, Network, i64),
    RemovePlace(usize),
    Clear(usize, bool),
    FromPrompt(usize),
    FromWorksheet,
    FromConversation(usize),
    SpendReserve(i64),
    TakeReserveBack(i64),
}

pub(super) fn action() -> impl Strategy<Value = Action> {
    let (post, network) = (|| 0usize..6, || proptest::sample::select(Network::ALL));
    prop_oneof![
        text().prop_map(Action::Capture),
        (0usize..4).prop_map(|n| Action::Capture(super::feeds::title(n))),
        (text(), network()).prop_map(|(text, network)| Action::Add(text, network)),
        (post(), text()).prop_map(|(n, text)| Action::Write(n, text)),
        (post(), text(), network()).prop_map(|(n, text, network)| Action::Change(n, text, network)),
        (post(), proptest::option::of(0i64..40)).prop_map(|(n, ahead)| Action::Plan(n, ahead)),
        (post(), any::<bool>()).prop_map(|(n, away)| Action::PutAway(n, away)),
        post().prop_map(Action::Remove),
        (text(), 0i64..60).prop_map(|(text, ago)| Action::Log(text, ago)),
        (post(), network(), 0i64..60).prop_map(|(n, network, ago)| Action::Publish(n, network, ago)),
        (post(), network(), 0usize..4).prop_map(|(n, network, page)| Action::PublishAt(n, network, page)),
        (post(), network(), 0i64..60).prop_map(|(n, network, ago)| Action::ChangePlace(n, network, ago)),
        post().prop_map(Action::RemovePlace),
        (post(), any::<bool>()).prop_map(|(n, may_stay)| Action::Clear(n, may_stay)),
        (0usize..60).prop_map(Action::FromPrompt),
        Just(Action::FromWorksheet),
        (0usize..4).prop_map(Action::FromConversation),
        (0i64..50).prop_map(Action::SpendReserve),
        (0i64..50).prop_map(Action::TakeReserveBack),
    ]
}

impl Action {
    pub(super) fn act(&self, desk: &mut Desk) -> Result<Changed> {
        let posts = posts(desk);
        let post = |n: &usize| posts.get(*n).map_or(PostId(999), |post| post.id);
        let now = desk.now;
        match self {
            Self::Capture(line) => desk.coach.capture_idea(&now, line),
            Self::Add(title, network) => {
                let entry = PostEntry {
                    title: Some(title.clone()),
                    network: Some(network.slug().to_owned()),
                    ..PostEntry::default()
                };
                desk.coach.add_post(&now, &entry)
            }
            Self::Write(n, text) => desk.coach.change_post(
                &now,
                post(n),
                &PostEntry { body: Some(format!("{text}\n{FOUND}")), ..PostEntry::default() },
            ),
            Self::Change(n, text, network) => {
                let given = || Some(text.clone());
                let network = Some(network.slug().to_owned());
                let entry = PostEntry {
                    title: given(),
                    pillar: given(),
                    claim: given(),
                    note: given(),
                    network,
                    ..PostEntry::default()
                };
                desk.coach.change_post(&now, post(n), &entry)
            }
            Self::Plan(n, ahead) => {
                desk.coach.plan_post(&now, post(n), ahead.map(|days| day(desk, days)).as_deref())
            }
            Self::PutAway(n, away) => desk.coach.archive_post(&now, post(n), *away),
            Self::Remove(n) => desk.coach.remove_post(&now, post(n)),
            Self::Clear(n, may_stay) => {
                desk.coach.clear_finding(&now, post(n), RedLine::PersonalData, FOUND, *may_stay)
            }
            Self::FromPrompt(n) => {
                let prompts = desk.coach.prompts().unwrap();
                desk.coach.idea_from_prompt(&now, &prompts[n % prompts.len()].prompt, Some("People"))
            }
            Self::FromWorksheet => {
                let row = desk
                    .coach
                    .worksheet("purpose")
                    .unwrap()
                    .rows
                    .first()
                    .and_then(|row| row.id)
                    .unwrap_or(WorksheetRowId(999));
                desk.coach.idea_from_worksheet(&now, row, "target-role", None)
            }
            Self::FromConversation(n) => {
                let known =
                    desk.coach.conversation_list(&now, &ConversationQuery::default()).unwrap().conversations;
                desk.coach
                    .idea_from_conversation(&now, known.get(*n).map_or(ConversationId(999), |known| known.id))
            }
            _ => self.log(desk, &posts),
        }
    }

    /// What concerns the log and its weeks.
    fn log(&self, desk: &mut Desk, posts: &[PostLine]) -> Result<Changed> {
        let post = |n: &usize| posts.get(*n).map_or(PostId(999), |post| post.id);
        let place = |n: &usize| {
            posts.iter().flat_map(|post| &post.places).nth(*n).map_or(PublicationId(999), |place| place.id)
        };
        let now = desk.now;
        let ago = |days: &i64| Some(day(desk, -days));
        let entry = |network: &Network| PublicationEntry {
            network: Some(*network),
            cleared: true,
            ..PublicationEntry::default()
        };
        match self {
            Self::Log(title, days) => {
                let on = ago(days);
                desk.coach.log_post(&now, &LogEntry { title: title.clone(), on, ..LogEntry::default() })
            }
            Self::Publish(n, network, days) => {
                let on = ago(days);
                desk.coach.publish_post(&now, post(n), &PublicationEntry { on, ..entry(network) })
            }
            Self::PublishAt(n, network, page) => desk.coach.publish_post(
                &now,
                post(n),
                &PublicationEntry { url: Some(super::feeds::page(*page)), ..entry(network) },
            ),
            Self::ChangePlace(n, network, days) => {
                let on = ago(days);
                desk.coach.change_publication(&now, place(n), &PublicationEntry { on, ..entry(network) })
            }
            Self::RemovePlace(n) => desk.coach.remove_publication(&now, place(n)),
            Self::SpendReserve(days) => {
                desk.coach.use_reserve_week(&now, now.today() - Duration::days(*days))
            }
            Self::TakeReserveBack(days) => {
                desk.coach.return_reserve_week(&now, now.today() - Duration::days(*days))
            }
            other => unreachable!("{other:?} is not the log's"),
        }
    }
}

/// All posts, what is archived last.
fn posts(desk: &Desk) -> Vec<PostLine> {
    let stage = |stage| desk.coach.post_list(&PostQuery { stage, ..PostQuery::default() }).unwrap().posts;
    [stage(None), stage(Some(PostStage::Archived))].concat()
}

fn day(desk: &Desk, ahead: i64) -> String {
    (desk.now.today() + Duration::days(ahead)).to_string()
}
