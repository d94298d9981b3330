//! Prompts about a post, as scripts meet them.

#![allow(clippy::unwrap_used, reason = "a story that cannot set its scene has failed")]

mod terminal;

use terminal::Terminal;

fn draft(terminal: &Terminal, body: &str) -> String {
    terminal.made(&["person", "add", "Ines Marsh"]);
    terminal.made(&["post", "add", "Recovery", "--body", body])
}

#[test]
fn a_prompt_is_shown_first_and_listed_once_it_is_copied() {
    let terminal = Terminal::onboarded();
    let id = &draft(&terminal, "Ines Marsh rehearsed it.");
    let shown = terminal.done(&["prompt", id, "--question", "evidence"]);
    assert!(
        shown.starts_with("Which claim has no evidence?\n\nDraft:\nRecovery\n\nPerson A rehearsed it.\n"),
        "{shown}"
    );
    assert!(shown.contains("Replaced\n  Person A: Ines Marsh\n"), "{shown}");
    assert_eq!(terminal.json(&["prompt", "list"]).as_array().unwrap().len(), 0, "a preview is no copy");
    let copied = terminal.done(&["prompt", id, "--question", "evidence", "--copy"]);
    assert!(copied.ends_with("Answer in at most ten lines."), "the text alone: {copied}");
    let listed = terminal.json(&["prompt", "list", "--search", "ines"]);
    assert_eq!(listed[0]["text"], copied.as_str());
    assert_eq!(listed[0]["failed"], false);
    assert_eq!(terminal.done(&["prompt", "forget"]), "1 text forgotten\n");
    assert!(terminal.done(&["prompt", "list"]).contains("Text forgotten"));
}

#[test]
fn a_question_of_ones_own_parts_names_and_json_are_chosen() {
    let terminal = Terminal::onboarded();
    let id = &draft(&terminal, "Ines Marsh and Redwood.");
    let shown = terminal.json(&[
        "prompt",
        id,
        "--own",
        "Is it dull?",
        "--with",
        "draft",
        "--replace",
        "Redwood",
        "--keep",
        "Ines Marsh",
    ]);
    let text = shown["text"].as_str().unwrap();
    assert!(text.starts_with("Is it dull?\n\nDraft:\nRecovery\n\nInes Marsh and Project A.\n"), "{text}");
    let copied = terminal.json(&["prompt", id, "--with", "draft", "--copy"]);
    assert_eq!(copied["copied"], 1);
    assert!(terminal.refused(&["prompt", id, "--question", "own"]).contains("Your question is empty"));
}

#[test]
fn findings_wait_and_secrets_block() {
    let terminal = Terminal::onboarded();
    let id = &draft(&terminal, "Write to ines@contoso.example.");
    let output = terminal.run(&["prompt", id, "--copy"]);
    let (said, error) =
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap());
    assert_eq!(output.status.code(), Some(1));
    assert!(said.contains("Personal data: ines@contoso.example") && said.contains("--cleared"), "{said}");
    assert!(error.contains("1 thing to check"), "{error}");
    terminal.done(&["prompt", id, "--copy", "--cleared"]);
    let id = &terminal.made(&["post", "add", "Keys", "--body", "It is AKIAIOSFODNN7EXAMPLE."]);
    assert!(terminal.refused(&["prompt", id, "--copy", "--cleared"]).contains("Remove it first."));
    assert_eq!(terminal.json(&["prompt", "list"]).as_array().unwrap().len(), 1);
}

#[test]
fn an_answer_is_saved_with_its_names() {
    let terminal = Terminal::onboarded();
    let id = &draft(&terminal, "Ines Marsh rehearsed it.");
    terminal.done(&["prompt", id, "--copy"]);
    let file = terminal.file("answer.txt", "PERSON A says nothing new. Person Q?\n");
    let said = terminal.done(&["prompt", "answer", id, &file]);
    assert!(said.starts_with("Critique saved [1]\n"), "{said}");
    assert!(said.contains("No name known for Person Q"), "{said}");
    let kept = terminal.json(&["prompt", "answer", id, &file]);
    assert_eq!(kept["answer"]["text"], "Ines Marsh says nothing new. Person Q?");
}
