//! How much of a feed is read and kept.

/// How much of a feed is read, in bytes once decompressed: 8 MiB. Of a larger one the entries that are whole by then are kept.
pub const FEED_BYTES_MAX: usize = 8 * 1024 * 1024;
/// The most entries that are kept: of more the newest, and undated ones last, in the order of the document.
pub const ENTRIES_MAX: usize = 10_000;
/// The longest key of an entry, in characters.
pub const KEY_MAX: usize = 500;
/// Elements, arrays and objects may not be nested deeper.
pub(super) const DEPTH_MAX: usize = 100;
/// An element may not have more attributes.
pub(super) const ATTRIBUTES_MAX: usize = 200;
