//! People and conversations, as scripts meet them.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use serde_json::Value;
use terminal::Terminal;

fn everybody(terminal: &Terminal) -> u64 {
    terminal.json(&["person", "list"])["everybody"].as_u64().unwrap()
}

#[test]
fn people_are_added_changed_found_and_removed() {
    let terminal = Terminal::onboarded();
    let added = &[
        "person",
        "add",
        "Ines Marsh",
        "--kind",
        "role_model",
        "--role",
        "CIO, City Hospital",
        "--where",
        "LinkedIn",
    ];
    let id = &terminal.made(
        &[
            added,
            &["--link", "https://example.org/ines", "--why", "Plain words", "--habit", "A weekly note"][..],
        ]
        .concat(),
    );
    terminal.done(&["person", "add", "Priya", "--kind", "Next generation"]);
    assert_eq!(terminal.done(&["person", "list"]).lines().count(), 2);
    assert_eq!(terminal.json(&["person", "list", "--search", "hospital"])["people"][0]["name"], "Ines Marsh");
    assert_eq!(terminal.json(&["person", "list", "--kind", "next_generation"])["total"], 1);
    assert_eq!(terminal.done(&["person", "list", "--kind", "customer"]), "No matches\n");
    assert!(
        terminal
            .refused(&["person", "add", "INES marsh", "--role", "cio, city hospital"])
            .contains("already")
    );
    terminal.done(&["person", "edit", id, "--link", "", "--kind", "peer"]);
    let person = &terminal.json(&["person", "show", id])["person"];
    assert_eq!(
        (person["link"].as_str(), person["kind"].as_str(), person["why"].as_str()),
        (None, Some("peer"), Some("Plain words"))
    );
    assert_eq!(terminal.done(&["person", "list", "--stale"]), "No matches\n");
    terminal.done(&["conversation", "add", "comment Ines Marsh: asked who owns the exit costs"]);
    let later = terminal.on("2026-03-20").json(&["person", "list", "--stale"]);
    assert_eq!(
        (&later["total"], &later["people"][0]["name"]),
        (&1.into(), &"Ines Marsh".into()),
        "who was never close goes on as before"
    );
    terminal.done(&["person", "delete", id]);
    terminal.refused(&["person", "show", id]);
    terminal.done(&["undo"]);
    terminal.done(&["person", "show", id]);
}

#[test]
fn a_person_who_does_not_fit_is_refused() {
    let terminal = Terminal::onboarded();
    for arguments in [
        &["person", "add", ""][..],
        &["person", "add", &"x".repeat(301)],
        &["person", "add", "A", "--link", "javascript:x"],
    ] {
        terminal.refused(arguments);
    }
    assert!(
        terminal.misused(&["person", "add", "A", "--kind", "idol"]).contains("role_model, peer, business")
    );
    for command in ["show", "change", "remove"] {
        terminal.refused(&["person", command, "42"]);
    }
    let name = "ד\"ר שרה\u{200f} 👩\u{200d}💻";
    terminal.done(&["person", "add", name]);
    assert_eq!(terminal.json(&["person", "list"])["people"][0]["name"], name);
}

#[test]
fn a_spreadsheet_is_looked_at_before_anybody_is_taken_over() {
    let terminal = Terminal::onboarded();
    terminal.done(&["person", "add", "Grace Hall", "--role", "CTO"]);
    let rows = "Name;Role;Title;Profile URL;Shoe size\r\nInes Marsh;CIO;;https://example.org/i;38\r\nGrace Hall;CTO;;;\r\n;CFO;;;\r\nTom;;;javascript:x;\r\n";
    let file = terminal.file("people.csv", format!("\u{feff}{rows}"));
    let said = terminal.done(&["person", "import", &file, "--dry-run"]);
    for part in [
        "Columns, separated by semicolon (line 1):\n",
        "  Name → name\n",
        "  Profile URL → link\n",
        "  Shoe size → not used\n",
        "  Role from Role, then Title; `--column role=COLUMN` chooses another\n",
        "2 new, 1 here already, 1 without a person’s name\n",
        "  The first: Ines Marsh · Grace Hall · Tom\n",
        "  line 4: No person’s name in this line.\n",
        "  line 5: Tom: “Profile URL” isn’t a web address, so it’s skipped.\n",
        "Nothing was changed.\n",
    ] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    assert_eq!(everybody(&terminal), 1);
    assert!(terminal.done(&["person", "import", &file]).ends_with("2 people imported\n"));
    assert_eq!(everybody(&terminal), 3);
    let again = terminal.run(&["person", "import", &file, "--json"]);
    let doc: Value = serde_json::from_slice(&again.stdout).unwrap();
    assert_eq!(
        (again.status.code(), doc["known"].as_u64(), doc["changed"]["said"].as_str()),
        (Some(0), Some(3), Some("Nothing new"))
    );
    terminal.done(&["undo"]);
    assert_eq!(everybody(&terminal), 1, "taking over is one level of undo");
}

#[test]
fn connections_come_from_standard_input_too() {
    let terminal = Terminal::onboarded();
    let csv = "Notes:\n\"Some contacts have no address\"\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nInes,Marsh,https://www.linkedin.com/in/ines,,City Hospital,CIO,01 Jan 2026\n";
    let output = terminal.run_with(&["person", "import", "-", "--json"], csv.as_bytes());
    let doc: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (output.status.code(), doc["new"].as_u64(), doc["changed"]["said"].as_str()),
        (Some(0), Some(1), Some("1 person imported"))
    );
    assert_eq!(terminal.json(&["person", "list"])["people"][0]["name"], "Ines Marsh");

    let again = terminal.run_with(&["person", "import", "-"], csv.as_bytes());
    assert_eq!(again.status.code(), Some(0), "the same file once more is no mistake");
    let said = String::from_utf8(again.stdout).unwrap();
    assert!(said.contains("0 new, 1 here already") && said.ends_with("Nothing new\n"), "{said}");
    assert_eq!(terminal.json(&["history"]).as_array().map(Vec::len), Some(1), "nothing was written");
}

#[test]
fn lines_without_a_name_are_told_and_are_no_fault_the_second_time() {
    let terminal = Terminal::onboarded();
    let file =
        terminal.file("people.csv", "First Name,Last Name,Company\nTove,Lind,Nordvale\n,,Kaffebaren\n");
    for wanted in ["1 new, 1 without a person’s name\n", "0 new, 1 here already, 1 without a person’s name\n"]
    {
        let said = terminal.done(&["person", "import", &file]);
        assert!(said.contains(wanted), "{said}");
    }
    let nobody = terminal.file("nobody.csv", "Name,Company\n,Kaffebaren\n");
    let output = terminal.run(&["person", "import", &nobody]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(1) && said.contains("This file has no people in it."), "{said}");
}

#[test]
fn what_a_file_says_otherwise_is_offered_with_the_command_that_takes_it() {
    let terminal = Terminal::onboarded();
    terminal.done(&[
        "person",
        "add",
        "Ines Marsh",
        "--role",
        "Head of Platform",
        "--link",
        "https://www.linkedin.com/in/ines",
    ]);
    terminal.done(&["person", "add", "Wei Chen", "--role", "CTO"]);
    let rows =
        "Name,Role,LinkedIn,Why\nInes Marsh,CIO,linkedin.com/in/ines,\nWei Chen,Nurse,,\nJonas Feld,,,\n";
    let file = terminal.file("people.csv", rows);
    let said = terminal.done(&["person", "import", &file]);
    for part in [
        "1 new, 1 here already, 1 left for you to decide\n",
        "  line 2: Ines Marsh: Another role in the file: CIO.\n    `person edit 1 --role \"CIO\"` takes that.\n",
        "  line 3: Wei Chen: Wei Chen, CTO, is here. The same person?\n",
    ] {
        assert!(said.contains(part), "{part} is missing in {said}");
    }
    assert_eq!(terminal.json(&["person", "show", "1"])["person"]["role"], "Head of Platform");
    assert!(
        terminal.done(&["person", "import", &file, "--same-name", "add"]).ends_with("1 person imported\n")
    );
    assert!(terminal.done(&["person", "import", &file, "--same-name", "add"]).ends_with("Nothing new\n"));
    assert_eq!(everybody(&terminal), 4);
}

#[test]
fn an_encoding_nobody_declared_is_asked_for_with_the_names_it_would_give() {
    let terminal = Terminal::onboarded();
    let file = terminal.file("people.csv", b"Name;Company\n\xa3ucja \xafaba;\xc6wiczenia\n");
    let said = terminal.refused(&["person", "import", &file]);
    assert!(said.contains("`--encoding windows-1250` (Łucja Żaba)"), "{said}");
    assert_eq!(everybody(&terminal), 0);
    assert!(
        terminal
            .refused(&["person", "import", &file, "--encoding", "klingon"])
            .contains("doesn’t know that encoding")
    );
    let said = terminal.done(&["person", "import", &file, "--encoding", "windows-1250", "--dry-run"]);
    assert!(said.contains("  The first: Łucja Żaba\n"), "{said}");
    terminal.done(&["person", "import", &file, "--encoding", "cp1250", "--column", "role=Company"]);
    assert_eq!(terminal.json(&["person", "list", "--search", "łucja"])["people"][0]["role"], "Ćwiczenia");
}

#[test]
fn a_file_that_is_no_list_of_people_is_refused_in_words() {
    let terminal = Terminal::onboarded();
    let import =
        |name: &str, bytes: &[u8]| terminal.refused(&["person", "import", &terminal.file(name, bytes)]);
    assert!(import("header.csv", b"Shoe,Size\nx,38\n").contains("No column for people’s names"));
    assert!(import("empty.csv", b"").contains("The file is empty"));
    assert!(import("book.xlsx", b"PK\x03\x04rest").contains("workbook"));
    let many: String = (1..=100_000).map(|number| format!("Person {number},Role\n")).collect();
    let said = import("many.csv", format!("Name,Role\n{many}").as_bytes());
    assert!(said.contains("100,000 people; the limit is 50,000"), "{said}");
    assert!(import("large.csv", &vec![b'x'; 17 << 20]).contains("16 MiB"));
    assert!(
        terminal
            .refused(&["person", "import", "/nowhere/at/all.csv"])
            .contains("No such file: /nowhere/at/all.csv")
    );
    assert!(terminal.refused(&["check-text", "/"]).contains("/ is a folder."));
    assert_eq!(everybody(&terminal), 0);
}

#[test]
fn a_conversation_is_logged_in_a_line_and_a_new_person_is_added() {
    let terminal = Terminal::onboarded();
    terminal.done(&["person", "add", "Ines Marsh"]);
    let said = terminal.done(&[
        "conversation",
        "add",
        "replied to Ines Marsh: how we measure it https://www.linkedin.com/feed/1 yesterday",
    ]);
    assert_eq!(said, "Conversation logged [1]\n  Understood: Reply · Ines Marsh · On LinkedIn · Yesterday\n");
    let call = terminal.json(&["conversation", "add", "call with Priya: her first review"]);
    assert_eq!((call["read"]["kind"].as_str(), &call["read"]["person"]["id"]), (Some("call"), &Value::Null));
    assert_eq!(everybody(&terminal), 2);
    let week = &terminal.json(&["week"])["week"];
    assert_eq!(week["conversations"], 1, "the reply was on Sunday, a week ago");
    assert!(
        terminal
            .done(&["conversation", "list"])
            .starts_with("    2   5 Jan 2026  Call          Priya  her first review\n")
    );
    assert_eq!(
        terminal.json(&["conversation", "list", "--kind", "reply", "--search", "measure"])["total"],
        1
    );
    assert_eq!(
        terminal.json(&["conversation", "list", "--person", "2"])["conversations"][0]["name"],
        "Priya"
    );
    assert!(terminal.refused(&["conversation", "add", ""]).contains("The line is empty"));
}

#[test]
fn a_conversation_is_logged_part_by_part_and_lies_in_the_past() {
    let terminal = Terminal::onboarded();
    terminal.done(&["person", "add", "Ines Marsh"]);
    let parts = &[
        "conversation",
        "log",
        "--kind",
        "invitation",
        "--person",
        "1",
        "--network",
        "linkedin",
        "--on",
        "2026-01-05",
    ];
    terminal.done(&[parts, &["--added", "Coffee?\nTuesday?"][..]].concat());
    assert_eq!(terminal.json(&["week"])["week"]["invitations"], 1);
    assert!(
        terminal
            .done(&["conversation", "list"])
            .contains("Invitation    Ines Marsh  LinkedIn  Coffee? Tuesday?\n")
    );
    assert!(
        terminal
            .refused(&["conversation", "log", "--added", "Asked why", "--on", "tomorrow"])
            .contains("is in the future")
    );
    assert!(
        terminal.refused(&["conversation", "log", "--link", "mailto:a@b.c"]).contains("starts with https://")
    );
    terminal.refused(&["conversation", "log", "--person", "42"]);
    terminal.misused(&["conversation", "log"]);
    assert!(
        terminal
            .misused(&["conversation", "log", "--kind", "lunch"])
            .contains("comment, reply, invitation, call, credit")
    );
    terminal.done(&["conversation", "delete", "1"]);
    assert_eq!(terminal.json(&["conversation", "list"])["total"], 0);
}

#[test]
fn a_reply_waits_until_it_is_answered_and_status_says_so() {
    let terminal = Terminal::onboarded();
    terminal.done(&["conversation", "add", "commented on Ines Marsh: how we measure it"]);
    assert!(!terminal.done(&["status"]).contains("reply due"));
    let later = terminal.on("2026-01-08");
    later.done(&["conversation", "their-reply", "1", "--on", "tue"]);
    assert!(later.done(&["status"]).contains("1 reply due (`conversation replies-due`)\n"));
    assert!(later.done(&["conversation", "replies-due"]).ends_with("(replied 2 days ago)\n"));
    assert!(
        later
            .refused(&["conversation", "my-reply", "1", "--on", "2026-01-01"])
            .contains("before the conversation")
    );
    later.done(&["conversation", "my-reply", "1"]);
    assert_eq!(later.done(&["conversation", "replies-due"]), "No replies due\n");
    assert!(later.done(&["conversation", "list"]).contains("(you replied 8 Jan 2026)"));
    later.done(&["conversation", "my-reply", "1", "--not"]);
    assert_eq!(later.json(&["conversation", "replies-due"])[0]["waits_days"], 2);
    later.done(&["conversation", "their-reply", "1", "--not"]);
    assert_eq!(later.json(&["conversation", "replies-due"]), Value::Array(vec![]));
    later.refused(&["conversation", "their-reply", "42"]);
    later.misused(&["conversation", "their-reply", "1", "--not", "--on", "mon"]);
}
