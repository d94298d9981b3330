//! What a summary says, before it is written as Markdown or HTML.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::{Duration, NaiveDate};

use super::known_names::KnownNames;
use super::{Asks, SummaryRequest};
use crate::address::link::may_be_shared;
use crate::calendar::Now;
use crate::calendar::natural_date::{Calendar, Direction};
use crate::coach::Coach;
use crate::error::{Error, Result};
use crate::id::PostId;
use crate::journal::{Journal, NextAction};
use crate::people::conversation::ConversationKind;
use crate::pictures::{Picture, WeekHeatmap, posts_by_month};
use crate::profile::Profile;
use crate::programme::sharing::{Part, Preset};
use crate::programme::situation::Situation;
use crate::programme::step_record::StepState;
use crate::programme::tasks::Found;
use crate::programme::{Field, FieldKind, Step};
use crate::publishing::network::Network;
use crate::rhythm::{Rhythm, runs};
use crate::store::worksheets::Row;
use crate::store::{completions, conversations, own_tasks, people, publications, step_records, worksheets};

/// A progress summary for a range of civil dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Summary {
    /// Who it is about.
    pub profile: Profile,
    /// The first day it covers.
    pub from: NaiveDate,
    /// The last day it covers.
    pub to: NaiveDate,
    /// The first day of the first week that counts; what was published earlier was before Standpoint.
    pub counted_from: NaiveDate,
    /// The day it was made.
    pub made_on: NaiveDate,
    /// Posts a week, the goal in force on the last day; 0 is "not yet".
    pub weekly_posts: u32,
    /// 1 for every week, 2 for every second one.
    pub every_weeks: u32,
    /// Weeks kept and weeks looked at within the range.
    pub weeks_kept: (u32, u32),
    /// The longest run of weeks kept within the range.
    pub longest_run: u32,
    /// The 12 steps.
    pub steps: Vec<StepSummary>,
    /// Tasks done within the range: title, how often, last on.
    pub tasks: Vec<TaskSummary>,
    /// Worksheets with answers.
    pub worksheets: Vec<WorksheetSummary>,
    /// Posts within the range, earliest first. One that was published in several places is one post.
    pub posts: Vec<SummaryPost>,
    /// Posts by month and by year, as the tables behind their pictures.
    pub tables: Vec<Picture>,
    /// Looks back at weeks, months and quarters within the range, the earliest first.
    pub looks_back: Vec<LookBackSummary>,
    /// Conversations within the range. No one is named.
    pub given: GivenSummary,
    /// What is next, and why; none when left out.
    pub next: Option<(String, String)>,
    /// What the user asks of the reader.
    pub asks: Asks,
    /// Whom it is for.
    pub preset: Preset,
    /// The parts it has.
    pub parts: BTreeSet<Part>,
}

/// A step of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepSummary {
    /// 1 to 12.
    pub number: u8,
    /// Title of the step.
    pub title: String,
    /// Ahead, started or done.
    pub state: StepState,
    /// When it was begun.
    pub started_on: Option<NaiveDate>,
    /// When it was finished.
    pub done_on: Option<NaiveDate>,
    /// When it is planned to be finished.
    pub target_on: NaiveDate,
    /// Tasks done, and in all.
    pub tasks: (u32, u32),
    /// Notes and reflection; empty when left out.
    pub notes: Vec<Answer>,
}

/// A task of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskSummary {
    /// What was done.
    pub title: String,
    /// How often within the range.
    pub times: u32,
    /// When last.
    pub last_on: NaiveDate,
}

/// A worksheet of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WorksheetSummary {
    /// The step's slug.
    pub step: String,
    /// 1 to 12.
    pub number: u8,
    /// The step's title.
    pub title: String,
    /// What a row is called; empty for a sheet.
    pub row_name: String,
    /// Rows of answers.
    pub rows: Vec<Vec<Answer>>,
}

/// A question and the user's answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The question's slug; empty for notes and reflections.
    pub field: String,
    /// The question.
    pub label: String,
    /// What the user wrote.
    pub text: String,
}

/// A post of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryPost {
    /// When it appeared.
    pub on: NaiveDate,
    /// Title of the post.
    pub title: String,
    /// Where it appeared, the first place first.
    pub places: Vec<SummaryPlace>,
    /// The user's note; empty when left out.
    pub note: String,
}

/// A place a post of a summary appeared in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SummaryPlace {
    /// Network it was published on; `None` if not given.
    pub network: Option<Network>,
    /// Its address; none when left out.
    pub url: Option<String>,
}

/// A look back of a summary.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LookBackSummary {
    /// What was looked back at: "Week of 2 March 2026", "January to March 2026".
    pub title: String,
    /// What the user wrote, by question.
    pub answers: Vec<Answer>,
}

/// What was given to other people's conversations.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GivenSummary {
    /// How many of each kind, the kinds without any left out.
    pub kinds: Vec<(ConversationKind, u32)>,
    /// With how many people.
    pub people: u32,
}

impl Coach {
    /// Gathers a summary.
    ///
    /// # Errors
    /// [`Error::Invalid`] when the range that was asked for ends before it begins or a part is not for this reader,
    /// [`Error::NotOnboarded`] before the first questions.
    pub fn summary(&self, now: &Now, request: &SummaryRequest) -> Result<Summary> {
        let journal = self.read_journal(now)?;
        let (from, to) = range(&journal, request)?;
        let parts = request.parts()?;
        let has = |part| parts.contains(&part);
        let today = self.today(now)?;
        let goal = journal.rhythm.goal(journal.rhythm.week_of(to));
        // Someone who looks quietly has the role they want in step 1 and nowhere else.
        let hides_role = request.preset != Preset::Me || journal.profile.is(Situation::QuietSearch);
        let (kept, of, longest_run) = weeks_within(&journal.rhythm, journal.today, from, to);
        let summary = Summary {
            from,
            to,
            counted_from: counted_from(&journal),
            made_on: journal.today,
            weekly_posts: goal.posts,
            every_weeks: goal.every_weeks,
            weeks_kept: (kept, of),
            longest_run,
            steps: self.step_summaries(&journal, &parts)?,
            tasks: if has(Part::Tasks) { self.task_summaries(request.preset, from, to)? } else { Vec::new() },
            worksheets: if has(Part::Worksheets) {
                self.worksheet_summaries(request, hides_role)?
            } else {
                Vec::new()
            },
            posts: if has(Part::Posts) { self.post_summaries(&parts, from, to)? } else { Vec::new() },
            tables: if has(Part::Posts) { self.post_tables(&journal, from, to)? } else { Vec::new() },
            looks_back: if has(Part::LooksBack) {
                self.looks_back(request.preset, from, to)?
            } else {
                Vec::new()
            },
            given: if has(Part::Conversations) {
                self.given_summary(from, to)?
            } else {
                GivenSummary::default()
            },
            next: if has(Part::Next) {
                self.next_for(request.preset, std::iter::once(today.next).chain(today.others))?
            } else {
                None
            },
            asks: request.asks.clone(),
            profile: if hides_role {
                Profile { role_wanted: String::new(), ..journal.profile }
            } else {
                journal.profile
            },
            preset: request.preset,
            parts,
        };
        let has_links = summary.parts.contains(&Part::Links);
        // One with a password goes nowhere, whatever else does.
        Ok(summary.without_addresses(|address| !has_links || !may_be_shared(address)))
    }

    /// What is next, and why. For someone else the first suggestion that names none of the user's people.
    fn next_for(
        &self,
        preset: Preset,
        suggestions: impl Iterator<Item = NextAction>,
    ) -> Result<Option<(String, String)>> {
        let mut all = suggestions.map(|next| (next.title, next.reason));
        if preset == Preset::Me {
            return Ok(all.next());
        }
        let known = self.known_names()?;
        let names_no_one = |(title, reason): &(String, String)| !known.are_in(title) && !known.are_in(reason);
        Ok(all.find(names_no_one))
    }

    fn known_names(&self) -> Result<KnownNames> {
        Ok(KnownNames::of(people::names(self.journal())?.into_iter().map(|(_, name)| name)))
    }

    fn step_summaries(&self, journal: &Journal, parts: &BTreeSet<Part>) -> Result<Vec<StepSummary>> {
        let summary = |step: &Step| {
            let line = journal.programme_step(step);
            let record = step_records::get(self.journal(), &step.slug)?;
            let written =
                [(Part::Notes, "Notes", record.notes), (Part::Reflections, "Reflection", record.reflection)];
            let notes =
                written.into_iter().filter(|(part, _, text)| parts.contains(part) && !text.trim().is_empty());
            Ok(StepSummary {
                number: step.number,
                title: line.title,
                state: line.state,
                started_on: line.started_on,
                done_on: line.done_on,
                target_on: line.target_on,
                tasks: (line.tasks_done, line.tasks_total),
                notes: notes
                    .map(|(_, label, text)| Answer { field: String::new(), label: label.to_owned(), text })
                    .collect(),
            })
        };
        self.programme.steps.iter().map(summary).collect()
    }

    /// Tasks done. For someone else without the user's own that name one of their people.
    fn task_summaries(&self, preset: Preset, from: NaiveDate, to: NaiveDate) -> Result<Vec<TaskSummary>> {
        let conn = self.journal();
        let mut by_task: BTreeMap<String, TaskSummary> = BTreeMap::new();
        for done in completions::between(conn, from, to)? {
            let title = match Found::by_slug(self.programme, &done.task) {
                Ok(found) => found.title().to_owned(),
                // What left the programme keeps its title.
                Err(_) => self
                    .programme
                    .history
                    .removed(&done.task)
                    .map_or_else(|| done.task.clone(), |removed| removed.title.clone()),
            };
            let line =
                by_task.entry(done.task).or_insert(TaskSummary { title, times: 0, last_on: done.done_on });
            line.times += 1;
            line.last_on = line.last_on.max(done.done_on);
        }
        let mut own = own_tasks::done_between(conn, from, to)?;
        if preset != Preset::Me {
            let known = self.known_names()?;
            own.retain(|task| !known.are_in(&task.title));
        }
        let own = own.into_iter();
        let own = own.filter_map(|task| {
            task.done_on.map(|last_on| TaskSummary { title: task.title, times: 1, last_on })
        });
        let mut tasks: Vec<_> = by_task.into_values().chain(own).collect();
        tasks.sort_by(|a, b| (a.last_on, &a.title).cmp(&(b.last_on, &b.title)));
        Ok(tasks)
    }

    fn worksheet_summaries(
        &self,
        request: &SummaryRequest,
        hides_role: bool,
    ) -> Result<Vec<WorksheetSummary>> {
        let chosen: Option<BTreeSet<_>> = match &request.worksheets_of {
            Some(names) => Some(
                names
                    .iter()
                    .map(|name| self.programme.step(name).map(|step| step.slug.as_str()))
                    .collect::<Result<_>>()?,
            ),
            None => None,
        };
        let mut summaries = Vec::new();
        for step in self
            .programme
            .steps
            .iter()
            .filter(|step| chosen.as_ref().is_none_or(|chosen| chosen.contains(step.slug.as_str())))
        {
            let rows = worksheets::rows(self.journal(), &step.slug)?;
            let rows: Vec<_> = rows
                .iter()
                .map(|row| answers(step, row, request, hides_role))
                .filter(|row| !row.is_empty())
                .collect();
            if !rows.is_empty() {
                summaries.push(WorksheetSummary {
                    step: step.slug.clone(),
                    number: step.number,
                    title: step.title.clone(),
                    row_name: step.worksheet.row_name.clone(),
                    rows,
                });
            }
        }
        Ok(summaries)
    }

    fn post_summaries(
        &self,
        parts: &BTreeSet<Part>,
        from: NaiveDate,
        to: NaiveDate,
    ) -> Result<Vec<SummaryPost>> {
        let mut posts: Vec<SummaryPost> = Vec::new();
        let mut known: HashMap<PostId, usize> = HashMap::new();
        for (publication, title, note) in publications::between(self.journal(), from, to)? {
            let place = SummaryPlace {
                network: publication.network,
                url: publication.url.filter(|url| parts.contains(&Part::Links) && may_be_shared(url)),
            };
            match known.get(&publication.post) {
                Some(at) => posts[*at].places.push(place),
                None => {
                    known.insert(publication.post, posts.len());
                    let note = if parts.contains(&Part::Notes) { note } else { String::new() };
                    posts.push(SummaryPost {
                        on: publication.published_on,
                        title,
                        places: vec![place],
                        note,
                    });
                }
            }
        }
        Ok(posts)
    }

    /// Posts of the range by month, the last twelve; and by year where the range holds every week there is.
    fn post_tables(&self, journal: &Journal, from: NaiveDate, to: NaiveDate) -> Result<Vec<Picture>> {
        let mut posted_on = publications::first_dates(self.journal())?;
        let first = posted_on.iter().min().copied();
        posted_on.retain(|on| (from..=to).contains(on));
        if posted_on.is_empty() {
            return Ok(Vec::new());
        }
        let joined = journal.profile.joined_on;
        let is_whole = from <= joined && first.is_none_or(|first| from <= first) && to >= journal.today;
        let by_year = if is_whole { WeekHeatmap::of(&journal.rhythm, joined, journal.today) } else { None };
        let by_month = posts_by_month(&posted_on, from, to);
        let tables = std::iter::once(by_month).chain(by_year.map(|weeks| weeks.table()));
        Ok(tables.filter(|table| !table.rows.is_empty()).collect())
    }

    fn given_summary(&self, from: NaiveDate, to: NaiveDate) -> Result<GivenSummary> {
        let found = conversations::between(self.journal(), from, to)?;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let times =
            |kind| (kind, count(found.iter().filter(|conversation| conversation.kind == kind).count()));
        let kinds =
            ConversationKind::ALL.iter().copied().map(times).filter(|(_, times)| *times > 0).collect();
        let people: BTreeSet<_> = found.iter().filter_map(|conversation| conversation.person).collect();
        Ok(GivenSummary { kinds, people: count(people.len()) })
    }
}

/// The range of days: what the user gave, else from the day they joined to today. A clock that was set back, or a flight
/// west, can put today before the day they joined; then the range begins today.
fn range(journal: &Journal, request: &SummaryRequest) -> Result<(NaiveDate, NaiveDate)> {
    let calendar = Calendar::on(journal.today, journal.profile.week_start);
    let given = |text: &Option<String>| {
        let words = text.as_deref().map(str::trim).filter(|words| !words.is_empty());
        words.map(|words| calendar.day(words, Direction::MostlyPast)).transpose()
    };
    let (from, to) = (given(&request.from)?, given(&request.to)?);
    if from.zip(to.or(Some(journal.today))).is_some_and(|(from, to)| to < from) {
        return Err(Error::invalid("The last day is before the first."));
    }
    let to = to.unwrap_or(journal.today);
    Ok((from.unwrap_or(counted_from(journal).min(to)), to))
}

/// The first day of the first week that counts, or the day the user joined, the earlier of the two.
fn counted_from(journal: &Journal) -> NaiveDate {
    let joined = journal.profile.joined_on;
    journal.rhythm.first_week().unwrap_or(joined).min(joined)
}

fn answers(step: &Step, row: &Row, request: &SummaryRequest, hides_role: bool) -> Vec<Answer> {
    let preset = request.preset;
    let shown = |field: &&Field| {
        // A step that was chosen shows all of it that may be shared.
        let is_named =
            preset == Preset::Me || request.worksheets_of.is_some() || field.shared.contains(&preset);
        let is_role_wanted = || field.prefill.as_deref() == Some("profile.role_wanted");
        let may_be = preset == Preset::Me || !field.is_private(&row.marks);
        is_named && may_be && !field.withheld.from(preset) && (!hides_role || !is_role_wanted())
    };
    let answer = |field: &Field| {
        let text = row.answers.get(&field.slug)?;
        Some(Answer { field: field.slug.clone(), label: field.label.clone(), text: in_words(field, text) })
    };
    step.worksheet.fields.iter().filter(shown).filter_map(answer).collect()
}

/// An answer as people read it: the label of a choice, a date in words.
fn in_words(field: &Field, text: &str) -> String {
    match field.kind {
        FieldKind::Choice => field
            .options
            .iter()
            .find(|option| option.slug == text)
            .map_or(text, |option| &option.label)
            .to_owned(),
        FieldKind::Date => text.parse().map_or_else(|_| text.to_owned(), super::full_date),
        FieldKind::Line | FieldKind::Text | FieldKind::Number | FieldKind::Link => text.to_owned(),
    }
}

/// Weeks kept, weeks in all and the longest run among the weeks that count and lie in the range with at least one day.
fn weeks_within(rhythm: &Rhythm, today: NaiveDate, from: NaiveDate, to: NaiveDate) -> (u32, u32, u32) {
    let mut weeks = rhythm.weeks(today);
    weeks.retain(|week| *week <= to && *week + Duration::days(6) >= from);
    let kept: Vec<bool> =
        rhythm.counted(weeks, today).into_iter().map(|(_, verdict)| verdict.is_kept()).collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    (count(kept.iter().filter(|kept| **kept).count()), count(kept.len()), runs(&kept).1)
}
