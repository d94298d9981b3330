//! Numbers that networks show.

use standpoint_core::views::{NumberLine, NumberList};

use super::{lines, plain, rest_of};

pub(crate) fn numbers(list: &NumberList, revisions: bool, offset: u32) -> String {
    if list.total == 0 {
        return lines([
            "No numbers yet. `metric add` adds one; `import FILE` reads LinkedIn’s and X’s analytics."
                .to_owned(),
        ]);
    }
    let text: String = list.lines.iter().map(|line| number(line, revisions)).collect();
    text + &rest_of(list.total, offset, list.lines.len())
}

fn number(line: &NumberLine, revisions: bool) -> String {
    let incomplete = if line.incomplete { ", incomplete" } else { "" };
    let about = match (&line.post_title, &line.post_key) {
        (Some(title), _) => format!("  “{}”", plain(title)),
        (None, Some(key)) => format!("  not in the log: {}", plain(key)),
        (None, None) => String::new(),
    };
    let was = line.revised.first().map(|earlier| format!(", {}", earlier.words)).unwrap_or_default();
    let what = format!("{}, {}", line.label, line.network.label());
    let mut text = lines([format!(
        "{:>5}  {what:32}  {:>9}  {}{was}{incomplete}{about}",
        line.id.0, line.value_text, line.when
    )]);
    if revisions {
        text += &lines([format!("       {}", plain(&line.source.words))]);
        text += &lines(line.revised.iter().map(|earlier| {
            format!("{:>5}    {} ({})", earlier.id.0, earlier.words, plain(&earlier.source.words))
        }));
    }
    text
}
