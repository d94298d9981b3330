//! The body of an answer, decompressed, within its bounds.
//!
//! Servers call compressed what is not and the other way round, so the first bytes decide, not the headers. The checksum at the
//! end of a gzip stream must be there but isn't compared: some servers write a wrong one, the connection has its own, and a
//! damaged feed is refused where it is parsed.

use std::io::{BufReader, Read};

use flate2::bufread::{DeflateDecoder, GzDecoder};
use standpoint_core::feeds::parser::FeedFault;

use crate::fault::body_fault;

/// How many bytes a body may have beyond what is kept of it, before decompression: 256 kB.
const OVERHEAD_MAX: u64 = 256 * 1024;
/// The first two bytes of a gzip stream (RFC 1952 §2.3.1).
const GZIP: [u8; 2] = [0x1f, 0x8b];
/// The end of a gzip stream, in bytes: checksum and length (RFC 1952 §2.3).
const TRAILER: usize = 8;

/// Reads a body: at most `limit` bytes once decompressed, and whether there was more.
pub(crate) fn read(body: impl Read, limit: usize) -> Result<(Vec<u8>, bool), FeedFault> {
    let mut body = body.take(limit as u64 + OVERHEAD_MAX);
    match decompressed(&mut body, limit) {
        Err(FeedFault::OddAnswer) if body.limit() == 0 => Err(FeedFault::TooLarge),
        outcome => outcome,
    }
}

fn decompressed(mut body: impl Read, limit: usize) -> Result<(Vec<u8>, bool), FeedFault> {
    let mut start = Vec::new();
    body.by_ref().take(GZIP.len() as u64).read_to_end(&mut start).map_err(body_fault)?;
    let is_gzip = start == GZIP;
    let mut whole = BufReader::new(start.chain(body));
    if !is_gzip {
        return up_to(&mut whole, limit);
    }
    let mut envelope = GzDecoder::new(whole);
    if envelope.header().is_none() {
        return Err(envelope.read(&mut [0]).map_or_else(body_fault, |_| FeedFault::OddAnswer));
    }
    let mut compressed = DeflateDecoder::new(envelope.into_inner());
    let (bytes, is_cut) = up_to(&mut compressed, limit)?;
    if !is_cut {
        compressed.into_inner().read_exact(&mut [0; TRAILER]).map_err(body_fault)?;
    }
    Ok((bytes, is_cut))
}

/// The first `limit` bytes, and whether there were more.
fn up_to(reader: impl Read, limit: usize) -> Result<(Vec<u8>, bool), FeedFault> {
    let mut bytes = Vec::new();
    reader.take(limit as u64 + 1).read_to_end(&mut bytes).map_err(body_fault)?;
    let is_cut = bytes.len() > limit;
    bytes.truncate(limit);
    Ok((bytes, is_cut))
}

#[cfg(test)]
mod tests {
    use std::io;

    use flate2::{Compress, Compression, FlushCompress};

    use super::*;

    const LIMIT: usize = 10_000;

    /// Arrives a few bytes at a time.
    struct Pieces<'a>(&'a [u8], usize);

    impl Read for Pieces<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let length = self.1.min(buffer.len());
            self.0.read(&mut buffer[..length])
        }
    }

    fn deflated(text: &[u8]) -> Vec<u8> {
        let mut deflated = Vec::with_capacity(text.len() + 1_000);
        Compress::new(Compression::default(), false)
            .compress_vec(text, &mut deflated, FlushCompress::Finish)
            .unwrap();
        deflated
    }

    fn gzip(text: &[u8], flags: u8, extra: &[u8]) -> Vec<u8> {
        [&[0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3], extra, &deflated(text), &[0; 8]].concat()
    }

    fn unfolded(bytes: &[u8], step: usize) -> Result<Vec<u8>, FeedFault> {
        read(Pieces(bytes, step), LIMIT).map(|(bytes, _)| bytes)
    }

    #[test]
    fn every_kind_of_envelope_is_opened_in_pieces_of_any_size() {
        let text = "a feed ".repeat(1_000);
        for (flags, extra) in [
            (0, &b""[..]),
            (8, b"feed.xml\0"),
            (16, b"comment\0"),
            (4, b"\x03\0abc"),
            (28, b"\x01\0ana\0co\0"),
        ] {
            for step in [1, 7, 100_000] {
                assert_eq!(
                    unfolded(&gzip(text.as_bytes(), flags, extra), step).as_deref(),
                    Ok(text.as_bytes()),
                    "flags {flags}, {step}"
                );
            }
        }
        assert_eq!(unfolded(b"<rss/>", 1).as_deref(), Ok(&b"<rss/>"[..]));
        assert_eq!(unfolded(b"<", 1).as_deref(), Ok(&b"<"[..]));
        assert_eq!(unfolded(b"", 1).as_deref(), Ok(&b""[..]));
    }

    #[test]
    fn what_breaks_off_or_is_damaged_is_refused() {
        let whole = gzip("a feed ".repeat(1_000).as_bytes(), 0, b"");
        assert_eq!(unfolded(&whole[..whole.len() - 20], 7), Err(FeedFault::OddAnswer));
        assert_eq!(unfolded(&whole[..5], 7), Err(FeedFault::OddAnswer));
        assert_eq!(
            unfolded(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xff, 0xff, 0xff], 7),
            Err(FeedFault::OddAnswer)
        );
        let endless_name = [&[0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3][..], &[b'n'; 100_000]].concat();
        assert_eq!(unfolded(&endless_name, 64), Err(FeedFault::OddAnswer));
    }

    #[test]
    fn what_never_becomes_anything_is_left() {
        let empty_blocks = [0, 0, 0, 0xff, 0xff].repeat(100_000);
        let bytes = [&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3][..], &empty_blocks].concat();
        assert_eq!(unfolded(&bytes, 4_096), Err(FeedFault::TooLarge));
    }

    #[test]
    fn of_what_is_too_large_the_first_part_is_kept() {
        for length in [9_999, 10_000, 10_001, 100_000] {
            let text = vec![b'x'; length];
            for bytes in [gzip(&text, 0, b""), text] {
                let kept = read(Pieces(&bytes, 64), LIMIT).map(|(kept, is_cut)| (kept.len(), is_cut));
                assert_eq!(kept, Ok((length.min(LIMIT), length > LIMIT)), "{length}");
            }
        }
    }
}
