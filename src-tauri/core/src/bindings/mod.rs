//! The words and limits that the window shows, as TypeScript. Its types are written from the shell's commands.

mod labels;

pub use labels::{labels, limits};
