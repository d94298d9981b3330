//! The frame of the Posts page, and its list, board and month.

use chrono::{Datelike, Duration, Months, NaiveDate};
use serde::Serialize;

use super::post_line::{PostLine, lines};
use super::post_query::{PostQuery, sort};
use super::{PromptSuggestion, prompt_suggestions};
use crate::calendar::{Now, check_date};
use crate::coach::Coach;
use crate::error::Result;
use crate::journal::pillars::pillars;
use crate::publishing::network::Network;
use crate::publishing::post::PostStage;
use crate::rhythm::{Streak, WeekCard};
use crate::store::publications;

/// How many posts a column of the board shows.
const COLUMN: usize = 6;
/// How many posts a list gives at once when nothing is said.
const LIST: u32 = 100;
/// The most posts a list gives at once.
const LIST_MAX: u32 = 1_000;

/// How many posts there are at a stage.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct StageCount {
    /// The stage.
    pub stage: PostStage,
    /// How many.
    pub posts: u32,
}

/// What surrounds list, board and month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostsPage {
    /// The user's civil date.
    pub date: NaiveDate,
    /// How many posts there are at each stage.
    pub counts: Vec<StageCount>,
    /// The user's own networks.
    pub networks: Vec<Network>,
    /// The user's pillars; none before step 4.
    pub pillars: Vec<String>,
    /// This week against the goal.
    pub week: WeekCard,
    /// Weeks kept; none when the user chose not to see it.
    pub streak: Option<Streak>,
    /// The thirty-second check before each post.
    pub before_each_post: String,
    /// Prompts to begin with.
    pub offers: Vec<PromptSuggestion>,
    /// Whether a post was planned in step 8's old sheet and could become a draft; asked once.
    pub planned_in_step_8: bool,
}

/// Posts that fit a query.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostList {
    /// How many there are in all.
    pub total: u32,
    /// Those of this stretch: planned ones by their date, the others the latest first.
    pub posts: Vec<PostLine>,
}

/// A column of the board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct BoardColumn {
    /// Its stage.
    pub stage: PostStage,
    /// How many posts there are at it.
    pub total: u32,
    /// The first of them.
    pub posts: Vec<PostLine>,
}

/// The board: ideas, drafts, planned, published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct PostBoard {
    /// Its columns, in the order of the way.
    pub columns: Vec<BoardColumn>,
}

/// A day of the month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MonthDay {
    /// The civil date.
    pub date: NaiveDate,
    /// Whether it belongs to the month itself and not to a week at its edge.
    pub in_month: bool,
    /// What was published or is planned on it.
    pub posts: Vec<PostLine>,
}

/// A month in whole weeks, as the terminal shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PostMonth {
    /// Its first day.
    pub month: NaiveDate,
    /// The user's civil date.
    pub today: NaiveDate,
    /// The days of its weeks, seven each, from the day weeks begin on.
    pub days: Vec<MonthDay>,
    /// What is neither planned nor out: drafts first, to be put on a day.
    pub unplanned: Vec<PostLine>,
    /// The first day of the month before; none at the end of our calendars.
    pub previous: Option<NaiveDate>,
    /// The first day of the month after.
    pub next: Option<NaiveDate>,
}

impl Coach {
    /// What surrounds list, board and month.
    ///
    /// # Errors
    /// [`crate::Error::NotOnboarded`] before the first questions, [`crate::Error::Storage`] when SQLite refuses.
    pub fn posts_page(&self, now: &Now) -> Result<PostsPage> {
        let journal = self.read_journal(now)?;
        let conn = self.conn();
        let heads = crate::store::posts::heads(conn)?;
        let count = |stage: &PostStage| StageCount {
            stage: *stage,
            posts: crate::journal::count(heads.iter().filter(|head| head.standing.stage() == *stage).count()),
        };
        Ok(PostsPage {
            date: journal.today,
            counts: PostStage::ALL.iter().map(count).collect(),
            networks: journal.profile.networks.clone(),
            pillars: pillars(conn)?,
            week: journal.week(),
            streak: journal.streak(),
            before_each_post: self.programme.before_each_post().to_owned(),
            offers: prompt_suggestions(conn, &journal, &heads)?,
            planned_in_step_8: planned_in_step_8(conn)?,
        })
    }

    /// The posts that fit a query, a stretch of them.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn post_list(&self, query: &PostQuery) -> Result<PostList> {
        let conn = self.conn();
        let places = publications::by_post(conn)?;
        let mut heads = query.find(conn, &places)?;
        sort(&mut heads, query.stage.unwrap_or(PostStage::Published));
        let total = crate::journal::count(heads.len());
        let (offset, limit) =
            (query.offset.unwrap_or(0) as usize, query.limit.unwrap_or(LIST).min(LIST_MAX) as usize);
        let stretch: Vec<_> = heads.into_iter().skip(offset).take(limit).collect();
        Ok(PostList { total, posts: lines(conn, stretch, &places)? })
    }

    /// The board, of the posts that fit a query whatever stage it names.
    ///
    /// # Errors
    /// [`crate::Error::Storage`] when SQLite refuses.
    pub fn post_board(&self, query: &PostQuery) -> Result<PostBoard> {
        let conn = self.conn();
        let places = publications::by_post(conn)?;
        let heads = PostQuery { stage: None, ..query.clone() }.find(conn, &places)?;
        let stages = PostStage::ALL.iter().copied().filter(|stage| *stage != PostStage::Archived);
        let column = |stage| {
            let mut of: Vec<_> =
                heads.iter().filter(|head| head.standing.stage() == stage).cloned().collect();
            sort(&mut of, stage);
            let total = crate::journal::count(of.len());
            of.truncate(COLUMN);
            Ok(BoardColumn { stage, total, posts: lines(conn, of, &places)? })
        };
        Ok(PostBoard { columns: stages.map(column).collect::<Result<_>>()? })
    }

    /// The month that a civil date falls in; today's when none is given.
    ///
    /// # Errors
    /// [`crate::Error::Invalid`] beyond our calendars, [`crate::Error::NotOnboarded`] before the first questions.
    pub fn post_month(&self, now: &Now, date: Option<NaiveDate>) -> Result<PostMonth> {
        let (profile, now) = self.in_user_zone(now)?;
        let today = now.today();
        let month = check_date(date.unwrap_or(today))?;
        let month = month.with_day(1).unwrap_or(month);
        let next = month + Months::new(1);
        let first = crate::calendar::week_of(month, profile.week_start);
        let last = crate::calendar::week_of(next - Duration::days(1), profile.week_start) + Duration::days(6);
        let mut by_day = self.posts_by_day(first, last)?;
        let days = first.iter_days().take_while(|date| *date <= last).map(|date| MonthDay {
            date,
            in_month: date.month() == month.month(),
            posts: by_day.remove(&date).unwrap_or_default(),
        });
        let inside = |date: NaiveDate| check_date(date).ok();
        Ok(PostMonth {
            month,
            today,
            days: days.collect(),
            unplanned: self.unplanned_posts(&PostQuery::default())?.posts,
            previous: inside(month - Months::new(1)),
            next: inside(next),
        })
    }
}

/// Whether step 8's old sheet holds a post that was neither made a draft nor declined.
fn planned_in_step_8(conn: &rusqlite::Connection) -> Result<bool> {
    let answered = crate::store::coaching::offers(conn)?.iter().any(|offer| offer.kind == "step-8-draft");
    let rows = crate::store::worksheets::rows(conn, "publish")?;
    Ok(!answered
        && rows.iter().any(|row| {
            row.answers.keys().any(|field| matches!(field.as_str(), "claim" | "evidence" | "takeaway"))
        }))
}
