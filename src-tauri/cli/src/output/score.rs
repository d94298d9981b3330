//! The scorecard.

use standpoint_core::views::{ScorePage, ScorePartLine, ScoreSignalLine};

use super::{date, lines, plain};

pub(crate) fn score(page: &ScorePage) -> String {
    let mut out = vec![format!("{}: {}", date(page.on), page.sentence)];
    let sides = [("Effort", page.effort), ("Results", page.results)];
    let sides: Vec<_> =
        sides.iter().filter_map(|(name, side)| side.map(|side| format!("{name} {side}"))).collect();
    if !sides.is_empty() {
        out.push(sides.join(" · "));
    }
    if page.score.is_some() {
        out.extend(page.parts.iter().map(part));
        if page.measured < 100 {
            out.push(format!("{} of the 100 can be measured.", page.measured));
        }
    } else {
        let signals = || page.parts.iter().flat_map(|part| &part.signals);
        out.extend(signals().filter(|line| line.measured).map(|line| format!("Measured: {}", line.name)));
        out.extend(signals().filter(|line| !line.measured).map(|line| format!("Missing: {}", missing(line))));
    }
    out.extend(
        page.next
            .as_ref()
            .map(|next| format!("Cheapest next point: {} ({})", plain(&next.what), next.sentence)),
    );
    out.extend(page.beside.iter().map(|line| format!("{}: {} ({})", line.name, line.value, date(line.on))));
    lines(out)
}

/// A part with its signals and the rows its points are made of.
pub(crate) fn score_part(part_of: &ScorePartLine) -> String {
    let mut out = vec![part(part_of)];
    for line in &part_of.signals {
        let points = line.points.map(|points| format!(" {points:.1} of {}", line.weight)).unwrap_or_default();
        let since = line.since.map(|since| format!(" (since {})", date(since))).unwrap_or_default();
        out.push(format!("{}:{points} {}{since}", line.name, line.sentence));
        out.extend(line.rows.iter().map(|row| {
            let points = row.points.map(|points| format!("{points:.1}  ")).unwrap_or_default();
            let on = row.on.map(|on| format!(" ({})", date(on))).unwrap_or_default();
            format!("  {points}{}{on}", plain(&row.title))
        }));
        out.push(format!("  What would change it: {}", line.change));
    }
    lines(out)
}

fn part(line: &ScorePartLine) -> String {
    match line.points {
        Some(points) => format!("{:<13}{points:>5.1} of {}", line.name, line.measured),
        None if line.measured == 0 => format!("{:<13}not measured yet", line.name),
        None => format!("{:<13}measured for {} of {}", line.name, line.measured, line.weight),
    }
}

fn missing(line: &ScoreSignalLine) -> String {
    format!("{}. {}.", line.name, line.sentence)
}
