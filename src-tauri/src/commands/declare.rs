//! How a command is declared: once, with its arguments and its answer. What the window calls it by, what it may call, and the
//! types of both sides are written from the declaration (`crate::contract`).

use tauri::Wry;
use tauri::ipc::Invoke;

/// The commands of one area.
pub(super) struct Area {
    /// The names the window calls.
    pub(super) commands: &'static [&'static str],
    /// Runs the one that was called.
    pub(super) answer: fn(Invoke<Wry>) -> bool,
    /// The commands with their types, for what is written from them.
    #[cfg(test)]
    pub(super) described: fn(&mut crate::contract::Types) -> crate::contract::Area,
}

/// Declares the commands of an area:
///
/// - `act name(argument: Type) |coach, now| …;` does what the user does and answers with what changed;
/// - `ask name(argument: Type) -> Answer |coach, now| …;` reads;
/// - `run name(argument: Type) -> Answer |app| …;` is for what the desktop does.
///
/// The comment above a command becomes the window's.
macro_rules! commands {
    (
        $area:ident;
        $(
            $(#[doc = $what:literal])+
            $kind:ident $name:ident($($argument:ident: $type:ty),* $(,)?) $(-> $answer:ty)? |$($with:tt),+| $body:expr;
        )+
    ) => {
        $($crate::commands::declare::command! {
            $kind $name [$($argument: $type),*] [$($answer)?] [$($with),+] $body
        })+

        /// What the window may call here.
        pub(super) const AREA: $crate::commands::declare::Area = $crate::commands::declare::Area {
            commands: &[$(stringify!($name)),+],
            answer: |invoke| {
                let answer: fn(::tauri::ipc::Invoke<::tauri::Wry>) -> bool = ::tauri::generate_handler![$($name),+];
                answer(invoke)
            },
            #[cfg(test)]
            described: |types| $crate::contract::Area {
                name: stringify!($area),
                commands: vec![$($crate::contract::Command {
                    name: stringify!($name),
                    what: &[$($what),+],
                    arguments: vec![$((stringify!($argument), types.name::<$type>())),*],
                    answer: $crate::commands::declare::answer!(types $kind $($answer)?),
                }),+],
            },
        };
    };
}

/// One command, as Tauri knows it.
macro_rules! command {
    (act $name:ident [$($argument:ident: $type:ty),*] [] [$coach:tt, $now:tt] $body:expr) => {
        #[tauri::command]
        fn $name(
            app: ::tauri::AppHandle,
            $($argument: $type),*
        ) -> Result<::standpoint_core::changed::Changed, $crate::failure::Failure> {
            $crate::shared_coach::act(&app, |$coach, $now| $body)
        }
    };
    (ask $name:ident [$($argument:ident: $type:ty),*] [$answer:ty] [$coach:tt, $now:tt] $body:expr) => {
        #[tauri::command]
        fn $name(app: ::tauri::AppHandle, $($argument: $type),*) -> Result<$answer, $crate::failure::Failure> {
            $crate::shared_coach::ask(&app, |$coach, $now| $body)
        }
    };
    (run $name:ident [$($argument:ident: $type:ty),*] [$answer:ty] [$app:ident] $body:expr) => {
        #[tauri::command]
        fn $name(app: ::tauri::AppHandle, $($argument: $type),*) -> Result<$answer, $crate::failure::Failure> {
            let $app = &app;
            $body
        }
    };
}

/// The TypeScript of what a command answers.
#[cfg(test)]
macro_rules! answer {
    ($types:ident act) => {
        $types.name::<::standpoint_core::changed::Changed>()
    };
    ($types:ident $kind:ident $answer:ty) => {
        $types.name::<$answer>()
    };
}

#[cfg(test)]
pub(crate) use answer;
pub(crate) use {command, commands};
