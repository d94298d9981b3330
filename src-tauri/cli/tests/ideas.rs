//! Ideas, noted in a line or made from what is there.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use terminal::Terminal;

#[test]
fn a_line_is_an_idea_and_what_was_understood_is_said() {
    let terminal = Terminal::onboarded();
    let said = terminal.done(&["idea", "add", "Roadmaps without system names @linkedin fri"]);
    assert_eq!(
        said,
        "Scheduled for Friday 9 January [1]\n  Understood: Scheduled for Friday 9 January · For LinkedIn\n"
    );
    let idea = terminal.json(&["idea", "add", "Why we said no"]);
    assert_eq!(
        (idea["created"].as_str(), idea["read"]["title"].as_str()),
        (Some("2"), Some("Why we said no"))
    );
    assert!(
        terminal
            .done(&["idea", "add", "“Black Friday @x fri”"])
            .contains("Understood: Kept exactly as typed")
    );
    let list = terminal.json(&["idea", "list"]);
    assert_eq!(
        (list["total"].as_u64(), list["posts"][0]["title"].as_str()),
        (Some(2), Some("Black Friday @x fri"))
    );
    for line in ["", "  ", "@linkedin", &"x".repeat(301)] {
        terminal.refused(&["idea", "add", line]);
    }
    assert_eq!(terminal.json(&["idea", "list", "--search", "no"])["total"], 1);
}

#[test]
fn a_prompt_becomes_an_idea_and_says_how_often_it_did() {
    let terminal = Terminal::onboarded();
    let prompts = terminal.json(&["idea", "prompts"]);
    let slug = prompts[0]["prompt"].as_str().unwrap();
    terminal.done(&["idea", "use", slug, "--pillar", "Platform"]);
    terminal.on("2026-01-08").done(&["idea", "use", slug]);
    let used = &terminal.json(&["idea", "prompts"])[0];
    assert_eq!((used["used"].as_u64(), used["last_used_on"].as_str()), (Some(2), Some("2026-01-08")));
    assert!(terminal.done(&["idea", "prompts"]).contains("(used 2 times, last on 8 Jan 2026)\n"));
    let offers = terminal.json(&["idea", "suggest"]);
    assert_eq!(offers.as_array().unwrap().len(), 5);
    assert!(
        offers.as_array().unwrap().iter().all(|offer| offer["prompt"] != slug),
        "what was used lately is not offered"
    );
    terminal.refused(&["idea", "use", "nonsense"]);
    assert!(terminal.done(&["post", "show", "1"]).contains("Pillar      Platform\nPrompt      "));
}

#[test]
fn a_line_of_a_worksheet_becomes_an_idea() {
    let terminal = Terminal::onboarded();
    terminal.done(&["worksheet", "set", "purpose", "change", "Say no earlier\nShow the cost of waiting"]);
    assert!(
        terminal.done(&["worksheet", "show", "purpose"]).starts_with("Answers [1]\n"),
        "the row has a number to name it by"
    );
    terminal.done(&["idea", "from-worksheet", "1", "change"]);
    terminal.done(&["idea", "from-worksheet", "1", "change", "--line", "Show the cost of waiting"]);
    let list = terminal.json(&["idea", "list"]);
    let titles: Vec<_> =
        list["posts"].as_array().unwrap().iter().map(|post| post["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Show the cost of waiting", "Say no earlier"]);
    assert!(terminal.done(&["post", "show", "1"]).contains("From step   Set your purpose and pact\n"));
    terminal.refused(&["idea", "from-worksheet", "1", "nonsense"]);
    terminal.refused(&["idea", "from-worksheet", "1", "change", "--line", "Never written"]);
    terminal.refused(&["idea", "from-worksheet", "9", "change"]);
}

#[test]
fn what_was_said_in_a_conversation_becomes_an_idea_that_knows_where_it_came_up() {
    let terminal = Terminal::onboarded();
    terminal.done(&["conversation", "add", "call with Ines Marsh: costs nobody sees"]);
    let id = &terminal.made(&["idea", "from-conversation", "1"]);
    let shown = terminal.done(&["post", "show", id]);
    assert!(
        shown.contains("costs nobody sees\n") && shown.contains("From        conversation 1\n"),
        "{shown}"
    );
    assert!(
        terminal
            .done(&["person", "show", "1"])
            .contains("Ideas from conversations\n    1  idea        5 Jan 2026  costs nobody sees\n")
    );
    terminal.refused(&["idea", "from-conversation", "9"]);
}
