//! What is drawn is what the table says, whatever the log.

use chrono::{Datelike, Duration, NaiveDate};
use proptest::prelude::*;

use super::*;
use crate::calendar::WeekStart;
use crate::rhythm::{Goals, Rhythm};

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The figure in a cell; `None` for a gap.
fn figure(cell: &str) -> Option<i64> {
    let figure = cell.split(" (").next().unwrap().replace(',', "").replace('−', "-");
    if figure == "–" { None } else { Some(figure.parse().unwrap()) }
}

/// Every mark shows its row: the same figure, and words that begin with the row's name and hold the figure.
fn agrees(picture: &Picture) {
    for row in &picture.rows {
        assert_eq!(row.len(), picture.columns.len(), "{}: as many cells as columns", picture.caption);
    }
    let Some(marks) = &picture.marks else { return };
    assert!((1..=2).contains(&marks.series.len()), "one or two series");
    let slots = usize::try_from(marks.slots).unwrap();
    assert!(slots >= picture.rows.len());
    assert!(marks.axis.windows(2).all(|pair| pair[0].slot < pair[1].slot));
    assert!(marks.axis.iter().all(|word| word.slot < marks.slots));
    for series in &marks.series {
        let column = usize::try_from(series.column).unwrap();
        assert_eq!(series.name, picture.columns[column].name);
        assert!(picture.columns[column].figures);
        assert_eq!(series.marks.len(), picture.rows.len(), "{}: a mark a row", picture.caption);
        for (mark, row) in series.marks.iter().zip(&picture.rows) {
            assert_eq!(mark.value, figure(&row[column]), "{}: {row:?}", picture.caption);
            assert!(mark.words.starts_with(&row[0]), "{} / {row:?}", mark.words);
            if let Some(value) = mark.value {
                assert!((marks.least..=marks.most).contains(&value));
                let said = mark.words.replace(',', "").replace('−', "-");
                assert!(value == 0 || said.contains(&value.to_string()), "{} says {value}", mark.words);
            }
        }
    }
}

fn weekly(start: WeekStart, joined: &str, posts: &[&str]) -> Rhythm {
    Rhythm::new(start, Goals::new([(date(joined), 1)]), date(joined), posts.iter().map(|on| date(on)))
}

fn facts(verdicts: &[(WeekVerdict, u32)]) -> Vec<WeekFacts> {
    let week = |(index, (verdict, posts)): (usize, &(WeekVerdict, u32))| WeekFacts {
        starts_on: date("2026-01-05") + Duration::weeks(i64::try_from(index).unwrap()),
        posts: *posts,
        goal: 1,
        conversations: 1_200,
        tasks: 2,
        verdict: *verdict,
    };
    verdicts.iter().enumerate().map(week).collect()
}

#[test]
fn before_the_fourth_week_there_is_a_sentence_and_from_then_on_twelve_slots() {
    let kept = [(WeekVerdict::Kept, 1); 30];
    let said = |many: usize| posts_by_week(&facts(&kept[..many]), "3 posts in January");
    assert_eq!(said(0).sentence, "3 posts in January. Your weeks appear here once you have a weekly goal");
    assert_eq!(said(3).sentence, "3 posts in January. After 4 weeks you’ll see your rhythm here");
    assert_eq!((said(3).rows.len(), said(3).marks), (0, None));
    for (weeks, rows) in [(4, 4), (12, 12), (13, 12), (30, 12)] {
        let picture = said(weeks);
        let marks = picture.marks.clone().unwrap();
        assert_eq!((picture.rows.len(), marks.slots), (rows, 12), "{weeks} weeks");
        agrees(&picture);
    }
    assert_eq!(said(13).rows[0][0], "12–18 January 2026", "the latest ones");
    assert_eq!(said(4).sentence, "3 posts in January. 4 of the last 4 weeks kept");
}

#[test]
fn the_goal_has_a_gap_where_nothing_is_wanted_and_the_legend_says_what_is_there() {
    let picture = posts_by_week(
        &facts(&[
            (WeekVerdict::Kept, 1),
            (WeekVerdict::Paused, 0),
            (WeekVerdict::MadeUp, 0),
            (WeekVerdict::Missed, 0),
            (WeekVerdict::Running, 0),
        ]),
        "1 post in January",
    );
    agrees(&picture);
    let marks = picture.marks.as_ref().unwrap();
    let goals: Vec<_> = marks.series[1].marks.iter().map(|mark| mark.value).collect();
    assert_eq!(goals, [Some(1), None, Some(1), Some(1), Some(1)]);
    let legend: Vec<_> = marks.legend.iter().map(|line| line.words.as_str()).collect();
    assert_eq!(legend, ["Kept", "Made up", "Paused", "This week", "Not kept", "Your goal"]);
    assert_eq!(picture.sentence, "1 post in January. 2 of the last 3 weeks kept");
    let words: Vec<_> = marks.series[0].marks.iter().map(|mark| mark.words.as_str()).collect();
    assert_eq!(words[0], "5–11 January 2026, 1 post, kept");
    assert_eq!(words[3], "26 January to 1 February 2026, no posts", "what was not kept goes without saying");
}

#[test]
fn every_week_from_the_first_post_on_stands_once_in_the_year_most_of_it_lies_in() {
    for start in [WeekStart::Monday, WeekStart::Sunday, WeekStart::Saturday] {
        let rhythm = weekly(start, "2016-03-01", &["2015-12-30", "2020-12-31", "2026-01-02"]);
        let (joined, today) = (date("2016-03-01"), date("2026-03-03"));
        let latest = WeekHeatmap::of(&rhythm, joined, today).unwrap();
        assert_eq!(latest.years.len(), 10);
        let earlier = WeekHeatmap::up_to(&rhythm, joined, today, latest.earlier.unwrap()).unwrap();
        assert_eq!(earlier.earlier, None);
        let years: Vec<_> = latest.years.iter().chain(&earlier.years).collect();
        let mut weeks: Vec<_> = years.iter().rev().flat_map(|year| &year.weeks).collect();
        assert!(weeks.is_sorted_by_key(|week| week.starts_on));
        assert!(
            weeks.windows(2).all(|pair| pair[1].starts_on - pair[0].starts_on == Duration::days(7)),
            "no week is skipped"
        );
        assert_eq!(weeks.last().unwrap().starts_on, rhythm.week_of(today));
        for year in &years {
            assert!(
                year.weeks.windows(2).all(|pair| pair[1].column == pair[0].column + 1),
                "{}: a column each",
                year.year
            );
            assert!(year.weeks.iter().all(|week| week.column <= 52));
            assert!(year.weeks.iter().all(|week| (week.starts_on + Duration::days(3)).year() == year.year));
        }
        weeks.retain(|week| week.posts > 0);
        assert_eq!(weeks.iter().map(|week| week.posts).sum::<u32>(), 3);
        assert!(latest.sentence.starts_with("3 posts since December 2015, in 3 of "), "{}", latest.sentence);
    }
}

#[test]
fn weeks_before_the_first_that_counts_are_history_and_few_weeks_make_no_heatmap() {
    let rhythm = weekly(WeekStart::Monday, "2026-01-05", &["2025-10-01", "2026-01-06"]);
    let heatmap = WeekHeatmap::of(&rhythm, date("2026-01-05"), date("2026-01-07")).unwrap();
    assert_eq!(heatmap.years.iter().map(|year| year.year).collect::<Vec<_>>(), [2026, 2025]);
    let before = &heatmap.years[1].weeks;
    assert!(before.iter().all(|week| week.sign == Some(HeatmapSign::History) && !week.opens));
    assert_eq!(before[0].words, "29 September to 5 October 2025, 1 post, before Standpoint");
    let running = heatmap.years[0].weeks.last().unwrap();
    assert_eq!((running.words.as_str(), running.opens), ("5–11 January 2026, 1 post, kept", true));
    assert_eq!(
        heatmap.signs.iter().map(|line| line.words.as_str()).collect::<Vec<_>>(),
        ["Before Standpoint"]
    );

    let young = weekly(WeekStart::Monday, "2026-01-05", &["2026-01-06"]);
    let of = |today: &str| WeekHeatmap::of(&young, date("2026-01-05"), date(today));
    assert_eq!(of("2026-03-29"), None, "twelve weeks fit into the bars");
    assert!(of("2026-03-30").is_some());
    let none = weekly(WeekStart::Monday, "2020-01-06", &[]);
    assert_eq!(WeekHeatmap::of(&none, date("2020-01-06"), date("2026-03-30")), None);
}

#[test]
fn this_month_and_the_last_are_said_in_the_right_form_across_the_year_too() {
    let posted = |on: &[&str]| on.iter().map(|on| date(on)).collect::<Vec<_>>();
    let said = |on: &[&str]| this_month_and_last(&posted(on), date("2026-01-31"));
    assert_eq!(said(&[]), "No posts yet");
    assert_eq!(said(&["2025-01-15"]), "No posts in January yet");
    assert_eq!(said(&["2025-12-15"]), "No posts in January yet, 1 in December");
    assert_eq!(said(&["2026-01-01"]), "1 post in January");
    assert_eq!(said(&["2026-01-01", "2026-01-02", "2025-12-31"]), "2 posts in January, 1 in December");
}

#[test]
fn pillars_are_shares_of_all_posts_and_say_the_first_of_the_largest() {
    let count = |name: &str, posts| PillarCount { name: name.to_owned(), posts };
    let picture =
        pillar_shares(&[count("Cost", 3), count("Trust", 3), count("", 2)], "the last 12 months").unwrap();
    agrees(&picture);
    assert_eq!(picture.sentence, "3 of 8 posts in the last 12 months about Cost");
    assert_eq!(picture.rows[2], ["No pillar", "2", "25%"]);
    let few = pillar_shares(&[count("Cost", 3)], "the last 12 months").unwrap();
    assert_eq!((few.sentence.as_str(), few.marks), ("3 of 3 posts in the last 12 months about Cost", None));
    let none = pillar_shares(&[count("Cost", 0), count("", 9)], "the last 12 months").unwrap();
    assert_eq!(none.sentence, "No posts about your pillars in the last 12 months yet");
    assert_eq!(pillar_shares(&[count("", 9)], "the last 12 months"), None);
}

#[test]
fn a_line_keeps_its_gaps_and_says_what_is_not_final() {
    let point = |on: &str, value| MetricPoint { on: date(on), value, incomplete: false, revised: false };
    let points = vec![
        MetricPoint { incomplete: true, ..point("2026-03-01", 1_204) },
        point("2025-11-01", 980),
        MetricPoint { revised: true, ..point("2026-01-01", 1_100) },
        point("2025-12-01", -3),
    ];
    let line = MetricLine { name: "Followers".to_owned(), points };
    let picture = metric_lines("Followers a month", MetricSpan::Month, std::slice::from_ref(&line)).unwrap();
    agrees(&picture);
    let cells: Vec<_> = picture.rows.iter().map(|row| (row[0].as_str(), row[1].as_str())).collect();
    assert_eq!(
        cells,
        [
            ("November 2025", "980"),
            ("December 2025", "−3"),
            ("January 2026", "1,100 (revised)"),
            ("February 2026", "–"),
            ("March 2026", "1,204 (so far)"),
        ]
    );
    let marks = picture.marks.unwrap();
    assert_eq!((marks.least, marks.most, marks.slots), (-3, 1_204, 12));
    assert_eq!(marks.series[0].marks[3].words, "February 2026, Followers: no number");
    assert_eq!(picture.sentence, "Followers: 1,204 in March 2026, 980 in November 2025");
    assert_eq!(marks.legend.len(), 2);
    assert_eq!(
        metric_lines("Followers", MetricSpan::Day, &[MetricLine { points: Vec::new(), ..line.clone() }]),
        None
    );
    let three = MetricLine { points: line.points[..3].to_vec(), ..line };
    assert_eq!(metric_lines("Followers", MetricSpan::Month, &[three]).unwrap().marks, None);
}

#[test]
fn then_and_now_says_what_is_known_and_nothing_before_that() {
    assert_eq!(then_and_now(" ", &[]), None);
    let results = Compared {
        what: "Search results of yours, of 10".to_owned(),
        then: "4".to_owned(),
        now: String::new(),
        is_figure: true,
    };
    let unknown = Compared { then: String::new(), ..results.clone() };
    let alone = then_and_now("Bring IT in\nearly.", &[unknown]).unwrap();
    assert_eq!((alone.sentence.as_str(), alone.rows.len()), ("You set out for this: Bring IT in early", 0));
    let picture = then_and_now("", &[results]).unwrap();
    assert_eq!(picture.rows, [["Search results of yours, of 10", "4", "not yet"]]);
    agrees(&picture);
}

fn any_verdict() -> impl Strategy<Value = WeekVerdict> {
    proptest::sample::select(WeekVerdict::ALL)
}

proptest! {
    #[test]
    fn bars_stand_for_their_rows(weeks in proptest::collection::vec((any_verdict(), 0_u32..3_000), 0..40)) {
        agrees(&posts_by_week(&facts(&weeks), "No posts yet"));
    }

    #[test]
    fn months_hold_every_post_of_theirs(
        back in proptest::collection::vec(0_i64..800, 0..60),
        since in 0_i64..800,
    ) {
        let today = date("2026-03-31");
        let posted: Vec<_> = back.iter().map(|days| today - Duration::days(*days)).collect();
        let picture = posts_by_month(&posted, today - Duration::days(since), today);
        agrees(&picture);
        prop_assert!(picture.rows.len() <= 12);
        let all: i64 = picture.rows.iter().filter_map(|row| figure(&row[1])).sum();
        let shown = |on: &NaiveDate| picture.rows.iter().any(|row| row[0] == on.format("%B %Y").to_string());
        prop_assert_eq!(all, i64::try_from(posted.iter().filter(|on| shown(on)).count()).unwrap());
    }

    #[test]
    fn shares_stand_for_their_rows(counts in proptest::collection::vec(("[a-z]{0,3}", 0_u32..500), 0..6)) {
        let counts: Vec<_> =
            counts.into_iter().map(|(name, posts)| PillarCount { name, posts }).collect();
        if let Some(picture) = pillar_shares(&counts, "the last 12 months") {
            agrees(&picture);
        }
    }

    #[test]
    fn lines_stand_for_their_rows(
        values in proptest::collection::vec(
            proptest::collection::vec((0_i64..300, -50_i64..100_000, any::<bool>(), any::<bool>()), 0..30),
            1..4,
        ),
    ) {
        let lines: Vec<_> = values
            .into_iter()
            .enumerate()
            .map(|(index, values)| MetricLine {
                name: format!("Line {index}"),
                points: values
                    .into_iter()
                    .map(|(day, value, incomplete, revised)| MetricPoint {
                        on: date("2025-01-01") + Duration::days(day),
                        value,
                        incomplete,
                        revised,
                    })
                    .collect(),
            })
            .collect();
        for span in [MetricSpan::Day, MetricSpan::Week, MetricSpan::Month] {
            if let Some(picture) = metric_lines("Numbers", span, &lines) {
                agrees(&picture);
            }
        }
    }

}

proptest! {
    // Each case is up to 25 years of weeks.
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn cells_say_what_they_show(back in proptest::collection::vec(0_i64..9_000, 1..80), joined in 0_i64..9_000) {
        let today = date("2026-03-31");
        let joined = today - Duration::days(joined);
        let posted: Vec<_> = back.iter().map(|days| today - Duration::days(*days)).collect();
        let rhythm = Rhythm::new(WeekStart::Monday, Goals::new([(joined, 1)]), joined, posted.iter().copied());
        let mut shown = WeekHeatmap::of(&rhythm, joined, today);
        let mut posts = 0;
        while let Some(heatmap) = shown {
            for year in &heatmap.years {
                prop_assert_eq!(year.posts, year.weeks.iter().map(|week| week.posts).sum::<u32>());
                posts += year.posts;
                for week in &year.weeks {
                    let said = if week.posts == 0 { "no posts".to_owned() } else { words::many(words::large(week.posts), "post") };
                    prop_assert!(week.words.contains(&format!(", {said}")), "{}", week.words);
                    prop_assert_eq!(week.fill == FillStep::None, week.posts == 0);
                    prop_assert_eq!(week.words.ends_with("before Standpoint"), week.sign == Some(HeatmapSign::History));
                }
            }
            agrees(&heatmap.table());
            shown = heatmap.earlier.and_then(|last| WeekHeatmap::up_to(&rhythm, joined, today, last));
        }
        prop_assert!(posts == 0 || posts == u32::try_from(posted.len()).unwrap());
    }
}
