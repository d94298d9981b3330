//! Progress as a story: one sentence, the weeks, the years, the pillars, then and now.

use chrono::{Datelike, Duration, Months, NaiveDate};
use serde::Serialize;

use std::collections::{BTreeMap, HashMap};

use super::{Journey, ProgrammeStep};
use crate::calendar::Now;
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::Journal;
use crate::journal::pillars::pillars;
use crate::look_back::{Review, ReviewField, WORDS};
use crate::metrics::{Metric, series};
use crate::pictures::{
    Compared, MetricLine, MetricPoint, MetricSpan, Picture, PillarCount, WeekFacts, WeekHeatmap,
    metric_lines, pillar_shares, posts_by_week, then_and_now, this_month_and_last,
};
use crate::publishing::network::Network;
use crate::rhythm::{ReserveOffer, Reserves, Streak, WeekCard, WeekVerdict};
use crate::store::{completions, metrics, own_tasks, publications, reviews, worksheets};
use crate::text::{comparable, grouped};

/// How many weeks the bars go back.
const WEEKS: usize = 26;

/// One week of the log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct WeekBar {
    /// Its first day.
    pub starts_on: NaiveDate,
    /// Posts logged in it.
    pub posts: u32,
    /// The goal in force.
    pub goal: u32,
    /// Tasks done in it, recurring ones included.
    pub tasks: u32,
    /// Comments, replies, calls and credit given in it.
    pub conversations: u32,
    /// What became of it.
    pub verdict: WeekVerdict,
    /// Whether it is the week that is not over.
    pub running: bool,
    /// Whether a reserve week can be spent on it now, or the one spent can be taken back.
    pub reserve: ReserveOffer,
}

/// The Progress page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct ProgressPage {
    /// The user's civil date.
    pub date: NaiveDate,
    /// Where the user is in the programme.
    pub journey: Journey,
    /// The steps in order.
    pub steps: Vec<ProgrammeStep>,
    /// The last 26 weeks, oldest first; fewer when the user joined later.
    pub weeks: Vec<WeekBar>,
    /// The page in one sentence, without its full stop: "9 posts and 14 conversations in the last 12 weeks".
    pub story: String,
    /// The last twelve weeks.
    pub by_week: Picture,
    /// The latest ten years of weeks; `None` until there are more weeks than twelve.
    pub heatmap: Option<WeekHeatmap>,
    /// What the posts of the last twelve months were about; none before there is a pillar.
    pub by_pillar: Option<Picture>,
    /// Followers of the last twelve months; none where no network said any.
    pub followers: Option<Picture>,
    /// Then and now; none while nothing is known.
    pub then_and_now: Option<Picture>,
    /// This week against the goal.
    pub week: WeekCard,
    /// Weeks kept; none when the user chose not to see it.
    pub streak: Option<Streak>,
    /// The quarter's reserve weeks.
    pub reserves: Reserves,
    /// Posts in all.
    pub posts_total: u32,
    /// Tasks done in all, recurring ones included.
    pub tasks_total: u32,
    /// Minutes that the tasks done stand for.
    pub minutes_invested: u32,
    /// Whether halfway can be looked back at.
    pub halfway_is_open: bool,
    /// Whether the end of the programme can.
    pub graduation_is_open: bool,
}

impl WeekBar {
    /// What its picture is made of.
    fn facts(&self) -> WeekFacts {
        WeekFacts {
            starts_on: self.starts_on,
            posts: self.posts,
            goal: self.goal,
            conversations: self.conversations,
            tasks: self.tasks,
            verdict: self.verdict,
        }
    }
}

/// What was given and posted lately; before either what is done of the programme.
fn story(journal: &Journal) -> String {
    let done = journal.journey();
    match journal.rhythm.giving(journal.today) {
        Some(giving) => giving.sentence,
        None if done.tasks_done == 0 => "Your story starts here".to_owned(),
        None => format!("You’ve got {} of {} tasks done", done.tasks_done, done.tasks_total),
    }
}

/// The words of the latest look back that has any.
fn words_now(looks_back: &[Review]) -> Vec<String> {
    let words = |review: &Review| -> Vec<String> {
        let words = WORDS.iter().map(|field| review.answer(*field)).filter(|word| !word.is_empty());
        words.map(str::to_owned).collect()
    };
    looks_back.iter().rev().map(words).find(|words| !words.is_empty()).unwrap_or_default()
}

impl Coach {
    /// The Progress page.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn progress_page(&self, now: &Now) -> Result<ProgressPage> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let (own, own_minutes) = own_tasks::done_totals(conn)?;
        let counts = completions::counts(conn)?;
        let posted_on = publications::first_dates(conn)?;
        let weeks = self.week_bars(&journal)?;
        let facts: Vec<_> = weeks.iter().map(WeekBar::facts).collect();
        Ok(ProgressPage {
            date: journal.today,
            journey: journal.journey(),
            steps: journal.programme_steps(),
            story: story(&journal),
            by_week: posts_by_week(&facts, &this_month_and_last(&posted_on, journal.today)),
            weeks,
            heatmap: WeekHeatmap::of(&journal.rhythm, journal.profile.joined_on, journal.today),
            by_pillar: self.by_pillar(journal.today)?,
            followers: self.followers(journal.today)?,
            then_and_now: self.then_and_now(&journal)?,
            week: journal.week(),
            streak: journal.streak(),
            reserves: journal.rhythm.reserves(journal.today),
            posts_total: crate::journal::count(posted_on.len()),
            tasks_total: own + counts.iter().map(|(_, times)| times).sum::<u32>(),
            halfway_is_open: journal.halfway_is_open(),
            graduation_is_open: journal.graduation_is_open(),
            minutes_invested: own_minutes
                + counts
                    .iter()
                    .map(|(task, times)| crate::journal::usual_minutes(self.programme, task) * times)
                    .sum::<u32>(),
        })
    }

    /// Ten years of weeks up to and with the year `last`; none while there are no more weeks than twelve.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn years_of_weeks(&self, now: &Now, last: i32) -> Result<Option<WeekHeatmap>> {
        let journal = self.read_journal(now)?;
        Ok(WeekHeatmap::up_to(&journal.rhythm, journal.profile.joined_on, journal.today, last))
    }

    /// The user's pillars first, in their order; then what else posts were about, the most first; then posts without one.
    fn by_pillar(&self, today: NaiveDate) -> Result<Option<Picture>> {
        let from = today.checked_sub_months(Months::new(12)).unwrap_or(today) + Duration::days(1);
        let mut posted = publications::pillars_between(self.conn(), from, today)?;
        let mut counts: Vec<PillarCount> = Vec::new();
        for name in pillars(self.conn())? {
            let is_this = |(pillar, _): &mut (String, u32)| comparable(pillar) == comparable(&name);
            let posts = posted.extract_if(.., is_this).map(|(_, posts)| posts).sum();
            counts.push(PillarCount { name, posts });
        }
        let without =
            posted.extract_if(.., |(pillar, _)| pillar.trim().is_empty()).map(|(_, posts)| posts).sum();
        posted.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
        counts.extend(posted.into_iter().map(|(name, posts)| PillarCount { name, posts }));
        if without > 0 {
            counts.push(PillarCount { name: String::new(), posts: without });
        }
        Ok(pillar_shares(&counts, "the last 12 months"))
    }

    /// Followers at the end of each of the last twelve months, as last read in it: of the two networks that said them most
    /// often.
    fn followers(&self, today: NaiveDate) -> Result<Option<Picture>> {
        let month = |on: NaiveDate| on.with_day(1).unwrap_or(on);
        let from = month(today).checked_sub_months(Months::new(11)).unwrap_or(today);
        let readings = metrics::followers_since(self.conn(), from)?;
        let line = |network: &Network| {
            let of_month: BTreeMap<_, _> = series(&readings, *network, Metric::Followers)
                .into_iter()
                .map(|point| (month(point.on), point))
                .collect();
            let points = of_month.into_iter().map(|(on, point)| MetricPoint {
                on,
                value: point.value,
                incomplete: point.incomplete,
                revised: point.revised,
            });
            MetricLine { name: network.label().to_owned(), points: points.collect() }
        };
        let said = |network: &&Network| {
            readings.iter().any(|reading| reading.network == **network && reading.metric == Metric::Followers)
        };
        let mut lines: Vec<_> = Network::ALL.iter().filter(said).map(line).collect();
        lines.sort_by_key(|line| std::cmp::Reverse(line.points.len()));
        Ok(metric_lines("Followers", MetricSpan::Month, &lines))
    }

    /// What the worksheets say of then and of now.
    fn then_and_now(&self, journal: &Journal) -> Result<Option<Picture>> {
        let conn = self.conn();
        let [began, found, again] = ["purpose", "audit", "renew"].map(|step| worksheets::rows(conn, step));
        let (began, found, again) = (began?, found?, again?);
        let latest = |rows: &[worksheets::Row], field: &str| {
            rows.iter()
                .rev()
                .find_map(|row| row.answers.get(field))
                .map_or("", |answer| answer.trim())
                .to_owned()
        };
        let wanted = latest(&began, "change");
        let wanted = if wanted.is_empty() { journal.profile.sentence.clone() } else { wanted };
        let words: Vec<String> = ["heard-1", "heard-2", "heard-3"]
            .iter()
            .map(|field| latest(&found, field))
            .filter(|word| !word.is_empty())
            .collect();
        let looks_back = reviews::all(conn)?;
        let latest_words = words_now(&looks_back);
        let results_again = looks_back.iter().rev().map(|review| review.answer(ReviewField::ResultsOwned));
        let results_again = results_again
            .chain([latest(&again, "results-owned-now").as_str()])
            .find(|text| !text.is_empty())
            .unwrap_or_default()
            .to_owned();
        let compared = [
            Compared {
                what: "Search results of mine, of 10".to_owned(),
                then: latest(&found, "results-owned"),
                now: results_again,
                is_figure: true,
            },
            Compared {
                what: "Three words people use".to_owned(),
                then: words.join(", "),
                now: latest_words.join(", "),
                is_figure: false,
            },
        ];
        let followers =
            metrics::first_and_latest_followers(conn)?.filter(|(_, first, latest)| first.0 < latest.0);
        let in_words = |(on, value): (NaiveDate, i64)| {
            format!("{} in {}", grouped(usize::try_from(value).unwrap_or(0)), on.format("%B %Y"))
        };
        let followers = followers.map(|(network, first, latest)| Compared {
            what: format!("Followers on {}", network.label()),
            then: in_words(first),
            now: in_words(latest),
            is_figure: false,
        });
        let compared: Vec<_> = compared.into_iter().chain(followers).collect();
        Ok(then_and_now(&wanted, &compared))
    }

    pub(crate) fn week_bars(&self, journal: &Journal) -> Result<Vec<WeekBar>> {
        let weeks = journal.rhythm.weeks(journal.today);
        let recent = &weeks[weeks.len().saturating_sub(WEEKS)..];
        let Some(first) = recent.first() else { return Ok(Vec::new()) };
        let conn = self.conn();
        let mut tasks: HashMap<NaiveDate, u32> = HashMap::new();
        let programme =
            completions::between(conn, *first, journal.today)?.into_iter().map(|done| done.done_on);
        let own =
            own_tasks::done_between(conn, *first, journal.today)?.into_iter().filter_map(|task| task.done_on);
        for date in programme.chain(own) {
            *tasks.entry(journal.rhythm.week_of(date)).or_default() += 1;
        }
        let running = journal.rhythm.week_of(journal.today);
        let bar = |week: &NaiveDate| WeekBar {
            starts_on: *week,
            posts: journal.rhythm.posts_in(*week),
            goal: journal.rhythm.goal_in(*week),
            tasks: tasks.get(week).copied().unwrap_or(0),
            conversations: journal.rhythm.given_in(*week).conversations,
            verdict: journal.rhythm.verdict(*week, journal.today),
            running: *week == running,
            reserve: journal.rhythm.reserve_offer(*week, journal.today),
        };
        Ok(recent.iter().map(bar).collect())
    }
}
