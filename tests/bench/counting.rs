//! Texts that are as long as texts may be, and awkward, counted as each network counts.

use standpoint_core::publishing::network::Network;
use standpoint_core::publishing::network_limit::{count_for, words};

use crate::sample::{Sample, time, within};

/// Milliseconds that one count of 100,000 characters may take.
const LIMIT: u64 = 20;

/// The slowest of all texts and networks, three times each.
pub(crate) fn row() -> String {
    let texts = [
        "We rewrote the roadmap, see example.org/plan or https://example.org. ".repeat(1_450),
        "👨‍👩‍👧‍👦 שלום, Résumé の @a@example.social 1️⃣ ".repeat(2_400),
        "a.b.c.".repeat(16_600),
        "a".repeat(100_000),
        format!("https://example.org/{}", "()".repeat(30_000) + &")".repeat(40_000)),
        format!("aa.bb{}", ".1".repeat(50_000)),
        "x.co https://x.co/a?b ".repeat(4_500),
        "@a@b.c-d @a.b-".repeat(7_000),
        format!("a{}", "\u{200d}\u{301}👍".repeat(33_000)),
        "🇩".repeat(100_000),
    ];
    let mut times = Vec::new();
    for text in texts.iter().cycle().take(3 * texts.len()) {
        for network in Network::ALL {
            times.push(time(|| _ = std::hint::black_box(count_for(*network, text))));
        }
        times.push(time(|| _ = std::hint::black_box(words(text))));
    }
    within("Count: 100,000 awkward characters, any network", &Sample::new(times), LIMIT)
}
