//! From idea to published: what a user does with posts, week after week.

use standpoint_core::ErrorCode;
use standpoint_core::calendar::{Day, PauseEntry};
use standpoint_core::id::{PostId, PublicationId, WorksheetRowId};
use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::post::{LogEntry, PostEntry, PostStage, PublicationEntry};
use standpoint_core::publishing::red_line::RedLine;
use standpoint_core::reminders::{Delivery, PopupAction, WeeklySlot};
use standpoint_core::rhythm::{WeekState, WeekVerdict};
use standpoint_core::views::{PostList, PostQuery};
use standpoint_tests::{Desk, at};

fn created(changed: standpoint_core::changed::Changed) -> PostId {
    PostId(changed.created.expect("a number").parse().unwrap())
}

fn idea(desk: &mut Desk, line: &str) -> PostId {
    created(desk.coach.capture_idea(&desk.now, line).unwrap())
}

fn stage(desk: &Desk, post: PostId) -> PostStage {
    desk.coach.post_page(&desk.now, post).unwrap().stage
}

fn publish(
    desk: &mut Desk,
    post: PostId,
    entry: PublicationEntry,
) -> standpoint_core::Result<standpoint_core::changed::Changed> {
    desk.coach.publish_post(&desk.now, post, &entry)
}

fn found(desk: &Desk, query: PostQuery) -> Vec<PostId> {
    desk.coach.post_list(&query).unwrap().posts.iter().map(|post| post.id).collect()
}

fn at_address(url: &str, network: Network) -> PublicationEntry {
    PublicationEntry { url: Some(url.to_owned()), network: Some(network), ..PublicationEntry::default() }
}

#[test]
fn an_idea_becomes_a_draft_is_planned_comes_out_and_keeps_the_week() {
    let mut desk = Desk::new().onboarded();
    let post = idea(&mut desk, "The meeting I cancelled");
    assert_eq!(stage(&desk, post), PostStage::Idea);
    let written = PostEntry { body: Some("Nobody missed it.".to_owned()), ..PostEntry::default() };
    desk.coach.change_post(&desk.now, post, &written).unwrap();
    assert_eq!(stage(&desk, post), PostStage::Draft);
    desk.coach.plan_post(&desk.now, post, Some("fri")).unwrap();
    let page = desk.coach.post_page(&desk.now, post).unwrap();
    assert_eq!(
        (page.stage, page.planned_on.unwrap().to_string().as_str()),
        (PostStage::Planned, "2026-01-09")
    );
    assert_eq!(desk.coach.today(&desk.now).unwrap().planned[0].id, post);

    desk.now = at("2026-01-09T10:00:00Z");
    publish(&mut desk, post, at_address("https://www.linkedin.com/posts/ada-1", Network::Linkedin)).unwrap();
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!(
        (stage(&desk, post), today.week.state, today.streak.unwrap().current),
        (PostStage::Published, WeekState::Kept, 1)
    );
    desk.coach.undo().unwrap();
    assert_eq!(stage(&desk, post), PostStage::Planned);
}

#[test]
fn a_post_in_ten_places_with_one_address_counts_once_and_each_place_is_kept() {
    let mut desk = Desk::new().onboarded();
    let post = idea(&mut desk, "Build, buy or wait");
    for network in &Network::ALL[..10] {
        publish(&mut desk, post, at_address("https://example.org/build?utm_source=x", *network)).unwrap();
    }
    let page = desk.coach.post_page(&desk.now, post).unwrap();
    assert_eq!((page.places.len(), desk.coach.today(&desk.now).unwrap().week.posts), (10, 1));
    let again =
        publish(&mut desk, post, at_address("https://example.org/build/", Network::ALL[3])).unwrap_err();
    assert_eq!(again.to_string(), "This link is logged already.");
    let other = idea(&mut desk, "Another one");
    let stolen =
        publish(&mut desk, other, at_address("http://www.example.org/build", Network::Other)).unwrap_err();
    assert!(stolen.to_string().starts_with("That link belongs to another post."), "{stolen}");
    let logged = LogEntry {
        title: "Logged".to_owned(),
        url: Some("https://example.org/build#top".to_owned()),
        ..LogEntry::default()
    };
    assert_eq!(desk.coach.log_post(&desk.now, &logged).unwrap_err().code(), ErrorCode::Invalid);
}

#[test]
fn a_post_counts_in_the_week_it_first_came_out_in_also_when_that_is_learnt_later() {
    let mut desk = Desk::new().onboarded().on("2026-01-21T10:00:00Z");
    let post = idea(&mut desk, "Blameless reviews");
    let on = |on: &str, network| PublicationEntry {
        on: Some(on.to_owned()),
        network: Some(network),
        ..PublicationEntry::default()
    };
    publish(&mut desk, post, on("2026-01-20", Network::Linkedin)).unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.posts, 1);
    let earlier = publish(&mut desk, post, on("2026-01-13", Network::OwnSite)).unwrap();
    let progress = desk.coach.progress_page(&desk.now).unwrap();
    let posts: Vec<_> = progress.weeks.iter().map(|week| week.posts).collect();
    assert_eq!((posts, progress.posts_total), (vec![0, 1, 0], 1));
    let mended = PublicationId(earlier.created.unwrap().parse().unwrap());
    desk.coach.change_publication(&desk.now, mended, &on("2026-01-21", Network::OwnSite)).unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.posts, 1, "back in this week");
    desk.coach.remove_publication(&desk.now, mended).unwrap();
    assert_eq!(desk.coach.post_page(&desk.now, post).unwrap().places.len(), 1);
}

#[test]
fn nothing_comes_out_in_the_future_and_nothing_is_planned_for_the_past() {
    let mut desk = Desk::new().onboarded();
    let post = idea(&mut desk, "A leader I learn from");
    let ahead = PublicationEntry { on: Some("2026-01-06".to_owned()), ..PublicationEntry::default() };
    let refused = publish(&mut desk, post, ahead).unwrap_err();
    assert!(refused.to_string().starts_with("That date is in the future."), "{refused}");
    let refused = desk.coach.plan_post(&desk.now, post, Some("2026-01-04")).unwrap_err();
    assert!(refused.to_string().starts_with("That date has passed."), "{refused}");
    desk.coach.archive_post(&desk.now, post, true).unwrap();
    assert!(desk.coach.plan_post(&desk.now, post, Some("fri")).unwrap_err().to_string().contains("archived"));
    desk.coach.archive_post(&desk.now, post, false).unwrap();
    publish(&mut desk, post, PublicationEntry::default()).unwrap();
    assert!(
        desk.coach.plan_post(&desk.now, post, Some("fri")).unwrap_err().to_string().contains("published")
    );
}

#[test]
fn what_the_red_line_check_finds_is_decided_on_before_it_comes_out_and_the_decision_is_kept() {
    let mut desk = Desk::new().onboarded();
    desk.coach
        .set_answer(&desk.now, "guardrails", None, "never", "Project Nightingale\nvendor terms")
        .unwrap();
    let post = idea(&mut desk, "What project Nightingale taught me");
    let body = PostEntry {
        body: Some("Mail me: ada@example.org. It ran on db01.prod.internal.".to_owned()),
        ..PostEntry::default()
    };
    desk.coach.change_post(&desk.now, post, &body).unwrap();
    let page = desk.coach.post_page(&desk.now, post).unwrap();
    let classes: Vec<_> = page
        .check
        .in_title
        .findings
        .iter()
        .chain(&page.check.in_body.findings)
        .map(|finding| finding.class)
        .collect();
    assert_eq!(classes, [RedLine::NeverList, RedLine::PersonalData, RedLine::InternalAddress]);

    let refused = publish(&mut desk, post, PublicationEntry::default()).unwrap_err();
    assert_eq!((refused.code(), stage(&desk, post)), (ErrorCode::RedLine, PostStage::Draft));
    assert!(refused.to_string().contains("3 things") && !refused.to_string().contains("ada@"), "{refused}");
    desk.coach.clear_finding(&desk.now, post, RedLine::PersonalData, "ada@example.org", true).unwrap();
    let words = page.check.in_title.findings[0].words.clone();
    desk.coach.clear_finding(&desk.now, post, RedLine::NeverList, &words, true).unwrap();
    assert!(
        publish(&mut desk, post, PublicationEntry::default()).unwrap_err().to_string().contains("1 thing ")
    );
    // The third is taken out of the text.
    let clean = PostEntry { body: Some("Mail me: ada@example.org.".to_owned()), ..PostEntry::default() };
    desk.coach.change_post(&desk.now, post, &clean).unwrap();
    publish(&mut desk, post, PublicationEntry::default()).unwrap();
    assert_eq!(desk.coach.post_page(&desk.now, post).unwrap().decisions.len(), 2);

    let other = idea(&mut desk, "Ask ines@example.org");
    publish(&mut desk, other, PublicationEntry { cleared: true, ..PublicationEntry::default() }).unwrap();
    let decided = desk.coach.post_page(&desk.now, other).unwrap().decisions;
    assert_eq!(
        (decided[0].class, decided[0].at),
        (RedLine::PersonalData, desk.now.instant),
        "saying so once is a decision too"
    );
}

#[test]
fn the_nudge_names_the_planned_post_or_the_readiest_draft_and_i_posted_means_that_one() {
    let mut desk = Desk::new().onboarded();
    for rules in ["read-policy", "never-post-list"] {
        desk.coach.complete_task(&desk.now, &rules.parse().unwrap()).unwrap();
    }
    idea(&mut desk, "Only an idea");
    let draft = idea(&mut desk, "What a migration taught me");
    desk.coach
        .change_post(
            &desk.now,
            draft,
            &PostEntry { body: Some("People first.".to_owned()), ..PostEntry::default() },
        )
        .unwrap();
    desk.now = at("2026-01-06T08:00:00Z");
    let popup_text =
        desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().popups.remove(0);
    assert!(
        popup_text.body.starts_with("Open “What a migration taught me”. Your most finished draft."),
        "{}",
        popup_text.body
    );

    let planned = idea(&mut desk, "Shadow IT as unpaid research, thu");
    let item = &desk.coach.today(&desk.now).unwrap().inbox.items[0];
    assert!(
        item.body.starts_with("Open “Shadow IT as unpaid research”. Scheduled for Thursday."),
        "{}",
        item.body
    );
    let changed = desk.coach.answer_popup(&desk.now, &popup_text.keys, PopupAction::Done).unwrap();
    assert_eq!((changed.said.as_str(), stage(&desk, planned)), ("Post logged", PostStage::Published));
    desk.coach.undo().unwrap();
    assert_eq!((stage(&desk, planned), stage(&desk, draft)), (PostStage::Planned, PostStage::Draft));
}

#[test]
fn an_idea_comes_from_a_prompt_a_worksheet_line_or_a_conversation() {
    let mut desk = Desk::new().onboarded();
    for (field, pillar) in [("pillar-1", "Platforms"), ("pillar-2", "People")] {
        desk.coach.set_answer(&desk.now, "positioning", None, field, pillar).unwrap();
    }
    let offers = desk.coach.posts_page(&desk.now).unwrap().offers;
    let groups: std::collections::BTreeSet<_> = offers.iter().map(|offer| offer.group.clone()).collect();
    assert_eq!((offers.len(), groups.len()), (5, 5), "one of each group");
    assert_eq!((offers[0].pillar.as_str(), offers[1].pillar.as_str()), ("Platforms", "People"));
    let first = offers[0].clone();
    let post = created(desk.coach.idea_from_prompt(&desk.now, &first.prompt, Some(&first.pillar)).unwrap());
    let page = desk.coach.post_page(&desk.now, post).unwrap();
    assert_eq!(
        (page.title.as_str(), page.prompt.as_deref(), page.pillar.as_str()),
        (first.text.as_str(), Some(first.text.as_str()), "Platforms")
    );
    let offers = desk.coach.posts_page(&desk.now).unwrap().offers;
    assert!(offers.iter().all(|offer| offer.prompt != first.prompt), "what was used just now is not offered");
    assert_eq!(offers[0].pillar, "People", "what was not written about comes first");

    desk.coach
        .set_answer(&desk.now, "positioning", None, "proof", "Two sites merged\n\n Four stops became one ")
        .unwrap();
    let row = desk.coach.worksheet("positioning").unwrap().rows[0].id.unwrap();
    let post = created(
        desk.coach.idea_from_worksheet(&desk.now, row, "proof", Some("Four stops became one")).unwrap(),
    );
    let page = desk.coach.post_page(&desk.now, post).unwrap();
    assert_eq!((page.title.as_str(), page.from_step.is_some()), ("Four stops became one", true));
    let twice =
        desk.coach.idea_from_worksheet(&desk.now, row, "proof", Some("Four stops became one")).unwrap_err();
    assert_eq!(twice.to_string(), "That is among your posts already.");
    assert_eq!(
        desk.coach.idea_from_worksheet(&desk.now, WorksheetRowId(99), "proof", None).unwrap_err().code(),
        ErrorCode::NotFound
    );

    let logged =
        desk.coach.log_conversation(&desk.now, "comment Ines Marsh: asked who owns the exit costs").unwrap();
    let conversation = standpoint_core::id::ConversationId(logged.created.unwrap().parse().unwrap());
    let post = created(desk.coach.idea_from_conversation(&desk.now, conversation).unwrap());
    assert_eq!(desk.coach.post_page(&desk.now, post).unwrap().title, "asked who owns the exit costs");
    assert!(desk.coach.idea_from_conversation(&desk.now, conversation).is_err(), "nor twice from there");
    desk.coach.remove_conversation(&desk.now, conversation).unwrap();
    assert_eq!(
        desk.coach.post_page(&desk.now, post).unwrap().conversation,
        None,
        "the idea outlives the conversation"
    );
}

#[test]
fn posts_are_found_by_their_words_in_any_case_and_by_pillar_network_and_stage() {
    let mut desk = Desk::new().onboarded();
    let umlaut = idea(&mut desk, "Über Größe in Teams");
    let entry = PostEntry {
        body: Some("It shrank by ÄPFEL and 50%_off.".to_owned()),
        pillar: Some("People".to_owned()),
        ..PostEntry::default()
    };
    desk.coach.change_post(&desk.now, umlaut, &entry).unwrap();
    let other = idea(&mut desk, "Cloud bills @mastodon");
    publish(&mut desk, other, at_address("https://example.org/bills", Network::Linkedin)).unwrap();
    let search =
        |text: &str| found(&desk, PostQuery { search: Some(text.to_owned()), ..PostQuery::default() });
    assert_eq!(search("grösse äpfel"), [], "ö is not ö with ß folded: no guessing");
    assert_eq!(search("GRÖßE äpfel"), [umlaut]);
    assert_eq!((search("50%_off"), search("50%x")), (vec![umlaut], vec![]), "signs are signs");
    assert_eq!(search("cloud bills extra"), []);
    assert_eq!(
        found(&desk, PostQuery { pillar: Some("people".to_owned()), ..PostQuery::default() }),
        [umlaut]
    );
    for network in [Network::Mastodon, Network::Linkedin] {
        assert_eq!(
            found(&desk, PostQuery { network: Some(network), ..PostQuery::default() }),
            [other],
            "meant for one, out on the other"
        );
    }
    assert_eq!(found(&desk, PostQuery { stage: Some(PostStage::Draft), ..PostQuery::default() }), [umlaut]);
    desk.coach.archive_post(&desk.now, umlaut, true).unwrap();
    assert_eq!(found(&desk, PostQuery::default()), [other], "what is archived is out of sight");
    assert_eq!(
        found(&desk, PostQuery { stage: Some(PostStage::Archived), ..PostQuery::default() }),
        [umlaut]
    );
}

#[test]
fn the_month_shows_whole_weeks_with_what_is_planned_and_what_came_out() {
    let mut desk = Desk::new().onboarded();
    idea(&mut desk, "Planned one, 20 jan");
    let draft = idea(&mut desk, "To be planned");
    desk.log("Out", "2026-01-05");
    let month = desk.coach.post_month(&desk.now, None).unwrap();
    assert_eq!((month.days.len() % 7, month.days[0].date.to_string().as_str()), (0, "2025-12-29"));
    let on = |date: &str| {
        month
            .days
            .iter()
            .find(|day| day.date.to_string() == date)
            .unwrap()
            .posts
            .iter()
            .map(|post| post.title.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        (on("2026-01-20"), on("2026-01-05")),
        (vec!["Planned one".to_owned()], vec!["Out".to_owned()])
    );
    assert_eq!(month.unplanned.iter().map(|post| post.id).collect::<Vec<_>>(), [draft]);
    assert_eq!(
        desk.coach.post_month(&desk.now, "2099-12-31".parse().ok()).unwrap().next,
        None,
        "our calendars end there"
    );
}

#[test]
fn the_calendar_says_how_each_week_stands_and_shows_slots_only_where_a_post_is_still_wanted() {
    let mut desk = Desk::new().onboarded();
    idea(&mut desk, "Planned one, 20 jan");
    desk.log("Out", "2026-01-05");
    desk.log("Long ago", "2025-11-05");
    desk.coach
        .add_pause(
            &desk.now,
            &PauseEntry { from_on: "2026-02-02".into(), to_on: "2026-02-08".into(), note: None },
        )
        .unwrap();
    let backup = WeeklySlot { weekday: Day::Thursday, time: "16:30".to_owned(), enabled: true };
    desk.coach.add_reminder(&desk.now, &backup.entry()).unwrap();
    let now = at("2026-01-14T09:00:00Z");
    let calendar = desk.coach.post_calendar(&now, "2025-12-30".parse().ok(), Some(6)).unwrap();
    let starts: Vec<_> = calendar.weeks.iter().map(|week| week.starts_on.to_string()).collect();
    assert_eq!(starts, ["2025-12-29", "2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02"]);
    let verdicts: Vec<_> = calendar.weeks.iter().map(|week| week.verdict).collect();
    let [kept, running, paused] = [WeekVerdict::Kept, WeekVerdict::Running, WeekVerdict::Paused].map(Some);
    assert_eq!(
        verdicts,
        [None, kept, running, None, None, paused],
        "nothing is said before the first week, nor of an ordinary one ahead"
    );
    assert_eq!(
        (calendar.this_week.to_string().as_str(), calendar.weeks[2].to_go, calendar.weeks[3].to_go),
        ("2026-01-12", 1, 0)
    );
    let slots: Vec<_> = calendar
        .weeks
        .iter()
        .flat_map(|week| &week.days)
        .filter_map(|day| Some((day.date.to_string(), day.slot.clone()?)))
        .collect();
    let slots: Vec<_> = slots.iter().map(|(on, slot)| (on.as_str(), slot.at.as_str(), slot.backup)).collect();
    let free = [
        ("2026-01-15", "16:30", true),
        ("2026-01-22", "16:30", true),
        ("2026-01-27", "09:00", false),
        ("2026-01-29", "16:30", true),
    ];
    assert_eq!(slots, free, "neither in the past nor on a day with a post nor in a week off");
    assert_eq!(calendar.weeks[3].days[1].posts[0].title, "Planned one");
    let ends = desk.coach.post_calendar(&now, "2099-12-31".parse().ok(), Some(9)).unwrap();
    assert_eq!((ends.weeks.len(), ends.last_week), (1, ends.weeks[0].starts_on), "our calendars end there");
}

#[test]
fn posts_without_a_day_are_found_by_their_words_drafts_first() {
    let mut desk = Desk::new().onboarded();
    let first = idea(&mut desk, "Build or buy");
    let draft = idea(&mut desk, "Buying time");
    idea(&mut desk, "Buy less, 20 jan");
    desk.log("Buyers", "2026-01-05");
    desk.coach
        .change_post(
            &desk.now,
            draft,
            &PostEntry { body: Some("A start.".to_owned()), ..PostEntry::default() },
        )
        .unwrap();
    let later = idea(&mut desk, "Roadmaps");
    let list = |query: PostQuery| desk.coach.unplanned_posts(&query).unwrap();
    let ids = |list: &PostList| list.posts.iter().map(|post| post.id).collect::<Vec<_>>();
    assert_eq!(ids(&list(PostQuery::default())), [draft, later, first]);
    let found = list(PostQuery { search: Some("buy".to_owned()), limit: Some(1), ..PostQuery::default() });
    assert_eq!((found.total, ids(&found)), (2, vec![draft]));
}

#[test]
fn a_text_of_a_megabyte_is_refused_in_words_and_what_was_there_stays() {
    let mut desk = Desk::new().onboarded();
    let post = idea(&mut desk, "שלום עולם a\u{200b}b");
    let kept = "First version. \u{202e}rtl\u{202c} e\u{301} 👩‍💻";
    desk.coach
        .change_post(&desk.now, post, &PostEntry { body: Some(kept.to_owned()), ..PostEntry::default() })
        .unwrap();
    let huge = PostEntry { body: Some("ä".repeat(1_048_576)), ..PostEntry::default() };
    let refused = desk.coach.change_post(&desk.now, post, &huge).unwrap_err();
    assert!(
        refused.to_string().contains("100,000 characters") && refused.to_string().contains("1,048,576"),
        "{refused}"
    );
    let page = desk.coach.post_page(&desk.now, post).unwrap();
    assert_eq!((page.title.as_str(), page.body.as_str()), ("שלום עולם a\u{200b}b", kept));
}
