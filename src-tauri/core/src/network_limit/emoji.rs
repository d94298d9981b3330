//! What is an emoji: a grapheme cluster that is shown as a picture, however many code points it is made of.
//!
//! From Unicode's emoji-data.txt and UTS #51: characters shown as emoji by themselves, others with the variation selector
//! for emoji, keycaps, flags, and what is joined of these.

const TEXT_STYLE: char = '\u{fe0e}';
const EMOJI_STYLE: char = '\u{fe0f}';
const JOINER: char = '\u{200d}';
const KEYCAP: char = '\u{20e3}';

/// Whether a grapheme cluster is shown as an emoji.
pub(super) fn is_emoji(cluster: &str) -> bool {
    let mut characters = cluster.chars();
    let Some(first) = characters.next() else { return false };
    // Most text ends here.
    if first < '\u{203c}' && !matches!(first, '\u{a9}' | '\u{ae}' | '#' | '*' | '0'..='9') {
        return false;
    }
    let mut rest = characters.clone();
    if matches!(first, '#' | '*' | '0'..='9') {
        return rest.any(|c| c == KEYCAP);
    }
    if is_flag_letter(first) {
        return rest.any(is_flag_letter);
    }
    if !may_be_emoji(first) || rest.clone().any(|c| c == TEXT_STYLE) {
        return false;
    }
    is_emoji_alone(first) || rest.any(|c| c == EMOJI_STYLE || c == JOINER || is_skin_tone(c))
}

fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

fn is_skin_tone(c: char) -> bool {
    matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
}

/// The ranges that hold the characters with the property Emoji but for keycaps and flags.
fn may_be_emoji(c: char) -> bool {
    matches!(c,
        '\u{a9}' | '\u{ae}' | '\u{203c}' | '\u{2049}' | '\u{2122}' | '\u{2139}' | '\u{2194}'..='\u{21aa}' | '\u{231a}'..='\u{23ff}'
        | '\u{24c2}' | '\u{25aa}'..='\u{27bf}' | '\u{2934}'..='\u{2935}' | '\u{2b05}'..='\u{2b55}' | '\u{3030}' | '\u{303d}'
        | '\u{3297}' | '\u{3299}' | '\u{1f000}'..='\u{1faff}')
}

/// Characters with the property Emoji_Presentation. Above U+1F000 those without are taken for emoji as well: most fonts
/// know them as nothing else.
fn is_emoji_alone(c: char) -> bool {
    matches!(c,
        '\u{231a}'..='\u{231b}' | '\u{23e9}'..='\u{23ec}' | '\u{23f0}' | '\u{23f3}' | '\u{25fd}'..='\u{25fe}' | '\u{2614}'..='\u{2615}'
        | '\u{2648}'..='\u{2653}' | '\u{267f}' | '\u{2693}' | '\u{26a1}' | '\u{26aa}'..='\u{26ab}' | '\u{26bd}'..='\u{26be}'
        | '\u{26c4}'..='\u{26c5}' | '\u{26ce}' | '\u{26d4}' | '\u{26ea}' | '\u{26f2}'..='\u{26f3}' | '\u{26f5}' | '\u{26fa}' | '\u{26fd}'
        | '\u{2705}' | '\u{270a}'..='\u{270b}' | '\u{2728}' | '\u{274c}' | '\u{274e}' | '\u{2753}'..='\u{2755}' | '\u{2757}'
        | '\u{2795}'..='\u{2797}' | '\u{27b0}' | '\u{27bf}' | '\u{2b1b}'..='\u{2b1c}' | '\u{2b50}' | '\u{2b55}'
        | '\u{1f004}' | '\u{1f0cf}' | '\u{1f18e}' | '\u{1f191}'..='\u{1f19a}' | '\u{1f201}'..='\u{1f265}' | '\u{1f300}'..='\u{1f6ff}'
        | '\u{1f7e0}'..='\u{1f7eb}' | '\u{1f7f0}' | '\u{1f900}'..='\u{1f9ff}' | '\u{1fa70}'..='\u{1faff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_as_a_picture_is_an_emoji() {
        for cluster in ["🚀", "👍🏽", "👨‍👩‍👧‍👦", "🇩🇪", "1️⃣", "#⃣", "☺️", "©️", "❤️‍🔥", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "⌚", "☝🏽"]
        {
            assert!(is_emoji(cluster), "{cluster}");
        }
        for cluster in ["", "a", "é", "1", "#", "©", "™", "☺", "☺\u{fe0e}", "の", "ש", "→", "🇩", "a\u{fe0f}", "\u{200d}", "𝒜", "—"]
        {
            assert!(!is_emoji(cluster), "{cluster}");
        }
    }
}
