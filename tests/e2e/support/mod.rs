//! What a story needs around the app. It must not know a rule of the coach.

mod announcements;
mod app;
mod axe;
mod bus;
mod choice;
mod daemon;
mod desktop;
mod dialog;
mod display;
mod driver;
mod keys;
mod monitor;
mod output;
mod page;
mod patience;
mod picture;
mod policy;
mod program;
mod window;

pub(crate) use app::App;
pub(crate) use desktop::{Colours, Desktop};
pub(crate) use page::{Page, Role};
