//! Exports of other places than LinkedIn: looked at, imported once, taken back; damaged ones; and what is never opened.

use std::io::Cursor;

use standpoint_core::views::{PastChoices, PastFate, PastKind, PastLook, PastPreview};

use crate::past_support::{archive, desk, everything, fates, files, import, preview, refusal, zipped};
use PastFate::{New, Skipped, Twice, Unreadable};

/// Every source there is, as an archive, with the row a story looks for.
const SOURCES: [&str; 8] =
    ["linkedin-2026", "x-2025", "x-2019", "x-2017", "mastodon", "medium", "substack", "threads"];

/// What a preview says, a line a row.
fn rows(preview: &PastPreview) -> Vec<String> {
    let line = |row: &standpoint_core::views::PastRow| {
        let on = row.on.map(|on| on.to_string()).unwrap_or_default();
        [row.kind.slug(), row.fate.slug(), &on, &row.title, &row.why].join("|")
    };
    preview.rows.iter().map(line).collect()
}

fn looked(source: &str) -> PastPreview {
    preview(&desk(), &archive(source), &PastChoices::default())
}

#[test]
fn an_archive_of_x_is_read_with_threads_replies_and_long_texts() {
    let preview = looked("x-2025");
    assert_eq!(preview.title, "X archive of @adamarsh");
    assert_eq!(
        fates(&preview, PastKind::Posts),
        [(New, 3), (Skipped, 1), (Unreadable, 1)],
        "{:#?}",
        rows(&preview)
    );
    assert_eq!(fates(&preview, PastKind::Comments), [(New, 1)]);
    assert_eq!(preview.counted, ["1 repost"]);
    assert!(preview.rows.iter().any(|row| row.detail == "https://x.com/adamarsh/status/1764995436195045376"));
    let mut desk = desk();
    import(&mut desk, &archive("x-2025"), &PastChoices::default());
    let after = everything(&desk);
    for text in [
        "Exit costs & the board: https://fjord.example/report #CloudCost\\n\\nTwo more things about exits.\\n\\nAnd the third.",
        "cut off by the short form, but not by the long one.",
        "We measured it: exit costs are a line",
        "2026-03-09",
    ] {
        assert!(after.contains(text), "{text} in {after}");
    }
}

#[test]
fn older_archives_of_x_are_read_too() {
    let old = looked("x-2019");
    assert_eq!(rows(&old), ["posts|new|2019-02-25|Plain words about budgets <3|"]);
    let older = looked("x-2017");
    assert_eq!(rows(&older), ["posts|new|2013-01-03|An old \"one\" & a good one|"]);
    assert_eq!(older.counted, ["1 repost"]);
    let (_, alone) = files("x-2025").into_iter().find(|(name, _)| name == "data/tweets.js").unwrap();
    let alone = preview(&desk(), &alone, &PastChoices::default());
    assert_eq!(fates(&alone, PastKind::Posts), [(New, 2), (Unreadable, 1)], "{:#?}", rows(&alone));
}

#[test]
fn of_mastodon_only_what_everyone_may_see_is_kept() {
    let preview = looked("mastodon");
    assert_eq!(preview.title, "Mastodon archive of @ada@social.example");
    assert_eq!(
        rows(&preview),
        [
            "posts|new|2025-02-03|What exits cost, in one table.|",
            "posts|new|2026-03-09|CW: Budgets|",
            "comments|new|2025-03-03|@ines We measured it|",
        ]
    );
    assert_eq!(preview.counted, ["2 posts that aren’t public", "1 boost"]);
    let mut desk = desk();
    import(&mut desk, &archive("mastodon"), &PastChoices::default());
    let text = "Read it https://fjord.example/report\\n#CloudCost R&D\\n\\nA second part";
    assert!(everything(&desk).contains(text), "{}", everything(&desk));
    let (_, alone) = files("mastodon").into_iter().find(|(name, _)| name == "outbox.json").unwrap();
    assert_eq!(
        import(&mut desk, &alone, &PastChoices::default()),
        "Nothing new",
        "the file alone is the same"
    );
}

#[test]
fn of_medium_stories_are_posts_and_responses_are_comments() {
    let preview = looked("medium");
    assert_eq!(
        rows(&preview),
        [
            "posts|new|2019-01-02|An old one|",
            "posts|new|2024-05-07|What exits cost|",
            "posts|skipped||Half a thought|A draft.",
            "comments|new|2024-06-01|I agree, and here is why: we measured it.|",
        ]
    );
    let mut desk = desk();
    let drafts = PastChoices { drafts: true, ..PastChoices::default() };
    assert_eq!(import(&mut desk, &archive("medium"), &drafts), "Imported 3 posts, 1 comment");
    let after = everything(&desk);
    let body =
        "\"Three things nobody budgets for.\\n\\nLeaving costs data, skills & a habit.\\nSo she said.\"";
    assert!(after.contains(body) || after.contains(&body.replace('"', "")), "{after}");
    assert!(after.contains("To be gone on with."));
}

#[test]
fn substack_asks_for_the_site_and_takes_the_rest_without_it() {
    let before = looked("substack");
    assert_eq!(before.questions.len(), 1, "{:?}", before.questions);
    assert_eq!(
        fates(&before, PastKind::Posts),
        [(New, 2), (Skipped, 2), (Unreadable, 1)],
        "{:#?}",
        rows(&before)
    );
    let mut desk = desk();
    import(&mut desk, &archive("substack"), &PastChoices::default());
    let sited = PastChoices { site: Some("ada.substack.com".to_owned()), ..PastChoices::default() };
    assert_eq!(import(&mut desk, &archive("substack"), &sited), "Nothing new");
    let with_site = preview(&crate::past_support::desk(), &archive("substack"), &sited);
    assert_eq!(with_site.title, "Substack export of ada.substack.com");
    assert_eq!(with_site.questions, []);
    assert!(with_site.rows.iter().any(|row| row.detail == "https://ada.substack.com/p/what-exits-cost"));
    assert!(everything(&desk).contains("Leaving costs data, skills & a habit.\\n- Data\\n- Skills"));
}

#[test]
fn threads_tells_day_and_text_alone() {
    let preview = looked("threads");
    assert_eq!(
        rows(&preview),
        [
            "posts|new|2026-02-25|Was kostet der Ausstieg? “Drei Dinge”, sagt der Café-Betreiber|",
            "posts|new|2026-03-09|Plain words, with a title of their own|",
            "posts|skipped|||It has no words, such as a picture alone.",
            "posts|unreadable|||Its date can’t be read.",
        ]
    );
    assert_eq!(preview.counted, ["1 reply"]);
    let page = zipped(&[("threads/threads_and_replies.html".to_owned(), b"<p>Hello</p>".to_vec())]);
    assert_eq!(refusal(&desk(), &page, "instagram.zip"), "Ask for the export in JSON format, not HTML.");
}

#[test]
fn articles_are_posts_with_their_address() {
    let mut desk = desk();
    let only = PastChoices { only: vec![PastKind::Articles], ..PastChoices::default() };
    let preview = preview(&desk, &archive("linkedin-2026"), &only);
    assert_eq!(
        rows(&preview),
        ["articles|new|2026-02-25|What exits cost|", "articles|skipped||Not out yet|A draft."]
    );
    assert_eq!(import(&mut desk, &archive("linkedin-2026"), &only), "Imported 1 article");
    let after = everything(&desk);
    assert!(after.contains("https://www.linkedin.com/pulse/what-exits-cost-ada-marsh"), "{after}");
    assert!(after.contains("Leaving costs three things & a habit.\\n- Data\\n- Skills\\nSee the report (https://fjord.example/report)."));
}

#[test]
fn every_source_comes_once_goes_back_whole_and_keeps_nothing_it_should_not_open() {
    for source in SOURCES {
        let mut desk = desk();
        let bytes = archive(source);
        let before = everything(&desk);
        import(&mut desk, &bytes, &PastChoices::default());
        let after = everything(&desk);
        assert_ne!(before, after, "{source}");
        assert!(!after.to_lowercase().contains("sentinel"), "{source}: {after}");
        assert_eq!(import(&mut desk, &bytes, &PastChoices::default()), "Nothing new", "{source}");
        assert_eq!(everything(&desk), after, "{source}");
        desk.coach.undo().unwrap();
        assert_eq!(everything(&desk), before, "{source}");
        desk.coach.redo().unwrap();
        assert_eq!(everything(&desk), after, "{source}");
        let again = preview(&desk, &bytes, &PastChoices::default());
        assert!(again.rows.iter().all(|row| !row.taken), "{source}: {:#?}", rows(&again));
        assert!(again.rows.iter().all(|row| row.fate != Twice), "{source}: {:#?}", rows(&again));
    }
}

#[test]
fn entries_that_are_not_wanted_may_be_anything() {
    let desk = desk();
    for source in SOURCES {
        let all = files(source);
        let mut bytes = zipped(&all);
        let plain = preview(&desk, &bytes, &PastChoices::default());
        for (name, _) in all.iter().filter(|(_, contents)| {
            String::from_utf8_lossy(contents).contains("sentinel") && contents.len() < 4096
        }) {
            if plain.rows.iter().any(|row| row.file == *name) || name.ends_with("account.js") || is_read(name)
            {
                continue;
            }
            let name = name.as_bytes();
            let at = bytes.windows(name.len()).position(|window| window == name).unwrap() + name.len();
            bytes[at..at + 20].fill(0xFF);
        }
        assert_eq!(preview(&desk, &bytes, &PastChoices::default()), plain, "{source}");
    }
}

/// Files that are read and hold something that is not kept.
fn is_read(name: &str) -> bool {
    name.ends_with("outbox.json") || name.ends_with("threads_and_replies.json") || name.ends_with(".csv")
}

#[test]
fn an_export_that_breaks_off_is_refused_in_words() {
    let desk = desk();
    for source in SOURCES {
        let bytes = archive(source);
        let said = refusal(&desk, &bytes[..bytes.len() * 2 / 3], "archive.zip");
        assert_eq!(said, "This archive is incomplete. Download it again.", "{source}");
    }
    for (source, name) in [("mastodon", "outbox.json"), ("x-2025", "data/tweets.js")] {
        let (_, bytes) = files(source).into_iter().find(|(file, _)| file == name).unwrap();
        let mut file = Cursor::new(bytes[..bytes.len() / 2].to_vec());
        let choices = PastChoices::default();
        let read = desk.coach.preview_past(&desk.now, &mut file, name, &choices, PastLook::default());
        assert_eq!(read.unwrap_err().to_string(), "This archive is incomplete. Download it again.");
    }
}
