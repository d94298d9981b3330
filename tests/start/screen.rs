//! The screen, looked at pixel by pixel.

use std::collections::HashSet;
use std::error::Error;
use std::thread;
use std::time::{Duration, Instant};

use x11rb::connection::Connection;
use x11rb::protocol::xproto::{ConnectionExt, ImageFormat, Window};
use x11rb::rust_connection::RustConnection;

use crate::started::Started;

/// How often it's looked at. Each look takes a few milliseconds, of both programs alike.
const LOOK: Duration = Duration::from_millis(10);
/// How long something may take to come or go.
const PATIENCE: Duration = Duration::from_secs(60);
/// With this many colours there are words: edges of letters are smoothed. A background, or one with a frame, has fewer.
const WORDS: usize = 8;
/// What is looked at, in pixels from the upper left corner: both windows are there, in front of nothing.
const AREA: (u16, u16) = (1100, 400);

/// An X display.
pub(crate) struct Screen {
    connection: RustConnection,
    root: Window,
}

impl Screen {
    /// The one that `DISPLAY` names.
    pub(crate) fn open() -> Result<Self, Box<dyn Error>> {
        let (connection, number) = x11rb::connect(None)?;
        let root = connection.setup().roots[number].root;
        Ok(Self { connection, root })
    }

    /// Waits until nothing can be read on it.
    pub(crate) fn wait_until_empty(&self) -> Result<(), Box<dyn Error>> {
        let start = Instant::now();
        while self.shows_words()? {
            if start.elapsed() > PATIENCE {
                return Err("The screen doesn’t get empty.".into());
            }
            thread::sleep(LOOK);
        }
        Ok(())
    }

    /// How long a program took from its start until something could be read.
    pub(crate) fn first_content(&self, started: &mut Started) -> Result<Duration, Box<dyn Error>> {
        while !self.shows_words()? {
            if !started.is_running() {
                return Err("The program ended before it showed anything.".into());
            }
            if started.since() > PATIENCE {
                return Err("The program shows nothing.".into());
            }
            thread::sleep(LOOK);
        }
        Ok(started.since())
    }

    fn shows_words(&self) -> Result<bool, Box<dyn Error>> {
        let (width, height) = AREA;
        let image = self
            .connection
            .get_image(ImageFormat::Z_PIXMAP, self.root, 0, 0, width, height, u32::MAX)?
            .reply()?;
        let mut colours = HashSet::new();
        Ok(image.data.chunks_exact(4).any(|pixel| {
            colours.insert([pixel[0], pixel[1], pixel[2]]);
            colours.len() >= WORDS
        }))
    }
}
