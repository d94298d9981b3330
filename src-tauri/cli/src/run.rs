//! From arguments to the text that is printed.

use std::path::Path;

use standpoint_core::calendar::{Day, Now};
use standpoint_core::changed::Changed;
use standpoint_core::id::WorksheetRowId;
use standpoint_core::profile::ProfileAnswers;
use standpoint_core::programme::tasks::OwnTaskEntry;
use standpoint_core::reminders::WeeklySlot;
use standpoint_core::{Coach, Error, Result};

use crate::answer::{Answer, Output};
use crate::arguments::{
    Arguments, BackupArguments, BackupCommand, Command, InitArguments, Mark, TaskCommand, WorksheetCommand,
};
use crate::{
    backups, calendar_file, clock, coaching, conversations, data_folder, dossier, feeds, ideas, journals,
    manual, metrics, output, past, people, posts, prompts, reminders, reviews, scores, summary, text_file,
    weeks,
};

/// Does what was asked and answers with what to print.
pub(crate) fn run(arguments: Arguments) -> Result<Output> {
    // These need no data folder.
    match &arguments.command {
        Command::Completions { shell } => return Ok(manual::completions(*shell).into()),
        Command::Manual { folder } => return manual::write(folder).map(Output::from),
        _ => {}
    }
    let now = clock::now(arguments.now);
    let folder = data_folder::find(arguments.data_dir)?;
    let answer = Answer { json: arguments.json };
    // These work on a folder whose data can't be opened.
    match arguments.command {
        Command::Backup(BackupArguments { command: Some(BackupCommand::List), .. }) => {
            Ok(backups::list(&folder, &now, &answer))
        }
        Command::Backup(BackupArguments { command: Some(BackupCommand::Second(asked)), .. }) => {
            backups::second(&folder, &now, &asked, &answer)
        }
        Command::Backup(BackupArguments { command: Some(BackupCommand::Passphrase(asked)), .. }) => {
            backups::passphrase(&folder, &now, &asked, &answer)
        }
        Command::Restore(asked) => backups::restore(&folder, &now, asked, &answer),
        // Our own export replaces everything, also where nothing can be opened yet.
        Command::Import(asked) if journals::is_own_export(&asked.file) => {
            journals::import(&folder, &now, &asked, &answer)
        }
        Command::Salvage { out: Some(path), .. } => journals::export_damaged(&folder, &now, &path, &answer),
        Command::Salvage { dry_run, .. } => backups::salvage(&folder, &now, dry_run, &answer),
        command => on_data(command, &folder, &now, &answer),
    }
}

/// Does what needs the data open.
fn on_data(command: Command, folder: &Path, now: &Now, answer: &Answer) -> Result<Output> {
    let mut coach = match command {
        // These begin a folder. Nothing else makes one: a name that is mistyped, or a disk that is not there, is said.
        Command::Init(_) | Command::Demo { .. } => Coach::open_or_blank(folder)?,
        _ => Coach::open(folder)?,
    };
    if let Command::CheckText { file } = command {
        let checked = coach.check_text(&text_file::read(&file)?)?;
        return Ok(Output {
            failed: checked.findings.iter().any(|finding| finding.blocks),
            ..answer.view(&checked, output::checked).into()
        });
    }
    let mut output = answer_to(command, &mut coach, now, answer)?;
    output.errors.push_str(&calendar_file::update(&mut coach, now));
    output.errors.push_str(&backups::daily(&coach, now));
    Ok(output)
}

fn answer_to(command: Command, coach: &mut Coach, now: &Now, answer: &Answer) -> Result<Output> {
    let text = match command {
        Command::Check => return backups::check(coach, now, answer),
        Command::Post(command) => return posts::post(coach, now, command, answer),
        Command::Prompt(asked) => return prompts::prompt(coach, now, asked, answer),
        Command::Person(command) => return people::person(coach, now, command, answer),
        Command::Feed(command) => return feeds::feed(coach, now, command, answer),
        Command::Idea(command) => ideas::idea(coach, now, command, answer),
        Command::Conversation(command) => conversations::conversation(coach, now, command, answer),
        Command::Metric(command) => metrics::metric(coach, now, command, answer),
        Command::Review(command) => reviews::review(coach, now, command, answer),
        Command::Score(asked) => scores::score(coach, now, asked, answer),
        Command::Note { week } => reviews::note(coach, now, week, answer),
        Command::Week { command } => weeks::week(coach, now, command, answer),
        Command::Init(init) => init_profile(coach, now, init).map(|changed| answer.changed(&changed)),
        Command::Status => {
            coach.today(now).and_then(|today| Ok(answer.today(&today, &coach.data_facts(now)?)))
        }
        Command::Backup(BackupArguments { out, .. }) => {
            return backups::back_up(coach, now, out.as_deref(), answer);
        }
        Command::Next(asked) => coaching::next(coach, now, &asked, answer),
        Command::Hold(asked) => coaching::hold(coach, now, &asked).map(|changed| answer.changed(&changed)),
        Command::StartAgain => coach.start_again(now).map(|changed| answer.changed(&changed)),
        Command::Study(command) => coaching::study(coach, now, command, answer),
        Command::Steps => coach.programme_page(now).map(|page| answer.view(&page, output::steps)),
        Command::Step { step, mark: None, reflect: None } => {
            coach.step_page(now, &step).map(|page| answer.view(&page, output::step))
        }
        Command::Step { step, mark, reflect } => {
            mark_step(coach, now, &step, mark, reflect).map(|changed| answer.changed(&changed))
        }
        Command::Task(TaskCommand::List { all }) => {
            coach.task_list(now, all).map(|tasks| answer.view(&tasks, |tasks| output::tasks(tasks)))
        }
        Command::Task(command) => change_task(coach, now, command).map(|changed| answer.changed(&changed)),
        Command::Worksheet(WorksheetCommand::Show { step }) => {
            coach.worksheet(&step).map(|sheet| answer.view(&sheet, output::worksheet))
        }
        Command::Worksheet(command) => {
            change_worksheet(coach, now, command).map(|changed| answer.changed(&changed))
        }
        Command::Reminder(command) => reminders::reminder(coach, now, command, answer),
        Command::Pause(command) => reminders::pause(coach, now, command, answer),
        Command::Export(export) => return summary::export(coach, now, export, answer),
        Command::Dossier(command) => return dossier::dossier(coach, now, command, answer),
        Command::Import(asked) => past::import(coach, now, asked, answer),
        Command::Imports { command } => past::imports(coach, now, command, answer),
        Command::Undo => coach.undo().map(|changed| answer.changed(&changed)),
        Command::Redo => coach.redo().map(|changed| answer.changed(&changed)),
        Command::History => coach.history().map(|lines| answer.view(&lines, |lines| output::history(lines))),
        Command::Demo { years } => {
            coach.fill_with_demo(now, years)?;
            let changed = Changed {
                said: format!("{years} year{} of sample data added", if years == 1 { "" } else { "s" }),
                ..coach.nothing_changed()?
            };
            Ok(answer.changed(&changed))
        }
        Command::CheckText { .. }
        | Command::Restore(_)
        | Command::Salvage { .. }
        | Command::Completions { .. }
        | Command::Manual { .. } => coach.nothing_changed().map(|changed| answer.changed(&changed)),
    };
    text.map(Output::from)
}

fn init_profile(coach: &mut Coach, now: &Now, init: InitArguments) -> Result<Changed> {
    let answers = ProfileAnswers {
        name: Some(init.name),
        role_now: init.role,
        role_wanted: init.target_role,
        topic: init.topic,
        weekly_posts: init.weekly_posts,
        pace: init.pace,
        minutes: init.minutes,
        situations: Some(init.situations),
        work_days: Some(init.work_days).filter(|days| !days.is_empty()),
        networks: Some(init.networks).filter(|networks| !networks.is_empty()),
        sentence: init.sentence,
        start_on: init.start.map(|words| coach.first_day(now, &words, init.zone.as_deref())).transpose()?,
        zone: init.zone,
        ..ProfileAnswers::default()
    };
    let slot = WeeklySlot { weekday: Day::Tuesday, time: "09:00".to_owned(), enabled: true };
    coach.onboard(now, &answers, Some(&slot))
}

fn mark_step(
    coach: &mut Coach,
    now: &Now,
    step: &str,
    mark: Option<Mark>,
    reflect: Option<String>,
) -> Result<Changed> {
    let reflected = reflect.map(|text| coach.set_reflection(now, step, &text)).transpose()?;
    let marked = match mark {
        Some(Mark::Started) => Some(coach.start_step(now, step)?),
        Some(Mark::Done) => Some(coach.finish_step(now, step)?),
        Some(Mark::Reopened) => Some(coach.reopen_step(now, step)?),
        None => None,
    };
    marked.or(reflected).map_or_else(|| coach.nothing_changed(), Ok)
}

fn change_task(coach: &mut Coach, now: &Now, command: TaskCommand) -> Result<Changed> {
    match command {
        TaskCommand::Add { title, step, due, minutes, note } => {
            coach.add_task(now, &OwnTaskEntry { title, note, step, due_on: due, minutes })
        }
        TaskCommand::Start { id } => coach.start_task(now, &id.parse()?),
        TaskCommand::Wait { id, off: true, .. } => coach.stop_waiting(now, &id.parse()?),
        TaskCommand::Wait { id, reminded: true, .. } => coach.remind_waiting(now, &id.parse()?),
        TaskCommand::Wait { id, whom, .. } => {
            coach.wait_for(now, &id.parse()?, whom.as_deref().unwrap_or_default())
        }
        TaskCommand::Smaller { id, minutes } => coach.complete_smaller(now, &id, minutes),
        TaskCommand::Done { id } => coach.complete_task(now, &id.parse()?),
        TaskCommand::Reopen { id } => coach.reopen_task(now, &id.parse()?),
        TaskCommand::Remove { id } => coach.remove_task(now, &id.parse()?),
        TaskCommand::List { .. } => coach.nothing_changed(),
    }
}

fn change_worksheet(coach: &mut Coach, now: &Now, command: WorksheetCommand) -> Result<Changed> {
    match command {
        WorksheetCommand::Set { step, field, value, row } => {
            let row = row.map(|number| row_id(coach, &step, number)).transpose()?;
            coach.set_answer(now, &step, row, &field, &value)
        }
        WorksheetCommand::Private { step, field, row, off } => {
            let row = row.map(|number| row_id(coach, &step, number)).transpose()?;
            coach.mark_answer(now, &step, row, &field, !off)
        }
        WorksheetCommand::AddRow { step } => coach.add_worksheet_row(now, &step, None),
        WorksheetCommand::RemoveRow { step, row } => {
            let row = row_id(coach, &step, row)?;
            coach.remove_worksheet_row(now, row)
        }
        WorksheetCommand::Show { .. } => coach.nothing_changed(),
    }
}

/// The id of the row that people count as `number`.
fn row_id(coach: &Coach, step: &str, number: usize) -> Result<WorksheetRowId> {
    let sheet = coach.worksheet(step)?;
    let found = number.checked_sub(1).and_then(|index| sheet.rows.get(index)).and_then(|row| row.id);
    found.ok_or_else(|| {
        Error::NotFound(format!(
            "The worksheet has no row {number}; it has {}. `worksheet add-row` adds one.",
            sheet.rows.len()
        ))
    })
}
