//! A picture in the size that a tray shows: each new pixel is the mean of what it covers, so that thin lines stay.

use tauri::image::Image;

/// The picture, square, with this side; as it is where that is not smaller.
pub(super) fn scaled(picture: &Image<'_>, side: u32) -> Image<'static> {
    let before = picture.width();
    if side == 0 || side >= before || picture.height() != before {
        return picture.clone().to_owned();
    }
    let mut pixels = Vec::with_capacity((side * side * 4) as usize);
    for y in 0..side {
        for x in 0..side {
            pixels.extend(mean(picture.rgba(), before, covered(x, side, before), covered(y, side, before)));
        }
    }
    Image::new_owned(pixels, side, side)
}

/// The pixels of one that is `before` wide under the pixel `at` of one that is `side` wide: each with the part of it that
/// is covered, in units of one `side`th.
fn covered(at: u32, side: u32, before: u32) -> impl Iterator<Item = (u32, u32)> + Clone {
    let (begin, end) = (at * before, (at + 1) * before);
    (begin / side..end.div_ceil(side)).map(move |pixel| {
        let part = end.min((pixel + 1) * side) - begin.max(pixel * side);
        (pixel, part)
    })
}

/// Colours count as far as they are seen: what is transparent has none.
fn mean(
    rgba: &[u8],
    width: u32,
    columns: impl Iterator<Item = (u32, u32)> + Clone,
    rows: impl Iterator<Item = (u32, u32)>,
) -> [u8; 4] {
    let (mut colours, mut seen, mut area) = ([0_u64; 3], 0_u64, 0_u64);
    for (y, height) in rows {
        for (x, part) in columns.clone() {
            let at = ((y * width + x) * 4) as usize;
            let [red, green, blue, alpha] =
                rgba.get(at..at + 4).and_then(|pixel| pixel.try_into().ok()).unwrap_or([0; 4]);
            let weight = u64::from(part) * u64::from(height);
            area += weight;
            seen += weight * u64::from(alpha);
            for (sum, colour) in colours.iter_mut().zip([red, green, blue]) {
                *sum += weight * u64::from(alpha) * u64::from(colour);
            }
        }
    }
    let rounded =
        |sum: u64, of: u64| u8::try_from((sum + of / 2).checked_div(of).unwrap_or_default()).unwrap_or(u8::MAX);
    let [red, green, blue] = colours.map(|sum| rounded(sum, seen));
    [red, green, blue, rounded(seen, area)]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Black and white columns, one pixel each, of which every fourth is not seen.
    fn striped(side: u32) -> Image<'static> {
        let pixel = |x: u32| [if x.is_multiple_of(2) { 0 } else { 255 }, 0, 0, if x % 4 == 3 { 0 } else { 255 }];
        Image::new_owned((0..side * side).flat_map(|at| pixel(at % side)).collect(), side, side)
    }

    #[test]
    fn each_pixel_is_the_mean_of_what_it_covers() {
        let small = scaled(&striped(64), 16);
        assert_eq!((small.width(), small.height()), (16, 16));
        // Of four columns one is white and seen, two are black, and one is not seen.
        assert!(small.rgba().chunks(4).all(|pixel| pixel == [85, 0, 0, 191]), "{:?}", &small.rgba()[..8]);
    }

    #[test]
    fn whole_picture_is_covered_at_every_size_of_a_tray() {
        let full = Image::new_owned([10, 20, 30, 255].repeat(64 * 64), 64, 64);
        for side in [16, 20, 24, 28, 32, 40, 48] {
            let small = scaled(&full, side);
            assert_eq!(small.rgba().len(), (side * side * 4) as usize);
            assert!(small.rgba().chunks(4).all(|pixel| pixel == [10, 20, 30, 255]), "{side}");
            for at in 0..side {
                assert_eq!(covered(at, side, 64).map(|(_, part)| part).sum::<u32>(), 64, "{side}: {at}");
            }
        }
    }

    #[test]
    fn picture_does_not_grow() {
        for side in [0, 64, 128] {
            assert_eq!(scaled(&striped(64), side).width(), 64);
        }
    }
}
