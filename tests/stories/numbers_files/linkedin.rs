//! LinkedIn's workbooks: of a creator, and of one post.

use standpoint_core::metrics::{Metric, NumberEntry, Span};
use standpoint_core::publishing::network::Network;
use standpoint_core::views::{
    DateOrder, NewsKind, NumberQuery, PastChoices, PastFate, PastKind, PastQuestionKind, PastSource,
};
use standpoint_tests::Desk;

use super::{
    current, day, english, first_sheet, import, import_of, of_two_date_orders, portuguese, post_sheet,
    preview_of, refused, series,
};
use crate::past_support::{desk, everything, fates};
use crate::workbook::{Cell, Creator, Era, workbook};

#[test]
fn both_generations_and_two_languages_say_the_same() {
    let wanted = {
        let mut desk = desk();
        assert_eq!(import(&mut desk, &english(Era::Of2025)), "Imported 19 numbers");
        current(&desk)
    };
    assert_eq!(wanted.len(), 19, "two of the window, ten of days, one of a post, followers and five new");
    for creator in [english(Era::Of2026), portuguese()] {
        let mut desk = desk();
        let preview = preview_of(&desk, &creator.bytes(), "x.xlsx", &PastChoices::default());
        assert_eq!(preview.source, PastSource::LinkedinAnalytics);
        assert_eq!(preview.notes, Vec::<String>::new());
        assert_eq!(fates(&preview, PastKind::Readings), [(PastFate::New, 19)]);
        import(&mut desk, &creator);
        assert_eq!(current(&desk), wanted, "{creator:?}");
    }
}

#[test]
fn a_second_time_nothing_is_new_and_one_undo_takes_all_of_it_back() {
    let mut desk = desk();
    let before = everything(&desk);
    import(&mut desk, &english(Era::Of2026));
    let after = desk.contents();
    assert_eq!(import(&mut desk, &english(Era::Of2026)), "Nothing new");
    assert_eq!(desk.contents(), after);
    let other_bytes = english(Era::Of2025);
    assert_eq!(import(&mut desk, &other_bytes), "Nothing new", "another download of the same");
    assert_eq!(desk.contents(), after);
    assert_eq!(desk.coach.imports().unwrap()[0].brought, "19 numbers");
    for _ in 0..2 {
        desk.coach.undo().unwrap();
        assert!(current(&desk).is_empty());
        assert_eq!(desk.coach.imports().unwrap(), []);
        desk.coach.redo().unwrap();
        assert_eq!(desk.contents(), after);
    }
    desk.coach.undo().unwrap();
    assert_eq!(everything(&desk), before);
}

#[test]
fn a_later_file_completes_the_last_day_and_revises_what_changed() {
    let mut desk = desk();
    let first = Creator { start: day("2026-09-26"), ..english(Era::Of2026) };
    import(&mut desk, &first);
    assert_eq!(series(&desk, Metric::Impressions).last().unwrap(), &("09-30".to_owned(), 15, true, false));
    let mut days = first.days.clone();
    days[4].0 = 64;
    days.extend([(7, 0), (9, 1)]);
    let later = Creator { days, total: 2_580, followers: vec![3, -28, 0, 5, 1, 4, 5], ..first.clone() };
    // A window of its own, one revised day, two new ones with three numbers each, a total; the rest is confirmed.
    assert_eq!(import(&mut desk, &later), "Imported 11 numbers");
    let line = |metric| {
        let query = NumberQuery { what: Some(metric), account: true, ..NumberQuery::default() };
        let lines = desk.coach.number_list(&desk.now, &query).unwrap().lines;
        lines.into_iter().find(|line| line.span == Span::Day && line.to == day("2026-09-30")).unwrap()
    };
    let revised = line(Metric::Impressions);
    assert_eq!((revised.value, revised.incomplete), (64, false));
    assert_eq!(revised.revised[0].words, "was 15 on 30 September");
    assert!(revised.source.words.starts_with("LinkedIn analytics: AggregateAnalytics_Ada_Marsh.xlsx, "));
    assert!(revised.source.words.ends_with(", covers 26 September to 2 October 2026, read on 5 October"));
    assert_eq!(revised.source.hash.as_ref().unwrap().len(), 8);
    assert!(!line(Metric::Engagements).incomplete, "confirmed by the later file");
    let all = current(&desk);
    let mut other = self::desk();
    import(&mut other, &later);
    import(&mut other, &first);
    assert_eq!(current(&other), all, "the order of files does not matter");
    // Undo and redo hold what was confirmed too.
    let kept = desk.contents();
    desk.coach.undo().unwrap();
    assert_eq!(series(&desk, Metric::Impressions).len(), 5);
    desk.coach.redo().unwrap();
    assert_eq!(desk.contents(), kept);
}

#[test]
fn earlier_followers_are_walked_back_from_new_ones_and_never_kept() {
    let mut desk = desk();
    import(&mut desk, &english(Era::Of2026));
    let wanted = [
        ("09-27", 2_590, false, true),
        ("09-28", 2_593, false, true),
        ("09-29", 2_565, false, true),
        ("09-30", 2_565, false, true),
        ("10-01", 2_570, false, true),
        ("10-02", 2_571, false, false),
    ];
    let wanted: Vec<_> = wanted.iter().map(|(on, value, a, b)| ((*on).to_owned(), *value, *a, *b)).collect();
    assert_eq!(series(&desk, Metric::Followers), wanted);
    let known = NumberEntry {
        what: Metric::Followers,
        network: Some(Network::Linkedin),
        value: 2_600,
        on: Some("2026-09-29".to_owned()),
        post: None,
    };
    desk.coach.add_number(&desk.now, &known).unwrap();
    let with_known = series(&desk, Metric::Followers);
    assert_eq!(with_known[2], ("09-29".to_owned(), 2_600, false, false));
    assert_eq!(with_known[1], ("09-28".to_owned(), 2_628, false, true), "from there on back");
    assert_eq!(with_known[3], ("09-30".to_owned(), 2_565, false, true), "not past a known one");
}

#[test]
fn a_post_that_is_logged_later_has_its_numbers_at_once() {
    let mut desk = desk();
    import(&mut desk, &english(Era::Of2026));
    assert_eq!(desk.coach.numbers_page(&desk.now).unwrap().unlogged, 1);
    // Another of the post's numbers, 100 ms before.
    let near = "https://www.linkedin.com/feed/update/urn:li:share:7436553839810982345";
    let post = desk.log_on_linkedin("Exit costs", Some(near), "2026-03-09");
    let figures = desk.coach.post_numbers(&desk.now, post).unwrap();
    assert_eq!(figures.len(), 1);
    assert_eq!((figures[0].value, figures[0].span), (1_180, Span::Window));
    assert_eq!(figures[0].when, "28 September to 2 October 2026");
    assert_eq!(desk.coach.numbers_page(&desk.now).unwrap().unlogged, 0);
    let single = post_sheet("Impressions", "1,240");
    import_of(&mut desk, &workbook(&single), "PostAnalytics.xlsx", &PastChoices::default());
    let figures = desk.coach.post_numbers(&desk.now, post).unwrap();
    assert_eq!((figures[0].value, figures[0].when.as_str()), (1_240, "on 5 October"), "a total comes first");
    desk.coach.undo().unwrap();
    desk.coach.undo().unwrap();
    assert_eq!(desk.coach.numbers_page(&desk.now).unwrap().unlogged, 1);
}

#[test]
fn a_post_without_an_address_is_found_by_its_day() {
    let mut desk = desk();
    import(&mut desk, &english(Era::Of2026));
    // 2026-03-08 23:30 UTC is the 9th in Berlin.
    let post = desk.log_on_linkedin("Exit costs", None, "2026-03-09");
    assert_eq!(desk.coach.post_numbers(&desk.now, post).unwrap()[0].value, 1_180);
    desk.log_on_linkedin("Another of that day", None, "2026-03-09");
    assert_eq!(desk.coach.post_numbers(&desk.now, post).unwrap(), [], "now it could be either");
}

#[test]
fn one_posts_analytics_are_a_total_as_of_the_day_and_the_same_file_says_so_only_once() {
    let mut desk = desk();
    let bytes = workbook(&post_sheet("Reactions", "31"));
    assert_eq!(import_of(&mut desk, &bytes, "p.xlsx", &PastChoices::default()), "Imported 1 number");
    let after = desk.contents();
    assert!(preview_of(&desk, &bytes, "p.xlsx", &PastChoices::default()).asks_day, "the file doesn’t say it");
    let mut later = desk.on("2026-10-07T09:00:00Z");
    assert_eq!(import_of(&mut later, &bytes, "p.xlsx", &PastChoices::default()), "Nothing new");
    assert_eq!(later.contents(), after, "the file is no younger for being read again");
    let said = PastChoices { as_of: Some(day("2026-09-30")), ..PastChoices::default() };
    import_of(&mut later, &workbook(&post_sheet("Reactions", "30")), "q.xlsx", &said);
    let days: Vec<_> = current(&later).into_iter().map(|line| (line.2, line.3)).collect();
    assert_eq!(days.len(), 2, "{days:?}");
    assert!(days[0].0.starts_with("2026-09-30") && days[0].1 == 30, "{days:?}");
    let mut foreign = post_sheet("Reações", "31");
    foreign[0].1[0].1 = Cell::Inline("URL da publicação".to_owned());
    assert_eq!(
        refused(&later, &workbook(&foreign), &PastChoices::default()),
        "This looks like the analytics of one post in another language. Export it in English. Found: URL da publicação, Post Date, Reações, Members reached."
    );
}

#[test]
fn an_order_of_dates_that_only_you_can_say_is_asked_and_nothing_taken() {
    let mut desk = desk();
    let ambiguous = of_two_date_orders();
    let bytes = first_sheet(&ambiguous);
    let preview = preview_of(&desk, &bytes, "x.xlsx", &PastChoices::default());
    assert_eq!(preview.questions.len(), 1);
    assert_eq!(preview.questions[0].kind, PastQuestionKind::Dates);
    let answers: Vec<_> = preview.questions[0].answers.iter().map(|answer| answer.value.as_str()).collect();
    assert_eq!(answers, ["mdy", "dmy"]);
    assert!(preview.rows.is_empty());
    assert_eq!(import_of(&mut desk, &bytes, "x.xlsx", &PastChoices::default()), "Nothing new");
    let said = PastChoices { dates: Some(DateOrder::Mdy), ..PastChoices::default() };
    assert_eq!(import_of(&mut desk, &bytes, "x.xlsx", &said), "Imported 2 numbers");
    assert_eq!(current(&desk)[0].2, "2026-03-05 2026-04-05 None");
    // With a row a day only one order is left.
    let whole = preview_of(&desk, &ambiguous.bytes(), "x.xlsx", &PastChoices::default());
    assert_eq!(whole.questions, []);
    let wrong = PastChoices { dates: Some(DateOrder::Dmy), ..PastChoices::default() };
    assert!(refused(&desk, &ambiguous.bytes(), &wrong).starts_with("The date in "));
}

#[test]
fn dates_may_be_serial_numbers() {
    let mut sheets = english(Era::Of2025).sheets();
    // 28 September 2026.
    for (place, row) in (2..7).enumerate() {
        let held = sheets[1].1.iter_mut().find(|(cell, _)| *cell == format!("A{row}")).unwrap();
        held.1 = Cell::Date(46_293.0 + place as f64);
    }
    let mut by_serial = desk();
    import_of(&mut by_serial, &workbook(&sheets), "x.xlsx", &PastChoices::default());
    let mut by_text = desk();
    import(&mut by_text, &english(Era::Of2025));
    assert_eq!(current(&by_serial), current(&by_text));
}

#[test]
fn what_was_removed_stays_removed() {
    let mut desk = desk();
    import(&mut desk, &english(Era::Of2026));
    let query = NumberQuery { what: Some(Metric::MembersReached), ..NumberQuery::default() };
    let id = desk.coach.number_list(&desk.now, &query).unwrap().lines[0].id;
    desk.coach.remove_number(&desk.now, id).unwrap();
    assert_eq!(import(&mut desk, &english(Era::Of2026)), "Nothing new");
    let import = desk.coach.imports().unwrap()[0].id;
    desk.coach.remove_import(&desk.now, import).unwrap();
    assert!(current(&desk).is_empty());
    desk.coach.undo().unwrap();
    assert_eq!(current(&desk).len(), 18);
}

#[test]
fn numbers_are_asked_for_at_the_end_of_a_month_only_after_a_first_import_and_not_in_a_month_that_has_one() {
    let news = |desk: &Desk| desk.coach.today(&desk.now).unwrap().news.map(|news| news.kind);
    let mut desk = desk().on("2026-10-29T09:00:00Z");
    assert_ne!(news(&desk), Some(NewsKind::Numbers), "none were ever imported");
    import(&mut desk, &english(Era::Of2026));
    assert_ne!(news(&desk), Some(NewsKind::Numbers), "this month has some");
    let desk = desk.on("2026-11-20T09:00:00Z");
    assert_ne!(news(&desk), Some(NewsKind::Numbers), "the month goes on");
    // Someone who was here yesterday, too: nothing else is news.
    let mut desk = desk.on("2026-11-25T09:00:00Z");
    desk.log("Exit costs", "2026-11-25");
    let desk = desk.on("2026-11-26T09:00:00Z");
    assert_eq!(news(&desk), Some(NewsKind::Numbers));
}
