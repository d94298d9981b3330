//! What can happen to reminders, in single steps. Lengths of time are in minutes: a trace that fails is read by people.

use proptest::prelude::*;

/// One thing that happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Time goes on and the timer asks; what comes is shown.
    Tick(i64),
    /// A tick in which the coach dies between taking a popup and writing down that it was shown.
    Crash(i64),
    /// A tick while no one is there to show a popup.
    Down(i64),
    /// The computer sleeps; no one asks.
    Suspend(i64),
    /// The wall clock is set, ahead or back; no time passes.
    Clock(i64),
    /// The wall clock says 2098.
    FarAhead,
    /// The wall clock is right again.
    SetRight,
    /// The user is in another zone.
    Travel(usize),
    /// A rule gets another time: minutes after midnight.
    Edit(usize, u32),
    /// A rule is turned off, or on again.
    Turn(usize),
    /// A post is logged.
    Post,
    /// A task gets a due date, days from today.
    Task(i64),
    /// The first task that is due is finished.
    Finish,
    /// The last post or finished task is taken back.
    Undo,
    /// What is due of a rule is snoozed.
    PutOff(usize, usize),
    /// What waits of a rule is put aside.
    PutAside(usize),
    /// What waits of a rule is looked at.
    Open(usize),
    /// A pause begins today, for some days.
    Pause(i64),
    /// There are no pauses any more.
    EndPauses,
    /// All reminders are snoozed until tomorrow morning.
    PutAllOff,
    /// The voice is held from today on, for some days; 0 is until the user ends it.
    Hold(i64),
    /// The hold ends.
    EndHold,
    /// The log ticks the first turn of what comes back, and the next is a week later.
    TickTurn,
}

/// The kinds of steps, without their figures.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind {
    Tick,
    Crash,
    Down,
    Suspend,
    SmallJump,
    LargeJump,
    FarAhead,
    SetRight,
    Travel,
    Edit,
    Turn,
    Post,
    Task,
    Finish,
    Undo,
    PutOff,
    PutAside,
    Open,
    Pause,
    EndPauses,
    PutAllOff,
    Hold,
    EndHold,
    TickTurn,
}

/// How often each kind of step comes beside the others.
pub(super) type Mix = &'static [(u32, Kind)];

/// At least fifty steps, in a mix. Each is made of one number, so that a trace that fails shrinks quickly.
pub(super) fn steps(mix: Mix) -> impl Strategy<Value = Vec<Step>> {
    let step = any::<u32>().prop_map(move |number| {
        let all: u32 = mix.iter().map(|(weight, _)| weight).sum();
        let mut place = number % all;
        let mut kinds = mix.iter();
        loop {
            let (weight, kind) = kinds.next().unwrap();
            match place.checked_sub(*weight) {
                Some(left) => place = left,
                None => return made_of(*kind, number / all),
            }
        }
    });
    proptest::collection::vec(step, 50..60)
}

fn made_of(kind: Kind, figure: u32) -> Step {
    let among = |most: u32| usize::try_from(figure % most).unwrap();
    match kind {
        Kind::Tick => Step::Tick(ordinary(figure)),
        Kind::Crash => Step::Crash(ordinary(figure)),
        Kind::Down => Step::Down(ordinary(figure)),
        Kind::Suspend => {
            Step::Suspend(60 * i64::from(if figure.is_multiple_of(3) { figure % 900 } else { figure % 90 }))
        }
        Kind::SmallJump => Step::Clock(i64::from(figure % 359) - 179),
        Kind::LargeJump => {
            let by = 60 * i64::from(3 + figure / 2 % if figure.is_multiple_of(3) { 500 } else { 40 });
            Step::Clock(if figure.is_multiple_of(2) { by } else { -by })
        }
        Kind::FarAhead => Step::FarAhead,
        Kind::SetRight => Step::SetRight,
        Kind::Travel => Step::Travel(among(64)),
        Kind::Edit => Step::Edit(among(8), figure / 8 % 96 * 15),
        Kind::Turn => Step::Turn(among(8)),
        Kind::Post => Step::Post,
        Kind::Task => Step::Task(i64::from(figure % 12)),
        Kind::Finish => Step::Finish,
        Kind::Undo => Step::Undo,
        Kind::PutOff => Step::PutOff(among(8), usize::try_from(figure / 8 % 3).unwrap()),
        Kind::PutAside => Step::PutAside(among(8)),
        Kind::Open => Step::Open(among(8)),
        Kind::Pause => Step::Pause(i64::from(figure % 9)),
        Kind::EndPauses => Step::EndPauses,
        Kind::PutAllOff => Step::PutAllOff,
        Kind::Hold => Step::Hold(i64::from(figure % 9)),
        Kind::EndHold => Step::EndHold,
        Kind::TickTurn => Step::TickTurn,
    }
}

/// How long it is until the timer asks next: mostly minutes or hours, a day at times.
fn ordinary(figure: u32) -> i64 {
    const MINUTES: [i64; 8] = [1, 2, 5, 30, 60, 3 * 60, 8 * 60, 24 * 60];
    MINUTES[usize::try_from(figure % 8).unwrap()]
}
