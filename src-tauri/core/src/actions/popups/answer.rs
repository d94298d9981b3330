//! What an answer to a notification does, by its button and by what it was about.

use chrono::NaiveDate;

use crate::actions::publications::{log, publish};
use crate::calendar::natural_date::instant_in_words;
use crate::error::{Error, Result};
use crate::id::{PostId, PublicationId};
use crate::journal::reminder_context::ReminderContext;
use crate::publishing::post::{Post, Publication};
use crate::reminders::{Occurrence, OccurrenceKey, OccurrenceState, PopupAction, Rule, RuleKind, Snooze};
use crate::store::{OperationKind, Tx, posts};

/// What an answer does.
pub(super) struct Answer {
    pub(super) effect: Effect,
    /// What the history keeps; `None` if no one would undo it.
    pub(super) kind: Option<OperationKind>,
    /// The name of what it was about.
    pub(super) about: Option<String>,
    pub(super) said: String,
    pub(super) tasks: Vec<crate::programme::tasks::TaskRef>,
    pub(super) post: Option<Out>,
    /// The suggestion that was snoozed with the slot.
    pub(super) snoozed: Option<crate::coaching::Subject>,
}

/// The post that "I posted" speaks of.
pub(super) enum Out {
    Named(PostId),
    New(Box<Post>),
}

impl Out {
    /// Marks it as published today. Answers with the post's id.
    pub(super) fn log(&self, tx: &Tx<'_>, today: NaiveDate) -> Result<PostId> {
        let here = |network| Publication {
            id: PublicationId(0),
            post: PostId(0),
            network,
            url: None,
            published_on: today,
        };
        match self {
            Self::Named(id) => {
                let post = posts::get(tx.conn(), *id)?;
                let network = post.network;
                publish(tx, post, here(network)).map(|_| *id)
            }
            Self::New(post) => log(tx, post, here(None)),
        }
    }
}

pub(super) enum Effect {
    Settle(OccurrenceState),
    PutOff(Snooze),
    Seen,
}

impl Effect {
    pub(super) fn on(
        &self,
        known: &Occurrence,
        reminder_context: &ReminderContext,
        rule: &Rule,
    ) -> Option<Occurrence> {
        match self {
            Self::Settle(state) => Some(Occurrence { snoozed_until: None, ..known.with_state(*state) }),
            Self::PutOff(snooze) => {
                let until = snooze.until(&reminder_context.world, &reminder_context.now, rule);
                Some(Occurrence { snoozed_until: Some(until), ..known.with_state(OccurrenceState::Snoozed) })
            }
            Self::Seen => matches!(known.state, OccurrenceState::Claimed | OccurrenceState::Posted)
                .then(|| known.with_state(OccurrenceState::Seen)),
        }
    }
}

impl Answer {
    pub(super) fn to(
        reminder_context: &ReminderContext,
        answered: &[(Rule, OccurrenceKey)],
        action: PopupAction,
    ) -> Result<Self> {
        let plain = |effect, kind, said: String| Self {
            effect,
            kind,
            about: None,
            said,
            tasks: Vec::new(),
            post: None,
            snoozed: None,
        };
        let slot = answered.iter().any(|(rule, key)| {
            rule.kind == RuleKind::WeeklyPost && !reminder_context.popup_context.wants_post(key.on)
        });
        let snoozed = |effect, said| Self {
            snoozed: reminder_context
                .popup_context
                .next
                .as_ref()
                .filter(|_| slot)
                .map(|next| next.subject.clone()),
            ..plain(effect, Some(OperationKind::SnoozeReminder), said)
        };
        let until = |snooze: Snooze| match answered {
            [(rule, _)] => instant_in_words(
                &reminder_context.now,
                snooze.until(&reminder_context.world, &reminder_context.now, rule),
            ),
            _ => snooze.label().to_lowercase(),
        };
        Ok(match action {
            PopupAction::Snooze => {
                snoozed(Effect::PutOff(Snooze::Hour), format!("Snoozed until {}", until(Snooze::Hour)))
            }
            PopupAction::Tomorrow => snoozed(
                Effect::PutOff(Snooze::Tomorrow),
                format!("Snoozed until {}", until(Snooze::Tomorrow)),
            ),
            PopupAction::NextSlot => plain(
                Effect::PutOff(Snooze::NextSlot),
                Some(OperationKind::SnoozeReminder),
                format!("Snoozed until {}", until(Snooze::NextSlot)),
            ),
            PopupAction::Dismiss => plain(
                Effect::Settle(OccurrenceState::Dismissed),
                Some(OperationKind::DismissReminder),
                "Dismissed".to_owned(),
            ),
            PopupAction::Open => plain(Effect::Seen, None, String::new()),
            PopupAction::Done => Self::done(reminder_context, answered)?,
        })
    }

    pub(super) fn finish_task(&mut self, title: &str) {
        self.kind = Some(OperationKind::FinishTask);
        self.about = Some(title.to_owned());
        self.said = "Task done".to_owned();
    }

    fn done(reminder_context: &ReminderContext, answered: &[(Rule, OccurrenceKey)]) -> Result<Self> {
        let mut answer = Self {
            effect: Effect::Settle(OccurrenceState::Done),
            kind: Some(OperationKind::FinishReminder),
            about: None,
            said: "Done".to_owned(),
            tasks: Vec::new(),
            post: None,
            snoozed: None,
        };
        for (rule, key) in answered {
            match rule.kind {
                RuleKind::WeeklyPost if !reminder_context.popup_context.wants_post(key.on) => {
                    let next = reminder_context.popup_context.next.as_ref();
                    if let Some((next, task)) =
                        next.and_then(|next| next.task.as_ref().map(|task| (next, task)))
                    {
                        answer.finish_task(&next.title);
                        answer.tasks.push(task.clone());
                    }
                }
                RuleKind::WeeklyPost => {
                    let today = reminder_context.now.today();
                    // The nudge named a post, so "I posted" speaks of that one.
                    let named = reminder_context
                        .popup_context
                        .post
                        .as_ref()
                        .filter(|_| reminder_context.popup_context.may_post);
                    let title = named.map_or_else(
                        || format!("Post of {}", today.format("%-d %B %Y")),
                        |post| post.title.clone(),
                    );
                    answer.kind = Some(OperationKind::LogPost);
                    answer.about = Some(title.clone());
                    answer.said = "Post logged".to_owned();
                    answer.post = Some(match named {
                        Some(post) => Out::Named(post.id),
                        None => Out::New(Box::new(Post::idea(title, today))),
                    });
                }
                RuleKind::TaskDue | RuleKind::Programme => {
                    match reminder_context.popup_context.tasks_of(rule, key.on).as_slice() {
                        [] => {}
                        [task] => {
                            answer.finish_task(&task.title);
                            answer.tasks.push(task.task.clone());
                        }
                        _ => {
                            return Err(Error::invalid(
                                "Several tasks are due. Mark each as done where it stands, so that none is closed by mistake.",
                            ));
                        }
                    }
                }
                RuleKind::Custom => answer.about = Some(rule.title.clone()),
                RuleKind::Review => {}
            }
        }
        Ok(answer)
    }
}
