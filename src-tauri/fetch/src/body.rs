//! The body of an answer, however it is delimited, within its bounds.

use std::io::Read;
use std::time::Instant;

use standpoint_core::feeds::parser::FeedFault;
use ureq_proto::BodyMode;
use ureq_proto::client::Call;
use ureq_proto::client::state::RecvBody;

use crate::gzip::Unfolding;
use crate::wire::{self, Wire};

/// What a body may take on the wire beyond its own bytes, such as the lengths of its chunks.
const OVERHEAD_MAX: usize = 256 * 1024;

/// Reads the body, at most so many bytes once decompressed, and tells whether there was more; `pending` is what of it has
/// already arrived.
pub(crate) fn read(
    mut call: Call<RecvBody>,
    wire: &mut Wire,
    mut pending: Vec<u8>,
    most: usize,
    deadline: Instant,
) -> Result<(Vec<u8>, bool), FeedFault> {
    let mut unfolding = Unfolding::new(most);
    let mut received = pending.len();
    let mut piece = vec![0; 16 * 1024];
    let mut arrived = vec![0; 16 * 1024];
    loop {
        let mut used = 0;
        loop {
            let (taken, made) = call.read(&pending[used..], &mut piece).map_err(|_| FeedFault::OddAnswer)?;
            used += taken;
            unfolding.push(&piece[..made])?;
            if unfolding.is_cut() {
                return Ok((unfolding.finish()?, true));
            }
            if taken == 0 && made == 0 {
                break;
            }
        }
        pending.drain(..used);
        let closes = matches!(call.body_mode(), BodyMode::CloseDelimited);
        if (call.can_proceed() && !closes) || call.is_ended_chunked() {
            return Ok((unfolding.finish()?, false));
        }
        if received > most + OVERHEAD_MAX {
            return Err(FeedFault::TooLarge);
        }
        let count = wire.read(&mut arrived).map_err(|error| wire::fault(&error, deadline))?;
        if count == 0 {
            // The connection is closed: that is the end, or a break in the middle.
            return if closes { Ok((unfolding.finish()?, false)) } else { Err(FeedFault::OddAnswer) };
        }
        received += count;
        pending.extend_from_slice(&arrived[..count]);
    }
}
