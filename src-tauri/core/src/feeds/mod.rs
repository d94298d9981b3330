//! The user's own feeds: what a feed says, and which of its entries are proposed for the log.

pub mod parser;
pub mod subscription;
