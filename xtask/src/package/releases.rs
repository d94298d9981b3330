//! What CHANGELOG.md says of each version, for software centres (AppStream) and for Debian.

/// One version and its news.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Release {
    /// Such as `0.1.0`.
    pub(super) version: String,
    /// ISO date.
    pub(super) date: String,
    /// Whether it is still being made.
    pub(super) development: bool,
    /// One sentence each, without markup.
    pub(super) news: Vec<String>,
}

/// Reads them, newest first. What is not released yet counts as the version that is being built, of this day, unless that one
/// is already among them.
pub(super) fn read(changelog: &str, building: &str, today: &str) -> Vec<Release> {
    let mut releases: Vec<Release> = Vec::new();
    for line in changelog.lines() {
        if let Some(heading) = line.strip_prefix("## [") {
            let (version, rest) = heading.split_once(']').unwrap_or((heading, ""));
            let development = version == "Unreleased";
            let date = rest.trim_start_matches([' ', '-', '–']).trim();
            releases.push(Release {
                version: if development { building } else { version }.to_owned(),
                date: if development { today } else { date }.to_owned(),
                development,
                news: Vec::new(),
            });
            continue;
        }
        let Some(release) = releases.last_mut() else { continue };
        if let Some(item) = line.strip_prefix("- ") {
            release.news.push(plain(item));
        } else if let (Some(item), Some(more)) = (release.news.last_mut(), line.strip_prefix("  ")) {
            item.push(' ');
            item.push_str(&plain(more));
        }
    }
    releases.retain(|release| !release.news.is_empty());
    let is_out = releases.iter().any(|release| !release.development && release.version == building);
    releases.retain(|release| !(release.development && is_out));
    releases
}

/// Without the marks of Markdown.
fn plain(text: &str) -> String {
    text.trim().replace(['`', '*'], "")
}

/// As elements of AppStream's `releases`.
pub(super) fn as_appstream(releases: &[Release]) -> String {
    let mut text = String::new();
    for Release { version, date, development, news } in releases {
        let kind = if *development { "development" } else { "stable" };
        text.push_str(&format!(
            "    <release version=\"{version}\" date=\"{date}\" type=\"{kind}\">\n      <description>\n        <ul>\n"
        ));
        for item in news {
            let item = item.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
            text.push_str(&format!("          <li>{item}</li>\n"));
        }
        text.push_str("        </ul>\n      </description>\n    </release>\n");
    }
    text
}

/// As Debian's changelog; `day` is the day as mail has it, and `maintainer` a name with an address.
pub(super) fn as_debian(releases: &[Release], maintainer: &str, day: &str) -> String {
    let mut text = String::new();
    for Release { version, news, .. } in releases {
        text.push_str(&format!("standpoint ({version}) unstable; urgency=medium\n\n"));
        for item in news {
            text.push_str(&format!("  * {}\n", wrapped(item)));
        }
        text.push_str(&format!("\n -- {maintainer}  {day}\n\n"));
    }
    text
}

/// In lines of at most 76 characters, with room for the sign before the item.
fn wrapped(item: &str) -> String {
    let (mut text, mut length) = (String::new(), 0);
    for word in item.split_whitespace() {
        let long = word.chars().count();
        if length > 0 && length + 1 + long > 72 {
            text.push_str("\n    ");
            length = 0;
        } else if length > 0 {
            text.push(' ');
            length += 1;
        }
        text.push_str(word);
        length += long;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    const CHANGELOG: &str = "# Changelog\n\nThe format.\n\n## [Unreleased]\n\n### Added\n\n- Import of `x` & y,\n  in two lines.\n\n\
                             ## [0.1.0] - 2026-03-01\n\n### Added\n\n- The first.\n";

    #[test]
    fn versions_are_read_with_their_day_and_their_news() {
        let releases = read(CHANGELOG, "0.2.0", "2026-04-01");
        let facts: Vec<_> = releases.iter().map(|one| (one.version.as_str(), one.date.as_str())).collect();
        assert_eq!(facts, [("0.2.0", "2026-04-01"), ("0.1.0", "2026-03-01")]);
        assert_eq!(releases[0].news, ["Import of x & y, in two lines."]);
        assert!(releases[0].development && !releases[1].development);
    }

    #[test]
    fn what_follows_a_release_is_not_in_it() {
        let releases = read(CHANGELOG, "0.1.0", "2026-04-01");
        assert_eq!(releases.len(), 1, "the version being built is out already");
        assert_eq!(releases[0].news, ["The first."]);
    }

    #[test]
    fn software_centres_get_text_and_no_markup() {
        let text = as_appstream(&read(CHANGELOG, "0.2.0", "2026-04-01"));
        assert!(
            text.contains("<release version=\"0.2.0\" date=\"2026-04-01\" type=\"development\">"),
            "{text}"
        );
        assert!(text.contains("<li>Import of x &amp; y, in two lines.</li>"), "{text}");
    }

    #[test]
    fn debian_gets_lines_it_can_show() {
        let news = vec!["word ".repeat(40)];
        let release = Release { version: "1.0.0".into(), date: String::new(), development: false, news };
        let text = as_debian(&[release], "A <a@example.org>", "Sun, 01 Mar 2026 00:00:00 +0000");
        assert!(text.starts_with("standpoint (1.0.0) unstable; urgency=medium\n\n  * word"), "{text}");
        assert!(text.lines().all(|line| line.chars().count() <= 80), "{text}");
        assert!(text.contains("\n -- A <a@example.org>  Sun, 01 Mar 2026"), "{text}");
    }
}
