//! Addresses of private, link-local and carrier networks, also defanged. Loopback, and a whole private block as such, say
//! nothing about anybody's network.

use std::net::{Ipv4Addr, Ipv6Addr};
use std::sync::LazyLock;

use crate::publishing::red_line::form::{Form, Found, On};
use crate::publishing::red_line::reading::Reading;
use crate::publishing::red_line::{RedLine, Span};

static FORMS: LazyLock<[Form; 2]> = LazyLock::new(|| {
    let form = |pattern: &str, is: fn(&Found<'_>) -> bool| {
        Form::new(RedLine::InternalAddress, On::Seen, pattern, is)
    };
    let dot = r"(?:\.|\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\))";
    [
        form(
            &format!(
                r"(?i)(?:\b(?:https?|hxxps?|ssh|ftp|rdp)(?:://|\[://\]|\[:\]//))?\b\d{{1,3}}{dot}\d{{1,3}}{dot}\d{{1,3}}{dot}\d{{1,3}}(?:/\d{{1,2}}\b|(?::\d{{2,5}})?(?:/[^\s]*)?)"
            ),
            is_private,
        ),
        form(r"(?i)\b(?:f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]):[0-9a-f:]*[0-9a-f:](?:/\d{1,3})?", is_private_v6),
    ]
});

/// Where they are.
pub(super) fn find(reading: &Reading, spans: &mut Vec<Span>) {
    FORMS.iter().for_each(|form| form.find(reading, spans));
}

/// Words before a version of four numbers.
const VERSIONED: [&str; 26] = [
    "version",
    "v",
    "macos",
    "ios",
    "ipados",
    "watchos",
    "chrome",
    "chromium",
    "edge",
    "firefox",
    "safari",
    "windows",
    "build",
    "release",
    "released",
    "firmware",
    "driver",
    "kernel",
    "chapter",
    "section",
    "clause",
    "paragraph",
    "update",
    "patch",
    "outlook",
    "client",
];

fn is_private(found: &Found<'_>) -> bool {
    let text = found.seen().to_lowercase();
    let text = text
        .rsplit_once("//")
        .filter(|(scheme, _)| !scheme.contains('.'))
        .map_or(text.as_str(), |(_, rest)| rest)
        .to_owned();
    let mut plain = text.replace("dot", ".");
    plain.retain(|sign| !"[](){}".contains(sign));
    let (address, rest) = plain.split_at(plain.find(['/', ':']).unwrap_or(plain.len()));
    let Ok(address) = address.parse::<Ipv4Addr>() else { return false };
    let [one, two, three, four] = address.octets();
    let carrier = one == 100 && (64..128).contains(&two);
    let block = rest.strip_prefix('/').and_then(|length| length.parse::<u32>().ok());
    let is_block_as_such = three == 0
        && four == 0
        && ((one == 10 && two == 0)
            || (one == 172 && two == 16)
            || (one == 192 && two == 168)
            || (one == 169 && two == 254)
            || (carrier && two == 64))
        && block.is_none_or(|length| length <= 16 && !(length == 16 && one == 10));
    let joined = found.before().ends_with(|before: char| {
        before.is_alphanumeric() || before == '.' || before == '-' && !found.before().ends_with(" -")
    });
    let goes_on =
        found.after().starts_with('.') && found.after()[1..].starts_with(|next: char| next.is_ascii_digit());
    let is_version = found.words_before(1).any(|word| VERSIONED.contains(&word))
        && found.seen().contains('.')
        && rest.is_empty();
    (address.is_private() || address.is_link_local() || carrier)
        && !is_block_as_such
        && !joined
        && !goes_on
        && !is_version
}

fn is_private_v6(found: &Found<'_>) -> bool {
    let text = found.seen();
    let (address, block) = text.split_once('/').unwrap_or((text, ""));
    let is_block = block.parse::<u32>().is_ok_and(|length| length <= 10) && address.ends_with("::");
    address.trim_end_matches(':').contains(':') && address.parse::<Ipv6Addr>().is_ok() && !is_block
}
