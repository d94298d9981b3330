//! What is true where the user works: each tick changes what it says it changes.

use standpoint_core::coaching::ActionKind;
use standpoint_core::export::{ExportFormat, SummaryRequest};
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::Light;
use standpoint_core::programme::sharing::Preset;
use standpoint_core::programme::situation::Situation;
use standpoint_core::publishing::quiet_period::{QuietEvery, QuietPeriod};
use standpoint_core::reminders::Delivery;
use standpoint_core::rhythm::WeekState;
use standpoint_tests::{Desk, at, titles_ticked};

fn desk(situations: &[Situation]) -> Desk {
    let answers = ProfileAnswers {
        role_wanted: Some("CIO of a hospital".to_owned()),
        situations: Some(situations.to_vec()),
        ..ProfileAnswers::default()
    };
    Desk::new().answered(&answers)
}

/// The subjects of what is suggested, in order, the programme's first days.
fn first_days(desk: &Desk) -> Vec<String> {
    let all = desk.coach.next_actions(&desk.now, usize::MAX).unwrap();
    all.into_iter()
        .filter(|next| next.reason.starts_with("First 30 days"))
        .map(|next| next.subject.name().to_owned())
        .collect()
}

/// What is offered once every prompt of some lights has become an idea.
fn used_up(desk: &mut Desk, lights: &[Light]) -> Vec<Light> {
    let prompts = desk.coach.prompts().unwrap();
    for prompt in prompts.iter().filter(|prompt| lights.contains(&prompt.light)) {
        desk.coach.idea_from_prompt(&desk.now, &prompt.prompt, None).unwrap();
    }
    desk.coach.prompt_suggestions(&desk.now).unwrap().into_iter().map(|offer| offer.light).collect()
}

#[test]
fn each_says_in_one_line_what_it_changes() {
    let mut desk = desk(&[Situation::Listed]);
    let lines = desk.coach.settings_page(&desk.now).unwrap().situations;
    assert_eq!(lines.len(), 6);
    assert!(lines.iter().all(|line| !line.line.is_empty() && !line.settings.is_empty()));
    assert_eq!(
        lines.iter().filter(|line| line.holds).map(|line| line.slug).collect::<Vec<_>>(),
        [Situation::Listed]
    );
    let none = ProfileAnswers { situations: Some(Vec::new()), ..ProfileAnswers::default() };
    desk.coach.change_profile(&desk.now, &none).unwrap();
    assert!(desk.coach.settings_page(&desk.now).unwrap().situations.iter().all(|line| !line.holds));
}

#[test]
fn in_the_public_sector_strangers_come_right_after_the_policy() {
    assert_eq!(
        first_days(&desk(&[Situation::PublicSector]))[..5],
        ["target-role", "read-policy", "stranger-rule", "harden-accounts", "five-comments"]
    );
    assert_eq!(
        first_days(&desk(&[]))[..4],
        ["target-role", "read-policy", "five-comments", "three-audiences"]
    );
}

#[test]
fn who_posts_already_counts_from_the_next_whole_week_and_begins_with_what_they_stand_for() {
    let answers =
        ProfileAnswers { situations: Some(vec![Situation::AlreadyPosting]), ..ProfileAnswers::default() };
    let mut desk = Desk::new().on("2026-01-07T08:00:00Z").answered(&answers);
    assert_eq!(
        first_days(&desk),
        [
            "target-role",
            "read-policy",
            "never-post-list",
            "ai-rules",
            "draft-disclaimer",
            "proof-points",
            "promise-draft",
            "three-pillars",
            "promise-test",
            "choose-slot"
        ]
    );
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.state, WeekState::NotYet, "a Wednesday");
    let ticked = titles_ticked(desk.log("One more", "2026-01-07"));
    assert_eq!(ticked, ["Write your first post in 20 minutes"]);
    desk.now = at("2026-01-12T08:00:00Z");
    let today = desk.coach.today(&desk.now).unwrap();
    assert_eq!((today.week.goal, today.week.state), (1, WeekState::OnTrack));
    assert!(today.next.kind != ActionKind::Offer, "nothing is offered that counts already");
}

#[test]
fn who_may_not_post_about_work_starts_inside() {
    let mut desk = desk(&[Situation::InsideOnly]);
    let page = |desk: &Desk, step: &str| desk.coach.step_page(&desk.now, step).unwrap().tasks;
    let line = |desk: &Desk, step: &str, slug: &str| {
        page(desk, step).into_iter().find(|line| line.id == slug).unwrap()
    };
    assert_eq!(line(&desk, "8", "first-post").title, "Write your first open note in 20 minutes");
    assert_eq!(line(&desk, "5", "headline").title, "Write your line in the directory");
    let extras: Vec<_> = (1..=12)
        .flat_map(|step| page(&desk, &step.to_string()))
        .filter(|line| line.extra)
        .map(|line| line.id)
        .collect();
    for slug in [
        "home-page",
        "own-domain",
        "first-export",
        "claim-handles",
        "podcast-guest",
        "first-article",
        "jury-seat",
    ] {
        assert!(extras.iter().any(|extra| extra == slug), "{slug}");
    }
    let comments = desk
        .coach
        .next_actions(&desk.now, 50)
        .unwrap()
        .into_iter()
        .find(|next| next.subject.0 == "task five-comments")
        .unwrap();
    assert_eq!(comments.title, "Leave five answers that help");
    assert!(
        used_up(&mut desk, &[Light::Green]).contains(&Light::Amber),
        "what needs a second look may go inside"
    );
    assert!(
        used_up(&mut desk, &[Light::Green, Light::Amber]).contains(&Light::Red),
        "and so may what never goes out"
    );
    assert!(used_up(&mut self::desk(&[]), &[Light::Green]).iter().all(|light| *light == Light::Green));
    // An open note is the week's post wherever posts are counted.
    desk.coach
        .change_profile(&desk.now, &ProfileAnswers { weekly_posts: Some(1), ..ProfileAnswers::default() })
        .unwrap();
    let note = standpoint_core::publishing::post::LogEntry {
        title: "A note".to_owned(),
        network: Some("inside".parse().unwrap()),
        ..standpoint_core::publishing::post::LogEntry::default()
    };
    desk.coach.log_post(&desk.now, &note).unwrap();
    assert_eq!(desk.coach.today(&desk.now).unwrap().week.state, WeekState::Kept);
    // Anyone who unticks it keeps everything.
    desk.complete("headline");
    desk.coach
        .change_profile(&desk.now, &ProfileAnswers { situations: Some(vec![]), ..ProfileAnswers::default() })
        .unwrap();
    assert_eq!(
        (line(&desk, "5", "headline").done_on.is_some(), line(&desk, "5", "home-page").extra),
        (true, false)
    );
}

#[test]
fn a_quiet_search_shows_the_role_nowhere_but_in_step_1() {
    let mut desk = desk(&[Situation::QuietSearch]);
    assert!(desk.coach.reminder_settings().unwrap().hide_details, "notifications hide details");
    desk.coach.set_answer(&desk.now, "purpose", None, "target-role", "CIO of a hospital").unwrap();
    assert_eq!(desk.coach.settings_page(&desk.now).unwrap().role_wanted, "");
    for format in ExportFormat::ALL {
        let summary = desk.coach.summary_text(&desk.now, &SummaryRequest::new(Preset::Me, *format)).unwrap();
        assert!(!summary.contains("hospital"), "{format:?}");
    }
    let pitfalls = |desk: &Desk| desk.coach.step_page(&desk.now, "1").unwrap().pitfalls;
    let quiet = pitfalls(&desk);
    assert_eq!(desk.next().fields[0].rows[0].answers["target-role"], "CIO of a hospital", "in step 1 it is");
    desk.now = at("2026-01-06T08:00:00Z");
    let popup_text =
        desk.coach.take_due(&desk.now, Delivery::Ready { doubt: None }).unwrap().popups.remove(0);
    assert_eq!((popup_text.summary.as_str(), popup_text.body.as_str()), ("Standpoint", ""));
    desk.coach
        .change_profile(&desk.now, &ProfileAnswers { situations: Some(vec![]), ..ProfileAnswers::default() })
        .unwrap();
    assert_eq!(pitfalls(&desk)[1], quiet[0], "its pitfall came first");
}

#[test]
fn who_would_rather_speak_takes_stages_before_posts() {
    let mut desk = desk(&[Situation::Speaking]);
    assert_eq!(desk.coach.programme_page(&desk.now).unwrap().order, [1, 2, 3, 4, 5, 6, 7, 11, 8, 9, 10, 12]);
    desk.finish(1..=7);
    let steps = desk.coach.programme_page(&desk.now).unwrap().steps;
    assert!(steps[10].current && steps[10].planned_from < steps[7].planned_from);
}

#[test]
fn in_a_quiet_period_only_thanks_a_book_or_a_question_is_suggested() {
    let mut desk = desk(&[Situation::Listed]);
    desk.coach
        .change_profile(&desk.now, &ProfileAnswers { weekly_posts: Some(1), ..ProfileAnswers::default() })
        .unwrap();
    desk.complete("read-policy");
    desk.complete("never-post-list");
    let period = |from: &str, to: &str, every| QuietPeriod {
        from_on: from.parse().unwrap(),
        to_on: to.parse().unwrap(),
        every,
    };
    assert!(
        desk.coach
            .set_quiet_periods(&desk.now, &[period("2026-02-10", "2026-02-01", QuietEvery::Once)])
            .is_err()
    );
    desk.coach
        .set_quiet_periods(&desk.now, &[period("2026-01-05", "2026-02-01", QuietEvery::Quarter)])
        .unwrap();
    assert_eq!(desk.coach.settings_page(&desk.now).unwrap().quiet_periods.len(), 1);
    let safe = [
        "leader-to-learn-from",
        "three-takeaways",
        "asking-peers",
        "thank-a-profession",
        "talk-disagreed",
        "junior-taught",
    ];
    let texts: Vec<_> = desk
        .coach
        .prompts()
        .unwrap()
        .into_iter()
        .filter(|prompt| safe.contains(&prompt.prompt.as_str()))
        .map(|prompt| prompt.text)
        .collect();
    for day in ["2026-01-06", "2026-01-13", "2026-01-20", "2026-01-27", "2026-04-14"] {
        desk.now = at(&format!("{day}T08:00:00Z"));
        let offers = desk.coach.prompt_suggestions(&desk.now).unwrap();
        assert!(
            !offers.is_empty() && offers.iter().all(|offer| safe.contains(&offer.prompt.as_str())),
            "{day}: {offers:?}"
        );
        let idea = desk.coach.today(&desk.now).unwrap().idea;
        assert!(texts.contains(&idea), "{day}: “{idea}” is named by Today, the suggestion and the nudge");
    }
    desk.now = at("2026-01-06T08:00:00Z");
    let next = desk.next();
    assert_eq!(
        (next.kind, next.how.as_str()),
        (
            ActionKind::Post,
            "Quiet period until 1 February: thanks, a book or a question. Nothing about results."
        )
    );
    desk.now = at("2026-02-03T08:00:00Z");
    let offers = desk.coach.prompt_suggestions(&desk.now).unwrap();
    assert!(offers.iter().any(|offer| !safe.contains(&offer.prompt.as_str())), "it is over");
}
