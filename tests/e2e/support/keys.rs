//! The keyboard.

use std::time::Duration;

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;

use super::page::{Page, Role};

/// No page has as many things that take the focus as this.
const LONGEST_ROUND: usize = 150;

impl Page<'_> {
    /// Presses keys together, written as people write them: `Control+Shift+Z`, `Tab`, `?`.
    pub(crate) async fn press(&self, keys: &str) {
        let values: Vec<char> = keys.split('+').map(key).collect();
        let down = values.iter().map(|&value| KeyAction::Down { value });
        let up = values.iter().rev().map(|&value| KeyAction::Up { value });
        self.perform(down.chain(up)).await;
    }

    /// Types text to whatever has the focus.
    pub(crate) async fn type_text(&self, text: &str) {
        let strokes = text.chars().flat_map(|value| [KeyAction::Down { value }, KeyAction::Up { value }]);
        self.perform(strokes).await;
    }

    /// Types at the speed of a hand: this long from one key to the next, also after the last.
    pub(crate) async fn type_slowly(&self, text: &str, key: Duration) {
        let strokes = text.chars().flat_map(|value| {
            [KeyAction::Down { value }, KeyAction::Up { value }, KeyAction::Pause { duration: key }]
        });
        self.perform(strokes).await;
    }

    /// Presses Tab until the focus is on the thing with this role and name; fails when it comes round without it.
    pub(crate) async fn tab_to(&self, role: Role, name: &str) {
        let mut passed: Vec<(String, String)> = Vec::new();
        while passed.len() < LONGEST_ROUND {
            if self.is_focused(role, name).await {
                return;
            }
            passed.push(self.focus().await);
            self.press("Tab").await;
        }
        self.fail(&format!("the focus to reach {role:?} \"{name}\" by Tab; it passed {passed:?}")).await
    }

    /// Goes to a field with Tab and replaces what stands there.
    pub(crate) async fn tab_and_type(&self, field: &str, text: &str) {
        self.tab_to(Role::Textbox, field).await;
        self.press("Control+A").await;
        self.type_text(text).await;
    }

    async fn perform(&self, actions: impl Iterator<Item = KeyAction>) {
        let keyboard =
            actions.fold(KeyActions::new("keyboard".into()), |keyboard, action| keyboard.then(action));
        self.client().perform_actions(keyboard).await.expect("the window takes keys");
    }
}

fn key(name: &str) -> char {
    let mut characters = name.chars();
    if let (Some(character), None) = (characters.next(), characters.next()) {
        return character.to_ascii_lowercase();
    }
    char::from(match name {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Tab" => Key::Tab,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Space" => return ' ',
        "Delete" => Key::Delete,
        "Backspace" => Key::Backspace,
        "PageDown" => Key::PageDown,
        "Home" => Key::Home,
        "End" => Key::End,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "F6" => Key::F6,
        "F8" => Key::F8,
        // What keys are joined with cannot name itself.
        "Plus" => return '+',
        "Minus" => return '-',
        _ => panic!("the harness knows no key \"{name}\""),
    })
}
