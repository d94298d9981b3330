//! The dot on the icon that says that something waits.

/// The dot's colour, RGBA: the amber of the window's style sheet.
const DOT: [u8; 4] = [0xe8, 0xb7, 0x5a, 0xff];

/// An icon's RGBA bytes with a dot in its lower right corner.
pub(super) fn with_dot(mut rgba: Vec<u8>, width: u32, height: u32) -> Vec<u8> {
    let (width, height) = (i64::from(width), i64::from(height));
    let radius = width.min(height) / 5;
    let (x, y) = (width - radius - 1, height - radius - 1);
    let pixels = (0..height).flat_map(|row| (0..width).map(move |column| (column, row)));
    for (pixel, (column, row)) in rgba.chunks_exact_mut(4).zip(pixels) {
        if (column - x).pow(2) + (row - y).pow(2) <= radius.pow(2) {
            pixel.copy_from_slice(&DOT);
        }
    }
    rgba
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dot_is_drawn_in_the_lower_right_corner_and_the_rest_stays() {
        let dotted = with_dot(vec![0; 20 * 20 * 4], 20, 20);
        let at = |x: usize, y: usize| &dotted[(y * 20 + x) * 4..][..4];
        assert_eq!((at(15, 15), at(0, 0), at(10, 10)), (&DOT[..], &[0; 4][..], &[0; 4][..]));
    }
}
