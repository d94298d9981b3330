//! Posts on their way and where they are published: what was captured, the networks and their limits, the content check.

pub mod capture;
pub mod composer;
pub mod network;
pub mod network_limit;
pub mod next_post;
pub mod post;
pub(crate) mod post_key;
pub mod post_time;
pub mod quiet_period;
pub mod red_line;
