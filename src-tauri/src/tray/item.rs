//! The StatusNotifierItem and its menu.

use ksni::menu::{StandardItem, SubMenu};
use ksni::{Category, Icon, MenuItem, OfflineReason, Status, ToolTip};
use tauri::AppHandle;

use super::TrayFacts;
use super::actions::{self, TrayAction};
use super::dot::with_dot;
use super::menu::{self, Line};

/// The icon as the bus sees it.
pub(super) struct Item {
    app: AppHandle,
    pub(super) facts: TrayFacts,
}

impl Item {
    pub(super) fn new(app: &AppHandle, facts: TrayFacts) -> Self {
        Self { app: app.clone(), facts }
    }

    /// The icon, as the bus wants it: ARGB.
    fn icon(&self, dotted: bool) -> Option<Icon> {
        let image = self.app.default_window_icon()?;
        let rgba = image.rgba().to_vec();
        let rgba = if dotted { with_dot(rgba, image.width(), image.height()) } else { rgba };
        Some(Icon {
            width: i32::try_from(image.width()).ok()?,
            height: i32::try_from(image.height()).ok()?,
            data: rgba.chunks_exact(4).flat_map(|pixel| [pixel[3], pixel[0], pixel[1], pixel[2]]).collect(),
        })
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
        self.icon(false).into_iter().collect()
    }

    fn attention_icon_pixmap(&self) -> Vec<Icon> {
        self.icon(true).into_iter().collect()
    }

    fn tool_tip(&self) -> ToolTip {
        ToolTip {
            title: "Standpoint".to_owned(),
            description: menu::reminders_in_words(&self.facts),
            ..ToolTip::default()
        }
    }

    fn activate(&mut self, _x: i32, _y: i32) {
        actions::carry_out(&self.app, TrayAction::Open);
    }

    fn menu(&self) -> Vec<MenuItem<Self>> {
        menu::lines(&self.facts).into_iter().map(item).collect()
    }

    /// The keeper hears the same and begins again with the tray that comes next.
    fn watcher_offline(&self, _: OfflineReason) -> bool {
        false
    }
}

fn item(line: Line) -> MenuItem<Item> {
    match line {
        Line::Entry(label, action) => StandardItem {
            label: escaped(&label),
            activate: Box::new(move |item: &mut Item| actions::carry_out(&item.app, action)),
            ..StandardItem::default()
        }
        .into(),
        Line::Menu(label, lines) => SubMenu {
            label: escaped(&label),
            submenu: lines.into_iter().map(item).collect(),
            ..SubMenu::default()
        }
        .into(),
        Line::Separator => MenuItem::Separator,
    }
}

/// An underscore in a label would be taken for the sign before a shortcut.
fn escaped(label: &str) -> String {
    label.replace('_', "__")
}
