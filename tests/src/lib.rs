//! Fixtures that the stories share.
