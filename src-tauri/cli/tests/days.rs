//! Every command that takes a day or a time takes the same words.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use terminal::Terminal;

/// A Tuesday.
const TODAY: &str = "2026-03-10";

#[test]
fn every_command_understands_days_and_times_in_words() {
    let terminal = Terminal::onboarded().on(TODAY);
    terminal.done(&["idea", "add", "Exit costs"]);
    for words in [
        &["task", "add", "T", "--due", "tomorrow"][..],
        &["reminder", "add", "--title", "T", "--on", "tomorrow", "--at", "09:00"],
        &["reminder", "add", "--title", "T", "--day", "mon", "--at", "9:00"],
        &["reminder", "add", "--title", "T", "--day", "mon,Wednesday", "--at", "half past nine"],
        &["reminder", "quiet", "fri", "--from", "10pm", "--to", "7"],
        &["pause", "add", "--from", "tomorrow", "--to", "20 mar"],
        &["export", "--format", "md", "--from", "1 mar"],
        &["export", "--format", "md", "--from", "3 months ago", "--to", "yesterday"],
        &["worksheet", "set", "1", "by-when", "in 3 months"],
        &["post", "schedule", "1", "end", "of", "month"],
        &["post", "edit", "1", "--on", "the 20th"],
        &["post", "publish", "1", "--on", "last night"],
        &["post", "log", "Out", "--on", "the day before yesterday"],
        &["post", "month", "march"],
        &["post", "month", "last month"],
        &["conversation", "add", "comment Ada: hi", "--on", "3 days ago"],
        &["conversation", "log", "--added", "Asked why", "--on", "yesterday morning"],
        &["conversation", "their-reply", "1", "--on", "yesterday"],
        &["conversation", "my-reply", "1", "--on", "this morning"],
        &["hold", "--until", "next week"],
        &["week", "reserve", "2 weeks ago"],
        &["week", "unreserve", "2 weeks ago"],
    ] {
        terminal.done(words);
    }
    assert_eq!(
        terminal
            .json(&["task", "list", "--all"])
            .as_array()
            .unwrap()
            .iter()
            .filter(|task| task["due_on"] == "2026-03-11")
            .count(),
        1
    );
    let pause = &terminal.json(&["pause", "list"])[0];
    assert_eq!(
        (pause["from_on"].as_str(), pause["to_on"].as_str()),
        (Some("2026-03-11"), Some("2026-03-20"))
    );
    assert!(
        terminal.done(&["worksheet", "show", "1"]).contains("10 Jun 2026"),
        "the answer is the civil date"
    );
}

#[test]
fn a_plan_begins_on_a_day_in_words() {
    let terminal = Terminal::new().on(TODAY);
    terminal.done(&[
        "init",
        "--name",
        "T",
        "--start",
        "tomorrow",
        "--zone",
        "Europe/Berlin",
        "--work-days",
        "mon,tue",
    ]);
    assert!(terminal.json(&["steps"]).to_string().contains("2026-03-11"));
    let refused = Terminal::new().on(TODAY).refused(&["init", "--name", "T", "--start", "someday"]);
    assert!(refused.contains("“someday” isn’t a date. Try 3 mar, fri, tomorrow or in 10 days."), "{refused}");
}

#[test]
fn what_is_not_understood_is_one_sentence_with_examples_wherever_it_is_typed() {
    let terminal = Terminal::onboarded().on(TODAY);
    terminal.done(&["idea", "add", "Exit costs"]);
    for words in [
        &["task", "add", "T", "--due", "someday"][..],
        &["reminder", "add", "--title", "T", "--on", "someday", "--at", "09:00"],
        &["pause", "add", "--from", "someday", "--to", "20 mar"],
        &["export", "--format", "md", "--from", "someday"],
        &["worksheet", "set", "1", "by-when", "someday"],
        &["post", "schedule", "1", "someday"],
        &["post", "log", "Out", "--on", "someday"],
        &["post", "month", "someday"],
        &["conversation", "add", "comment Ada: hi", "--on", "someday"],
        &["hold", "--until", "someday"],
        &["week", "reserve", "someday"],
    ] {
        let said = terminal.refused(words);
        assert!(said.contains("“someday” isn’t a date. Try 3 mar, "), "{words:?}: {said}");
    }
    assert!(
        terminal
            .refused(&["post", "schedule", "1", "3/12"])
            .contains("“3/12” can be 3 December or 12 March.")
    );
    assert!(
        terminal
            .refused(&["post", "schedule", "1", "fri", "9am"])
            .contains("Only the day is kept. Leave out “9am”.")
    );
    assert!(
        terminal
            .refused(&["reminder", "add", "--title", "T", "--day", "mon", "--at", "soon"])
            .contains("Enter a time, like 09:00")
    );
    assert!(terminal.misused(&["reminder", "quiet", "someday"]).contains("isn’t a day of the week"));
}

#[test]
fn a_day_that_stays_in_a_title_is_offered_with_the_command_that_plans_it() {
    let terminal = Terminal::onboarded().on(TODAY);
    let said = terminal.done(&["idea", "add", "Exit costs fri"]);
    assert_eq!(
        said,
        "Idea saved [1]\n  “fri” stays in the title. Schedule for Friday 13 March: `post schedule 1 fri`\n"
    );
    assert!(terminal.done(&["post", "schedule", "1", "fri"]).starts_with("Scheduled for Friday 13 March"));
    let json = terminal.json(&["idea", "add", "Learn Rust in 30 days"]);
    assert_eq!(
        (json["read"]["offer"]["on"].as_str(), json["read"]["title"].as_str()),
        (Some("2026-04-09"), Some("Learn Rust in 30 days"))
    );
}

#[test]
fn a_line_about_a_conversation_says_what_it_is_not_sure_of() {
    let terminal = Terminal::onboarded().on(TODAY);
    let said = terminal.done(&["conversation", "add", "call with Priya last week"]);
    assert!(
        said.contains("“last week” isn’t one day: logged for today") && said.contains("--on mon"),
        "{said}"
    );
    terminal.done(&["conversation", "add", "comment Ada: hi"]);
    let said = terminal.done(&["conversation", "add", "comment Ada Marsh: nice chart"]);
    assert!(
        said.contains("Ada Marsh, or Ada?") && said.contains("`conversation add 'comment Ada: nice chart'`"),
        "{said}"
    );
    let people = terminal.json(&["person", "list"]);
    assert_eq!(people["total"], 3, "Priya, Ada and Ada Marsh");
}

#[test]
fn a_link_tells_the_day_that_was_left_out_and_where_it_came_from_is_said() {
    let terminal = Terminal::onboarded();
    let post = "https://x.com/ada/status/1212092628029698048";
    let logged = terminal.done(&["post", "log", "Exit costs", "--url", post]);
    assert!(
        logged.starts_with("Post logged for Tuesday 31 December 2019, the day in the link [1]\n"),
        "{logged}"
    );
    let shown = terminal.json(&["post", "show", "1"]);
    assert_eq!(
        (&shown["places"][0]["on"], &shown["places"][0]["network"]),
        (&"2019-12-31".into(), &"x".into())
    );
    let draft = &terminal.made(&["post", "add", "Build or buy"]);
    let published = terminal.done(&[
        "post",
        "publish",
        draft,
        "--url",
        "https://mastodon.social/@ada/109372843234234234",
        "--keep-all",
    ]);
    assert!(
        published.starts_with("Published on Mastodon for Saturday 19 November 2022, the day in the link\n"),
        "{published}"
    );
    let later = terminal.done(&["post", "log", "Two", "--url", &format!("{post}1"), "--on", "yesterday"]);
    assert!(later.starts_with("Post logged for Sunday 4 January ["), "a day that is given holds: {later}");

    let reply = "https://www.linkedin.com/feed/update/urn:li:activity:7034272412724555776?commentUrn=urn%3Ali%3Acomment%3A%28activity%3A7034272412724555776%2C7034539835654569984%29";
    let kept = terminal.done(&["conversation", "add", &format!("Jonas: well measured {reply}")]);
    assert!(kept.contains("On Thursday 23 February 2023, by the link"), "{kept}");
    let logged = terminal.done(&["conversation", "log", "--kind", "reply", "--link", reply]);
    assert!(
        logged.starts_with("Conversation logged for Thursday 23 February 2023, the day in the link"),
        "{logged}"
    );
    // When someone's post was written says nothing about when the user joined in.
    let under = terminal.done(&["conversation", "log", "--kind", "comment", "--link", post]);
    assert!(under.starts_with("Conversation logged ["), "{under}");
}
