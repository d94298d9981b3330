//! The StatusNotifierItem and its menu.

use ksni::menu::{StandardItem, SubMenu};
use ksni::{Category, Icon, MenuItem, OfflineReason, Status, ToolTip};
use tauri::AppHandle;

use super::{TrayFacts, actions};
use crate::window::PageRequest;

/// The longest title in the menu, in characters.
const TITLE_MAX: usize = 48;
/// The dot that says that something waits, ARGB: the amber of the window's style sheet.
const DOT: [u8; 4] = [0xff, 0xe8, 0xb7, 0x5a];

/// The icon as the bus sees it.
pub(super) struct Item {
    app: AppHandle,
    pub(super) facts: TrayFacts,
}

impl Item {
    pub(super) fn new(app: &AppHandle, facts: TrayFacts) -> Self {
        Self { app: app.clone(), facts }
    }

    fn icon(&self) -> Option<Icon> {
        let image = self.app.default_window_icon()?;
        let argb =
            image.rgba().chunks_exact(4).flat_map(|pixel| [pixel[3], pixel[0], pixel[1], pixel[2]]).collect();
        Some(Icon {
            width: i32::try_from(image.width()).ok()?,
            height: i32::try_from(image.height()).ok()?,
            data: argb,
        })
    }

    /// Holding the voice, or ending that.
    fn hold(&self) -> MenuItem<Self> {
        if self.facts.held {
            return entry("End the hold on your voice", |app| actions::hold(app, None));
        }
        let until =
            |label: &str, words: &'static str| entry(label, move |app| actions::hold(app, Some(words)));
        SubMenu {
            label: "Hold my voice".to_owned(),
            submenu: vec![
                until("Until tomorrow", "tomorrow"),
                until("Until Monday", "monday"),
                until("Until I say so", ""),
            ],
            ..SubMenu::default()
        }
        .into()
    }

    fn reminders_in_words(&self) -> String {
        match self.facts.waiting {
            0 => "No reminders".to_owned(),
            1 => "1 reminder".to_owned(),
            more => format!("{more} reminders"),
        }
    }
}

impl ksni::Tray for Item {
    fn id(&self) -> String {
        "standpoint".to_owned()
    }

    fn title(&self) -> String {
        "Standpoint".to_owned()
    }

    fn category(&self) -> Category {
        Category::ApplicationStatus
    }

    fn status(&self) -> Status {
        if self.facts.waiting > 0 { Status::NeedsAttention } else { Status::Active }
    }

    fn icon_pixmap(&self) -> Vec<Icon> {
        self.icon().into_iter().collect()
    }

    fn attention_icon_pixmap(&self) -> Vec<Icon> {
        self.icon().map(with_dot).into_iter().collect()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip {
            title: "Standpoint".to_owned(),
            description: self.reminders_in_words(),
            ..ToolTip::default()
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        actions::open(&self.app, None);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        let next = if self.facts.next.is_empty() {
            "Next action".to_owned()
        } else {
            format!("Next action: {}", short(&self.facts.next))
        };
        let snooze = !self.facts.all_snoozed;
        let until = if self.facts.snooze_until.is_empty() { "tomorrow" } else { &self.facts.snooze_until };
        let snooze_label =
            if snooze { format!("Snooze all until {until}") } else { "Resume reminders".to_owned() };
        vec![
            entry("Open Standpoint", |app| actions::open(app, None)),
            entry(next, |app| actions::open(app, Some(PageRequest::Today))),
            entry("New idea…", |app| actions::open(app, Some(PageRequest::NewIdea))),
            entry("Log a post…", |app| actions::open(app, Some(PageRequest::LogPost))),
            MenuItem::Separator,
            entry(snooze_label, move |app| actions::snooze_all(app, snooze)),
            self.hold(),
            entry("Add a pause…", |app| actions::open(app, Some(PageRequest::Reminders))),
            MenuItem::Separator,
            entry("Quit", actions::quit),
        ]
    }

    /// The keeper hears the same and begins again with the tray that comes next.
    fn watcher_offline(&self, _: OfflineReason) -> bool {
        false
    }
}

fn entry(label: impl Into<String>, act: impl Fn(&AppHandle) + Send + 'static) -> MenuItem<Item> {
    // An underscore in a label would be taken for the sign before a shortcut.
    let label = label.into().replace('_', "__");
    StandardItem {
        label,
        activate: Box::new(move |item: &mut Item| act(&item.app)),
        ..StandardItem::default()
    }
    .into()
}

fn short(text: &str) -> String {
    match text.char_indices().nth(TITLE_MAX) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_owned(),
    }
}

/// The icon with a dot in its lower right corner.
fn with_dot(icon: Icon) -> Icon {
    let (width, height) = (icon.width, icon.height);
    let radius = width.min(height) / 5;
    let (x, y) = (width - radius - 1, height - radius - 1);
    let mut data = icon.data;
    let pixels = (0..height).flat_map(|row| (0..width).map(move |column| (column, row)));
    for (pixel, (column, row)) in data.chunks_exact_mut(4).zip(pixels) {
        if (column - x).pow(2) + (row - y).pow(2) <= radius.pow(2) {
            pixel.copy_from_slice(&DOT);
        }
    }
    Icon { data, ..icon }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_is_drawn_in_the_lower_right_corner_and_the_rest_stays() {
        let plain = Icon { width: 20, height: 20, data: vec![0; 20 * 20 * 4] };
        let dotted = with_dot(plain);
        let at = |x: usize, y: usize| &dotted.data[(y * 20 + x) * 4..][..4];
        assert_eq!((at(15, 15), at(0, 0), at(10, 10)), (&DOT[..], &[0; 4][..], &[0; 4][..]));
    }

    #[test]
    fn a_long_title_is_shortened_between_characters() {
        assert_eq!(short("Short"), "Short");
        assert_eq!(short(&"ä".repeat(60)), format!("{}…", "ä".repeat(48)));
    }
}
