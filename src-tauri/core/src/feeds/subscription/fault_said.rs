//! Why a feed could not be read, in words.

use super::OfferedFeed;
use crate::feeds::parser::FeedFault;

/// Why a feed could not be read; a web page that names its feed is said with it.
pub(crate) fn fault_said(fault: FeedFault, offers: &[OfferedFeed]) -> String {
    match offers.first() {
        Some(offer) if fault == FeedFault::WebPage => {
            format!("That’s a web page. Its feed is “{}”: use {} instead.", offer.title, offer.address)
        }
        _ => fault.sentence().to_owned(),
    }
}
