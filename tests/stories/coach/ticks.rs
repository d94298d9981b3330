//! What the program ticks by itself.

use super::*;

#[test]
fn a_task_is_ticked_when_its_last_field_is_saved_and_undo_takes_both_back() {
    let mut desk = desk(75);
    assert_eq!(answer(&mut desk, "purpose", "target-role", "CIO of a hospital"), [] as [&str; 0]);
    assert_eq!(answer(&mut desk, "purpose", "by-when", "2028-01-01"), ["Choose your target role and a date"]);
    assert_eq!(desk.next().subject.0, "task read-policy");
    desk.coach.undo().unwrap();
    assert_eq!(
        (state(&desk, "1", "target-role"), desk.coach.worksheet("1").unwrap().answered),
        (TaskState::Open, 1)
    );
    desk.coach.redo().unwrap();
    assert_eq!(state(&desk, "1", "target-role"), TaskState::Done);
    desk.coach.reopen_task(&desk.now, &task("target-role")).unwrap();
    assert_eq!(state(&desk, "1", "target-role"), TaskState::Open, "the user has the last word");
    assert_eq!(
        answer(&mut desk, "purpose", "first-audience", "Plant managers"),
        [] as [&str; 0],
        "and an answer of another task ticks it not again"
    );
}

#[test]
fn prefilled_text_counts_only_once_it_was_saved() {
    let answers = ProfileAnswers { role_wanted: Some("CIO".to_owned()), ..ProfileAnswers::default() };
    let mut desk = Desk::new().answered(&answers);
    let next = desk.next();
    assert_eq!(next.fields[0].prefill["target-role"], "CIO");
    assert_eq!(answer(&mut desk, "purpose", "by-when", "2028-01-01"), [] as [&str; 0]);
    assert_eq!(answer(&mut desk, "purpose", "target-role", "CIO"), ["Choose your target role and a date"]);
    assert_eq!(
        answer(
            &mut desk,
            "guardrails",
            "never",
            "Incidents\n\nVulnerabilities\nVendor terms\nPeople\nResults"
        ),
        [] as [&str; 0],
        "five lines of six"
    );
    assert_eq!(
        answer(
            &mut desk,
            "guardrails",
            "never",
            "Incidents\nVulnerabilities\nVendor terms\nPeople\nResults\nArchitecture"
        ),
        ["Write a never-post list"]
    );
}

#[test]
fn a_register_ticks_with_the_rows_it_asks_for_each_of_them_whole() {
    let mut desk = desk(75);
    let mut ticked = Vec::new();
    for name in ["Ines", "Grace", "Tomás", "Jonas"] {
        let row = row(&mut desk, "role-models");
        for (field, text) in
            [("leader", name), ("why", "Explains well"), ("where-active", "https://example.org")]
        {
            assert_eq!(ticked, [] as [String; 0], "{name}");
            ticked = answer_row(&mut desk, "role-models", row, field, text);
        }
    }
    assert_eq!(ticked, ["Find four people worth reading"]);
    assert_eq!(state(&desk, "6", "dissect-posts"), TaskState::Open);
}

#[test]
fn neither_a_choice_nor_a_field_of_two_tasks_nor_one_that_waits_ticks_anything() {
    let mut desk = desk(75);
    let nothing: [&str; 0] = [];
    assert_eq!(answer(&mut desk, "purpose", "partner", "Grace"), nothing, "she has to say yes first");
    let initiative = row(&mut desk, "leverage");
    assert_eq!(answer_row(&mut desk, "leverage", initiative, "status", "running"), nothing);
    assert_eq!(
        answer_row(&mut desk, "leverage", initiative, "metric-result", "Four days"),
        nothing,
        "it waits for its stop date"
    );
    let talk = row(&mut desk, "stages");
    assert_eq!(answer_row(&mut desk, "stages", talk, "status", "submitted"), nothing);
    assert_eq!(
        (
            state(&desk, "9", "pilot-start"),
            state(&desk, "11", "podcast-guest"),
            state(&desk, "11", "submit-three")
        ),
        (TaskState::Open, TaskState::Open, TaskState::Open)
    );
}

#[test]
fn counted_tasks_are_ticked_by_the_log() {
    let mut desk = desk(75);
    let mut log = |line: &str| titles_ticked(desk.coach.log_conversation(&desk.now, line).unwrap());
    for n in 1..=4 {
        assert_eq!(log(&format!("comment Ines: {n}")), [] as [&str; 0]);
    }
    assert_eq!(log("comment Ines: 5"), ["Leave five comments that add something"]);
    assert_eq!(
        [log("invited Ines"), log("invited Grace"), log("invited Jonas")].concat(),
        ["Send three personal invitations"]
    );
    assert_eq!(log("call with Ines: exit costs"), ["Move one exchange to a call"]);
    assert_eq!(titles_ticked(desk.log("Out", "2026-01-05")), ["Write your first post in 20 minutes"]);
    desk.coach.undo().unwrap();
    assert_eq!(state(&desk, "8", "first-post"), TaskState::Open);
}

#[test]
fn a_turn_of_what_comes_back_is_ticked_by_the_log_and_only_since_its_date() {
    let mut desk = desk(75);
    desk.coach.log_conversation(&desk.now, "comment Ines: before").unwrap();
    desk.complete("private-list");
    let due = |desk: &Desk| {
        desk.coach
            .step_page(&desk.now, "7")
            .unwrap()
            .recurring
            .into_iter()
            .find(|line| line.id == "read-and-comment")
            .unwrap()
            .due_on
            .unwrap()
            .to_string()
    };
    assert_eq!(due(&desk), "2026-01-12");
    desk.now = at("2026-01-13T08:00:00Z");
    assert_eq!(
        titles_ticked(desk.coach.log_conversation(&desk.now, "comment Ines: after").unwrap()),
        ["Read and comment"],
        "short, one is a turn"
    );
    assert_eq!(due(&desk), "2026-01-19");
}

#[test]
fn ideas_a_second_slot_and_a_checked_post_tick_what_asks_for_them() {
    let mut desk = desk(75);
    for n in 1..=8 {
        let line = if n <= 4 { format!("Idea {n}, fri") } else { format!("Idea {n}") };
        let ticked = titles_ticked(desk.coach.capture_idea(&desk.now, &line).unwrap());
        assert_eq!(ticked.len(), usize::from(n == 8), "{n}: {ticked:?}");
    }
    let backup = WeeklySlot { weekday: Day::Thursday, time: "09:00".to_owned(), enabled: true }.entry();
    assert_eq!(titles_ticked(desk.coach.add_reminder(&desk.now, &backup).unwrap()), ["Choose a backup slot"]);
    let draft = PostEntry {
        title: Some("Four lines".to_owned()),
        body: Some("Nobody missed the meeting.".to_owned()),
        ..PostEntry::default()
    };
    let post = standpoint_core::id::PostId(
        desk.coach.add_post(&desk.now, &draft).unwrap().created.unwrap().parse().unwrap(),
    );
    let out = PublicationEntry { network: Some(Network::Linkedin), ..PublicationEntry::default() };
    let mut ticked = titles_ticked(desk.coach.publish_post(&desk.now, post, &out).unwrap());
    ticked.sort();
    assert_eq!(ticked, ["Run the red-line check", "Write your first post in 20 minutes"]);
}

#[test]
fn a_backup_slot_is_two_work_days_after_the_slot() {
    let mut desk = desk(75);
    for slug in FIRST_DAYS[..14].iter().filter(|slug| **slug != "five-comments") {
        desk.complete(slug);
    }
    for n in 0..3 {
        desk.coach.log_conversation(&desk.now, &format!("comment Ines: {n}")).unwrap();
    }
    assert_eq!(desk.next().subject.0, "task choose-slot");
    let changed = desk.coach.do_next(&desk.now).unwrap();
    assert_eq!(
        (changed.said.as_str(), state(&desk, "8", "choose-slot")),
        ("Backup slot on Thursday, 09:00", TaskState::Done)
    );
    assert_eq!(desk.coach.reminders_page(&desk.now).unwrap().rules.len(), 2);
}
