//! Checks pixel by pixel whether the window shows anything. A page can run without being seen, and can't tell: a frame
//! that the driver lost looks like any other to it.

use gtk::cairo::{Context, Format, ImageSurface};
use gtk::glib::object::IsA;
use gtk::prelude::WidgetExt;

/// Whether there is more than one colour in what the widget draws. `None` when that cannot be said: it is not on the screen,
/// or has no size. On the main thread.
pub(crate) fn shows_something(widget: &impl IsA<gtk::Widget>) -> Option<bool> {
    if !widget.is_mapped() {
        return None;
    }
    let mut surface =
        ImageSurface::create(Format::Rgb24, widget.allocated_width(), widget.allocated_height()).ok()?;
    widget.draw(&Context::new(&surface).ok()?);
    surface.flush();
    let (width, stride) = (usize::try_from(surface.width()).ok()?, usize::try_from(surface.stride()).ok()?);
    let pixels = surface.data().ok()?;
    has_colours(&pixels, width, stride)
}

/// Whether any pixel differs from the first; `None` without pixels. Rows of `stride` bytes hold `width` pixels of four
/// bytes, the fourth of which says nothing (cairo's RGB24, in the machine's byte order).
fn has_colours(pixels: &[u8], width: usize, stride: usize) -> Option<bool> {
    let colour = |pixel: &[u8]| u32::from_ne_bytes([pixel[0], pixel[1], pixel[2], pixel[3]]) & 0x00ff_ffff;
    let mut all = pixels.chunks(stride.max(1)).flat_map(|row| row.chunks_exact(4).take(width)).map(colour);
    let first = all.next()?;
    Some(all.any(|other| other != first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_colour_is_nothing_and_a_single_other_pixel_is_something() {
        let blank = [0x18_u32, 0x18, 0xff00_0018, 0x18].map(u32::to_ne_bytes).concat();
        assert_eq!(has_colours(&blank, 2, 8), Some(false), "the unused byte is no colour");
        let dot = [0x18_u32, 0x18, 0x18, 0x19].map(u32::to_ne_bytes).concat();
        assert_eq!(has_colours(&dot, 2, 8), Some(true));
        assert_eq!(has_colours(&dot, 1, 8), Some(false), "what is behind the end of a row is not looked at");
        assert_eq!(has_colours(&[], 0, 0), None);
    }
}
