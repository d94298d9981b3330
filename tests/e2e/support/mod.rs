//! What a story needs around the app. It must not know a rule of the coach.

mod activation_token;
mod announcements;
mod app;
mod axe;
mod background;
mod browser;
mod bus;
mod choice;
mod compositor;
mod daemon;
mod desktop;
mod dialog;
mod display;
mod driver;
mod feed_server;
mod keys;
mod monitor;
mod mouse;
mod output;
mod page;
pub(crate) mod patience;
mod picture;
mod policy;
mod program;
mod stand_in;
mod system_bus;
mod tray_host;
mod wayland_log;
mod window;

pub(crate) use app::App;
pub(crate) use background::Background;
pub(crate) use desktop::{Colours, Desktop};
pub(crate) use feed_server::{FeedServer, Served};
pub(crate) use page::{Page, Role};
pub(crate) use stand_in::Manner;
pub(crate) use tray_host::TrayItem;
