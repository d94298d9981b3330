//! Posts from idea to published, as scripts meet them.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use serde_json::Value;
use terminal::Terminal;

/// How many posts there are that are not archived.
fn total(terminal: &Terminal) -> u64 {
    terminal.json(&["post", "list"])["total"].as_u64().unwrap()
}

fn stage(terminal: &Terminal, id: &str) -> String {
    terminal.json(&["post", "show", id])["stage"].as_str().unwrap().to_owned()
}

#[test]
fn a_post_goes_from_a_line_to_published_and_keeps_the_week() {
    let terminal = Terminal::onboarded();
    let id = &terminal.made(&["post", "add", "Build or buy"]);
    assert_eq!(stage(&terminal, id), "idea");
    terminal.done(&[
        "post",
        "edit",
        id,
        "--claim",
        "Buy what is not your trade",
        "--evidence",
        "Three years of invoices",
    ]);
    assert_eq!(stage(&terminal, id), "draft");
    terminal.done(&[
        "post",
        "edit",
        id,
        "--body",
        "We bought.\n\nIt paid.",
        "--network",
        "LinkedIn",
        "--pillar",
        "Platform",
    ]);
    assert_eq!(terminal.done(&["post", "schedule", id, "--on", "fri"]), "Scheduled for Friday 9 January\n");
    assert!(
        terminal
            .done(&["post", "month"])
            .contains("Fri 9\n    1  planned     9 Jan 2026  Build or buy  LinkedIn\n")
    );
    assert!(
        terminal
            .done(&["status"])
            .contains("Scheduled this week:\n    1   9 Jan 2026  Build or buy  LinkedIn\n")
    );
    let shown = terminal.done(&["post", "show", id]);
    for part in [
        "Claim       Buy what is not your trade\n",
        "Text (4 words, 20 of 3,000 characters)\nWe bought.\n\nIt paid.\n",
        "No red lines found.",
    ] {
        assert!(shown.contains(part), "{part} is missing in {shown}");
    }
    terminal.done(&["post", "publish", id, "--url", "https://www.linkedin.com/posts/ada-1"]);
    assert_eq!(stage(&terminal, id), "published");
    assert!(
        terminal
            .done(&["post", "show", id])
            .contains("Published on\n    1   5 Jan 2026  LinkedIn  https://www.linkedin.com/posts/ada-1\n")
    );
    assert_eq!(terminal.json(&["week"])["week"]["state"], "kept");
    terminal.done(&["undo"]);
    assert_eq!(stage(&terminal, id), "planned");
    assert_eq!(terminal.json(&["week"])["week"]["state"], "on_track");
}

#[test]
fn a_post_is_added_with_everything_at_once() {
    let terminal = Terminal::onboarded();
    let added = &[
        "post",
        "add",
        "Vendor lock-in",
        "--body",
        "Text",
        "--network",
        "substack",
        "--takeaway",
        "Ask for the exit",
        "--question",
        "And you?",
    ];
    let id = &terminal.made(&[added, &["--note", "From Tuesday", "--on", "next week"][..]].concat());
    let post = terminal.json(&["post", "show", id]);
    assert_eq!(
        (post["planned_on"].as_str(), post["network"].as_str()),
        (Some("2026-01-12"), Some("substack"))
    );
    assert_eq!(
        (post["takeaway"].as_str(), post["note"].as_str()),
        (Some("Ask for the exit"), Some("From Tuesday"))
    );
    terminal.done(&["post", "edit", id, "--network", "", "--title", "Exit first"]);
    let post = terminal.json(&["post", "show", id]);
    assert_eq!((post["network"].as_str(), post["title"].as_str()), (None, Some("Exit first")));
    let draft = &terminal.made(&["post", "add", "Only a title", "--draft"]);
    assert_eq!(stage(&terminal, draft), "draft");
}

#[test]
fn a_date_that_cannot_be_planned_for_leaves_nothing_half_done() {
    let terminal = Terminal::onboarded();
    assert!(terminal.refused(&["post", "add", "Late", "--on", "2026-01-04"]).contains("has passed"));
    assert!(terminal.refused(&["post", "add", "When", "--on", "soonish"]).contains("isn’t a date"));
    assert_eq!(total(&terminal), 0);
    let out = &terminal.made(&["post", "log", "Out"]);
    assert!(
        terminal.refused(&["post", "edit", out, "--title", "Other", "--on", "fri"]).contains("published")
    );
    assert_eq!(terminal.json(&["post", "show", out])["title"], "Out");
    let idea = &terminal.made(&["post", "add", "Idea"]);
    terminal.refused(&["post", "edit", idea, "--title", &"x".repeat(301), "--on", "fri"]);
    assert_eq!(stage(&terminal, idea), "idea");
    terminal.misused(&["post", "schedule", idea]);
    terminal.done(&["post", "schedule", idea, "--on", "tomorrow"]);
    terminal.done(&["post", "unschedule", idea]);
    assert_eq!(stage(&terminal, idea), "idea");
}

#[test]
fn nothing_is_published_in_the_future_and_a_day_may_be_said_in_words() {
    let terminal = Terminal::onboarded();
    let id = &terminal.made(&["post", "add", "Build or buy"]);
    for date in ["tomorrow", "2026-01-06", "next week"] {
        assert!(
            terminal.refused(&["post", "publish", id, "--on", date]).contains("is in the future"),
            "{date}"
        );
        assert!(
            terminal.refused(&["post", "log", "Out", "--on", date]).contains("is in the future"),
            "{date}"
        );
    }
    terminal.refused(&["post", "publish", "99"]);
    terminal.done(&["post", "publish", id, "--on", "yesterday"]);
    assert_eq!(terminal.json(&["post", "show", id])["published_on"], "2026-01-04");
}

#[test]
fn what_the_red_line_check_finds_stops_publishing_until_it_is_cleared() {
    let terminal = Terminal::onboarded();
    terminal.done(&["worksheet", "set", "guardrails", "never", "Project Falcon"]);
    let id = &terminal.made(&[
        "post",
        "add",
        "Project Falcon taught me",
        "--body",
        "First.\nWrite to ada@example.org",
    ]);
    let output = terminal.run(&["post", "publish", id]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    let lines: Vec<_> = stderr.lines().collect();
    assert_eq!((output.status.code(), output.stdout.len(), lines.len()), (Some(1), 0, 3), "{stderr}");
    assert!(lines[0].starts_with("title, line 1: On your never-post list: Project Falcon."), "{stderr}");
    assert!(lines[1].starts_with("text, line 2: Personal data: ada@example.org."), "{stderr}");
    assert!(
        lines[2].starts_with("standpoint-cli: ") && lines[2].contains("`post publish 1 --keep-all`"),
        "{stderr}"
    );

    let output = terminal.run(&["post", "publish", id, "--json"]);
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let findings: Vec<_> =
        found["findings"].as_array().unwrap().iter().map(|one| (&one["part"], &one["class"])).collect();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        format!("{findings:?}"),
        r#"[(String("title"), String("never_list")), (String("text"), String("personal_data"))]"#
    );
    assert!(found["remedy"].as_str().unwrap().contains("--keep-all"));
    assert_eq!(stage(&terminal, id), "draft", "nothing was published");

    terminal.done(&["post", "publish", id, "--network", "x", "--keep-all"]);
    assert!(terminal.done(&["post", "show", id]).contains("You kept this on 5 Jan 2026."));
    terminal.done(&["post", "publish", id, "--network", "medium"]);
    terminal.done(&["post", "edit", id, "--body", "The token is AKIAIOSFODNN7EXAMPLE"]);
    let output = terminal.run(&["post", "publish", id, "--network", "devto"]);
    let stderr = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        (output.status.code(), stderr.lines().count()),
        (Some(1), 2),
        "only what is new waits: {stderr}"
    );
}

#[test]
fn an_address_stands_for_one_post_which_may_be_out_in_ten_places_and_counts_once() {
    let terminal = Terminal::onboarded();
    let url = "https://example.org/build-or-buy";
    let id = &terminal.made(&["post", "add", "Build or buy"]);
    let networks = [
        "linkedin",
        "x",
        "bluesky",
        "threads",
        "mastodon",
        "substack",
        "medium",
        "devto",
        "own_site",
        "community",
    ];
    for network in networks {
        terminal.done(&["post", "publish", id, "--url", url, "--network", network]);
    }
    let list = terminal.json(&["post", "list"]);
    assert_eq!((list["total"].as_u64(), list["posts"][0]["places"].as_array().unwrap().len()), (Some(1), 10));
    assert_eq!(terminal.json(&["week"])["week"]["posts"], 1);
    assert!(
        terminal.done(&["post", "list"]).contains("LinkedIn  https://example.org/build-or-buy  and 9 more\n")
    );
    assert!(terminal.refused(&["post", "publish", id, "--url", url, "--network", "x"]).contains("already"));
    let same = "http://www.example.org/build-or-buy/?utm_source=feed";
    assert!(
        terminal
            .refused(&["post", "log", "Another", "--url", same])
            .contains("That link belongs to another post")
    );
    assert_eq!(total(&terminal), 1);
    for url in ["javascript:alert(1)", "not a link", "file:///etc/passwd"] {
        assert!(
            terminal.refused(&["post", "publish", id, "--url", url]).contains("starts with https://"),
            "{url}"
        );
    }
}

#[test]
fn a_megabyte_of_text_is_refused_in_a_sentence_and_nothing_is_lost() {
    let terminal = Terminal::onboarded();
    let id = &terminal.made(&["post", "add", "Long", "--body", "What was there"]);
    let megabyte = terminal.file("long.md", "é".repeat(512 * 1024));
    let said = terminal.refused(&["post", "edit", id, "--title", "Other", "--body-file", &megabyte]);
    assert!(said.contains("The text is too long: 524,288 of 100,000 characters."), "{said}");
    let post = terminal.json(&["post", "show", id]);
    assert_eq!((post["title"].as_str(), post["body"].as_str()), (Some("Long"), Some("What was there")));
    assert!(terminal.refused(&["post", "add", "New", "--body-file", &megabyte]).contains("100,000"));
    assert!(
        terminal
            .refused(&["post", "add", "New", "--body-file", &terminal.file("far.md", vec![b'x'; 5 << 20])])
            .contains("4 MB")
    );
    assert_eq!(total(&terminal), 1);
}

#[test]
fn a_text_comes_from_a_file_or_from_standard_input() {
    let terminal = Terminal::onboarded();
    let file = terminal.file("draft.md", "\u{feff}We bought.\r\n\r\nIt paid.\r\n");
    let id = &terminal.made(&["post", "add", "Build or buy", "--body-file", &file]);
    assert_eq!(terminal.json(&["post", "show", id])["body"], "We bought.\n\nIt paid.\n");
    assert_eq!(terminal.done(&["post", "copy", id]), "We bought.\n\nIt paid.\n");
    assert_eq!(
        terminal
            .run_with(&["post", "edit", id, "--body-file", "-"], "From a pipe 🚀".as_bytes())
            .status
            .code(),
        Some(0)
    );
    assert_eq!(terminal.json(&["post", "copy", id])["text"], "From a pipe 🚀");
    terminal.misused(&["post", "edit", id, "--body", "x", "--body-file", &file]);
    assert!(
        terminal.refused(&["post", "add", "x", "--body-file", "/nowhere/at/all"]).contains("/nowhere/at/all")
    );
    assert!(
        terminal
            .refused(&["post", "add", "x", "--body-file", &terminal.file("x", [0xff, 0xfe])])
            .contains("Not UTF-8 text")
    );
    let bare = &terminal.made(&["post", "add", "Only a title"]);
    assert_eq!(terminal.done(&["post", "copy", bare]), "Only a title\n");
}

#[test]
fn every_script_and_what_holds_it_together_is_kept() {
    let terminal = Terminal::onboarded();
    let title = "שלום עולם 👩\u{200d}💻 می\u{200c}خواهم";
    let body = "\u{202b}النص من اليمين إلى اليسار\u{202c}\nनमस्ते ki\u{200b}\u{2060}te";
    let id = &terminal.made(&["post", "add", title, "--body", body]);
    let post = terminal.json(&["post", "show", id]);
    assert_eq!((post["title"].as_str(), post["body"].as_str()), (Some(title), Some(body)));
    assert_eq!(terminal.done(&["post", "copy", id]), format!("{body}\n"));
    assert!(terminal.done(&["post", "list"]).contains(title));
    assert_eq!(terminal.json(&["post", "list", "--search", "עולם"])["total"], 1);
    assert!(terminal.refused(&["post", "edit", id, "--body", "red \u{1b}[31m alert"]).contains("U+001B"));
}

#[test]
fn a_network_or_stage_nobody_knows_is_wrong_usage_that_names_those_known() {
    let terminal = Terminal::onboarded();
    for arguments in [
        &["post", "add", "x", "--network", "geocities"][..],
        &["post", "list", "--network", "geocities"],
        &["post", "publish", "1", "--network", "geocities"],
        &["post", "edit-link", "1", "--network", "geocities"],
    ] {
        let said = terminal.misused(arguments);
        assert!(said.contains("Use one of: linkedin, x, bluesky, threads,"), "{said}");
    }
    assert!(
        terminal
            .misused(&["post", "list", "--stage", "wip"])
            .contains("idea, draft, planned, published, archived")
    );
}

#[test]
fn a_list_is_narrowed_down_and_read_in_stretches() {
    let terminal = Terminal::onboarded();
    for number in 1..=5 {
        terminal.done(&["post", "add", &format!("Roadmap {number}"), "--pillar", "Platform"]);
    }
    terminal.done(&["post", "add", "Vendors", "--network", "x", "--body", "A note on roadmaps"]);
    terminal.done(&["post", "schedule", "1", "--on", "fri"]);
    assert_eq!(terminal.json(&["post", "list", "--search", "roadmap"])["total"], 6);
    assert_eq!(terminal.json(&["post", "list", "--pillar", "platform", "--stage", "idea"])["total"], 4);
    assert_eq!(terminal.json(&["post", "list", "--network", "X"])["posts"][0]["title"], "Vendors");
    let shown = terminal.done(&["post", "list", "--limit", "2", "--offset", "1"]);
    assert_eq!(shown.lines().count(), 3);
    assert!(shown.ends_with("2 to 3 of 6; `--offset 3` shows more.\n"), "{shown}");
    assert_eq!(terminal.done(&["post", "list", "--offset", "6"]), "None of the 6 from there on.\n");
    assert_eq!(terminal.done(&["post", "list", "--stage", "archived"]), "No posts here that are archived.\n");
    let board = terminal.json(&["post", "board"]);
    let columns: Vec<_> =
        board["columns"].as_array().unwrap().iter().map(|column| column["total"].as_u64().unwrap()).collect();
    assert_eq!(columns, [4, 1, 1, 0]);
    assert!(
        terminal
            .done(&["post", "board", "--search", "vendors"])
            .contains("Draft (1)\n    6  draft       5 Jan 2026  Vendors  X\n")
    );
}

#[test]
fn a_month_is_named_by_a_date_by_words_or_by_itself() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "log", "Old", "--on", "2025-12-03"]);
    for words in ["2025-12", "2025-12-31"] {
        assert!(
            terminal
                .done(&["post", "month", words])
                .starts_with("December 2025\nWed 3\n    1  published   3 Dec 2025  Old\n"),
            "{words}"
        );
    }
    assert_eq!(terminal.json(&["post", "month", "next month"])["month"], "2026-02-01");
    assert_eq!(terminal.json(&["post", "month"])["month"], "2026-01-01");
    assert!(terminal.refused(&["post", "month", "2026-13"]).contains("isn’t a date"));
    assert!(terminal.refused(&["post", "month", "1999-12"]).contains("2000 to 2099"));
}

#[test]
fn the_calendar_begins_with_last_week_and_says_how_each_week_stands() {
    let terminal = Terminal::onboarded();
    terminal.done(&["post", "add", "Build or buy", "--on", "fri"]);
    let shown = terminal.done(&["post", "calendar", "--weeks", "2"]);
    assert!(shown.starts_with("Week of 29 Dec 2025\nWeek of 5 Jan 2026"), "{shown}");
    assert!(
        shown.contains("  Mon 5  <- today\n")
            && shown.contains("  Fri 9\n    1  planned     9 Jan 2026  Build or buy\n"),
        "{shown}"
    );
    let calendar = terminal.json(&["post", "calendar", "in", "2", "weeks", "--weeks", "3"]);
    assert_eq!(
        (calendar["weeks"][0]["starts_on"].as_str(), calendar["weeks"].as_array().unwrap().len()),
        (Some("2026-01-19"), 3)
    );
    assert_eq!(terminal.json(&["post", "calendar"])["weeks"].as_array().unwrap().len(), 8);
    assert!(terminal.refused(&["post", "calendar", "someday"]).contains("isn’t a date"));
}

#[test]
fn a_place_in_the_log_is_mended_and_taken_out() {
    let terminal = Terminal::onboarded();
    let id =
        &terminal.made(&["post", "log", "Out", "--url", "https://x.com/ada/status/1", "--on", "2026-01-02"]);
    let place = || terminal.json(&["post", "show", id])["places"][0].clone();
    assert_eq!(place()["network"], "x");
    terminal.done(&["post", "edit-link", "1", "--on", "2025-12-31"]);
    assert_eq!(
        (place()["on"].as_str(), place()["url"].as_str()),
        (Some("2025-12-31"), Some("https://x.com/ada/status/1"))
    );
    terminal.done(&["post", "edit-link", "1", "--url", "", "--network", "threads"]);
    assert_eq!(
        (place()["network"].as_str(), place()["url"].as_str(), place()["on"].as_str()),
        (Some("threads"), None, Some("2025-12-31"))
    );
    assert!(terminal.refused(&["post", "edit-link", "1", "--on", "tomorrow"]).contains("is in the future"));
    assert!(terminal.refused(&["post", "edit-link", "7", "--url", ""]).contains("No link with number 7"));
    terminal.done(&["post", "archive", id]);
    terminal.done(&["post", "edit-link", "1", "--network", "medium"]);
    terminal.done(&["post", "unarchive", id]);
    assert_eq!(place()["network"], "medium");
    terminal.done(&["post", "remove-link", "1"]);
    assert_ne!(stage(&terminal, id), "published");
    terminal.refused(&["post", "remove-link", "1"]);
    terminal.done(&["undo"]);
    assert_eq!(stage(&terminal, id), "published");
}

#[test]
fn a_post_is_put_away_and_taken_out_again_and_a_removed_one_comes_back_with_undo() {
    let terminal = Terminal::onboarded();
    let id = &terminal.made(&["post", "log", "Out"]);
    terminal.done(&["post", "archive", id]);
    assert_eq!((stage(&terminal, id).as_str(), total(&terminal)), ("archived", 0));
    assert_eq!(terminal.json(&["week"])["week"]["posts"], 1, "what came out counts");
    assert_eq!(terminal.json(&["post", "archive", id])["topics"], Value::Array(vec![]), "twice does no more");
    terminal.done(&["post", "unarchive", id]);
    terminal.done(&["post", "delete", id]);
    assert_eq!((total(&terminal), terminal.json(&["week"])["week"]["posts"].as_u64()), (0, Some(0)));
    terminal.refused(&["post", "show", id]);
    terminal.done(&["undo"]);
    assert_eq!(stage(&terminal, id), "published");
}
