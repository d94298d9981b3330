//! Cases to learn from.

use standpoint_core::views::StudyPage;

use super::{lines, plain};

pub(crate) fn study(page: &StudyPage) -> String {
    let mut out = vec![format!("{} of {} studied", page.studied, page.wanted)];
    for process in
        page.processes.iter().filter(|process| !process.cases.is_empty() || process.none_yet.is_some())
    {
        out.push(String::new());
        out.push(process.title.clone());
        out.extend(process.none_yet.clone().map(|words| format!("  {words}")));
        for case in &process.cases {
            let mark = if case.studied_on.is_some() { "x" } else { " " };
            let years = if case.years.is_empty() { String::new() } else { format!(", {}", case.years) };
            out.push(format!("[{mark}] {:24} {}{years}", case.key, plain(&case.organisation)));
            out.push(format!("    {} {}", plain(&case.problem), plain(&case.mechanism)));
            out.push(format!(
                "    {} ({}). Caveat: {}",
                plain(&case.number),
                plain(&case.who_says),
                plain(&case.caveat)
            ));
        }
    }
    lines(out)
}
