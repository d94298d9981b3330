//! The gzip envelope around deflate. Its checksum is not looked at: the connection has its own, and a damaged feed is refused
//! where it is read.

use flate2::{Decompress, FlushDecompress, Status};
use standpoint_core::feeds::parser::FeedFault;

/// The longest envelope, in bytes: ten and an optional name and comment.
const HEADER_MAX: usize = 4 * 1024;

/// Turns the bytes of an answer into the bytes of the feed, piece by piece, and never into more than so many.
pub(crate) struct Unfolding {
    state: State,
    out: Vec<u8>,
    most: usize,
    is_cut: bool,
}

enum State {
    /// Too few bytes to tell; what is there so far.
    Beginning(Vec<u8>),
    /// As it is.
    Plain,
    /// Compressed.
    Deflate(Box<Decompress>),
    /// The compressed part is over; what follows is the checksum.
    Ended,
}

impl Unfolding {
    pub(crate) fn new(most: usize) -> Self {
        Self { state: State::Beginning(Vec::new()), out: Vec::new(), most, is_cut: false }
    }

    /// Takes the next bytes of the answer.
    pub(crate) fn push(&mut self, bytes: &[u8]) -> Result<(), FeedFault> {
        match &mut self.state {
            State::Beginning(seen) => {
                seen.extend_from_slice(bytes);
                let seen = std::mem::take(seen);
                self.begin(seen)
            }
            State::Plain => {
                self.keep(bytes);
                Ok(())
            }
            State::Deflate(_) => self.inflate(bytes),
            State::Ended => Ok(()),
        }
    }

    fn keep(&mut self, bytes: &[u8]) {
        let left = self.most - self.out.len();
        self.is_cut |= bytes.len() > left;
        self.out.extend_from_slice(&bytes[..bytes.len().min(left)]);
    }

    /// Whether there is more of the feed than is kept.
    pub(crate) fn is_cut(&self) -> bool {
        self.is_cut
    }

    /// The feed, when the answer is over or cut.
    pub(crate) fn finish(mut self) -> Result<Vec<u8>, FeedFault> {
        if self.is_cut {
            return Ok(self.out);
        }
        match std::mem::replace(&mut self.state, State::Plain) {
            State::Beginning(seen) if !is_gzip(&seen) => self.push(&seen)?,
            // The compressed part, or even its envelope, breaks off.
            State::Beginning(_) | State::Deflate(_) => return Err(FeedFault::OddAnswer),
            State::Plain | State::Ended => {}
        }
        Ok(self.out)
    }

    /// Servers call compressed what is not and the other way round, so the bytes decide.
    fn begin(&mut self, seen: Vec<u8>) -> Result<(), FeedFault> {
        if seen.len() < 2 {
            self.state = State::Beginning(seen);
            return Ok(());
        }
        if !is_gzip(&seen) {
            self.state = State::Plain;
            return self.push(&seen);
        }
        match header(&seen) {
            Some(length) => {
                self.state = State::Deflate(Box::new(Decompress::new(false)));
                self.push(&seen[length..])
            }
            None if seen.len() > HEADER_MAX => Err(FeedFault::OddAnswer),
            None => {
                self.state = State::Beginning(seen);
                Ok(())
            }
        }
    }

    fn inflate(&mut self, mut bytes: &[u8]) -> Result<(), FeedFault> {
        let State::Deflate(inflater) = &mut self.state else { return Ok(()) };
        let mut piece = [0; 16 * 1024];
        loop {
            let (read, written) = (inflater.total_in(), inflater.total_out());
            let status = inflater
                .decompress(bytes, &mut piece, FlushDecompress::None)
                .map_err(|_| FeedFault::OddAnswer)?;
            let made = usize::try_from(inflater.total_out() - written).map_err(|_| FeedFault::OddAnswer)?;
            let used = usize::try_from(inflater.total_in() - read).map_err(|_| FeedFault::OddAnswer)?;
            let left = self.most - self.out.len();
            self.is_cut |= made > left;
            self.out.extend_from_slice(&piece[..made.min(left)]);
            if self.is_cut {
                return Ok(());
            }
            bytes = &bytes[used..];
            if matches!(status, Status::StreamEnd) {
                self.state = State::Ended;
                return Ok(());
            }
            if made == 0 && (used == 0 || bytes.is_empty()) {
                return Ok(());
            }
        }
    }
}

fn is_gzip(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0x1f, 0x8b])
}

/// How long the envelope's beginning is, once it is there as a whole.
fn header(bytes: &[u8]) -> Option<usize> {
    let flags = *bytes.get(3)?;
    let mut at = 10;
    if flags & 4 != 0 {
        let extra = [*bytes.get(at)?, *bytes.get(at + 1)?];
        at += 2 + usize::from(u16::from_le_bytes(extra));
    }
    for flag in [8, 16] {
        if flags & flag != 0 {
            at += bytes.get(at..)?.iter().position(|b| *b == 0)? + 1;
        }
    }
    if flags & 2 != 0 {
        at += 2;
    }
    (bytes.len() >= at).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::{Compress, Compression, FlushCompress};

    fn gzip(text: &[u8], flags: u8, extra: &[u8]) -> Vec<u8> {
        let mut deflated = Vec::with_capacity(text.len() + 1_000);
        Compress::new(Compression::default(), false)
            .compress_vec(text, &mut deflated, FlushCompress::Finish)
            .unwrap();
        [&[0x1f, 0x8b, 8, flags, 0, 0, 0, 0, 0, 3], extra, &deflated, &[0; 8]].concat()
    }

    fn unfolded(bytes: &[u8], step: usize) -> Result<Vec<u8>, FeedFault> {
        let mut unfolding = Unfolding::new(10_000);
        for piece in bytes.chunks(step) {
            unfolding.push(piece)?;
        }
        unfolding.finish()
    }

    #[test]
    fn every_kind_of_envelope_is_opened_in_pieces_of_any_size() {
        let text = "a feed ".repeat(1_000);
        for (flags, extra) in [
            (0, &b""[..]),
            (8, b"feed.xml\0"),
            (16, b"comment\0"),
            (4, b"\x03\0abc"),
            (2, b"xx"),
            (30, b"\x01\0ana\0co\0xx"),
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
        let endless_name = [&[0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3][..], &[b'n'; 10_000]].concat();
        assert_eq!(unfolded(&endless_name, 64), Err(FeedFault::OddAnswer));
    }

    #[test]
    fn of_what_is_too_large_the_first_part_is_kept() {
        for length in [9_999, 10_000, 10_001, 100_000] {
            let text = vec![b'x'; length];
            for bytes in [gzip(&text, 0, b""), text] {
                let mut unfolding = Unfolding::new(10_000);
                bytes.chunks(64).for_each(|piece| unfolding.push(piece).unwrap());
                assert_eq!(
                    (unfolding.is_cut(), unfolding.finish().map(|kept| kept.len())),
                    (length > 10_000, Ok(length.min(10_000)))
                );
            }
        }
    }
}
