//! The lower rows of worksheet registers; the first ones hold the programme's own examples.

/// A row: its answers by the field they answer.
type Row = &'static [(&'static str, &'static str)];

/// The rows of a step's register after the first.
const MORE: [(&str, [Row; 2]); 4] = [
    (
        "role-models",
        [
            &[
                ("leader", "Kwame Boateng, head of platforms at a public broadcaster"),
                ("why", "Shows the numbers of a migration that went badly"),
                ("where-active", "https://kwame-boateng.example/log"),
                ("habit", "Answers every question under a post within a day"),
                ("debate", "Is a platform team worth it below two hundred engineers?"),
                ("my-view", "Only if someone outside it asks for what it builds."),
            ],
            &[
                ("leader", "Saoirse Lynch, IT director of a port authority"),
                ("why", "Gets engineers and dockers to plan an outage together"),
                ("where-active", "https://saoirse-lynch.example"),
                ("habit", "Opens with what she got wrong last month"),
                ("debate", "Who should own the data that machines on the quay produce?"),
                ("my-view", "The person who has to act on it at three in the morning."),
            ],
        ],
    ),
    (
        "conversations",
        [
            &[
                ("person", "Priya, runs operations at a chain of clinics"),
                ("where", "A thread on night shifts, in the clinics’ forum"),
                ("what-i-added", "What our first month of shared on-call notes changed"),
                ("next-step", "Ask how her night team writes its handover"),
            ],
            &[
                ("person", "Tomás, writes about purchasing in town halls"),
                ("where", "Mastodon, under his list of exit clauses"),
                ("what-i-added", "The clause that saved us a year, and what it cost to get it"),
                ("next-step", "Read his next draft, as he asked"),
            ],
        ],
    ),
    (
        "leverage",
        [
            &[
                ("process", "Onboarding of suppliers"),
                (
                    "friction",
                    "Five departments ask a new supplier the same forty questions, one after another.",
                ),
                (
                    "social-practice",
                    "One open list of answers that everybody adds to and no one has to ask twice.",
                ),
                ("their-words", "“I’ve sent you this three times.”"),
                ("sponsor", "Bernd, head of purchasing"),
                ("metric-baseline", "31 working days, median of the first quarter"),
                ("metric-target", "15 working days by 30 September"),
                ("guard", "Contracts that come back with open points"),
                (
                    "risks",
                    "Prices could be read by the wrong people; purchasing keeps them in their own file.",
                ),
                ("stop-date", "2027-09-30"),
                ("decision", "Yes, Bernd, 2 May: “Try it with the next four.”"),
                ("metric-result", "17 working days, median of four suppliers"),
            ],
            &[
                ("process", "Handover between shifts"),
                (
                    "friction",
                    "What the night shift learns about a machine stays in a paper book by the door.",
                ),
                (
                    "social-practice",
                    "A picture and two lines in a channel that both shifts read before they start.",
                ),
                ("their-words", "“We fixed that on Sunday. No one told you?”"),
                ("sponsor", "Amara, plant manager"),
                ("metric-baseline", "6 repeated faults a month, average of the winter"),
                ("metric-target", "2 or fewer a month by 31 December"),
                ("guard", "Minutes a shift spends on writing"),
                ("risks", "Faces in pictures; the channel takes machines only."),
                ("stop-date", "2027-12-31"),
                ("decision", "Yes, Amara, 20 May: “If it takes them two minutes.”"),
                ("metric-result", "3 a month, average of the summer"),
            ],
        ],
    ),
    (
        "stages",
        [
            &[
                ("venue", "Podcast on operations in health care"),
                ("deadline", "2027-04-30"),
                ("audience", "Heads of operations who listen on the way to work; a fair fit"),
                ("title", "Writing a recovery plan a nurse can follow"),
                ("takeaways", "Leave out system names; test it with someone new; keep it to a page"),
                ("three-minutes", "“Who wrote the page you showed?”"),
                (
                    "talk-outline",
                    "A plan that was never read; the nurse who rewrote it; what fits on a page; how we test it; your first line",
                ),
                ("they-heard", "“Test it with someone new.” He wanted the page itself."),
            ],
            &[
                ("venue", "Open day of the university’s IT faculty"),
                ("deadline", "2027-05-21"),
                ("audience", "Students in their last year and their teachers; practice for me"),
                ("title", "What an outage teaches that a course can’t"),
                ("takeaways", "Write down what you see; say it early; ask who needs to know"),
                ("three-minutes", "“Were you ever afraid of being blamed?”"),
                (
                    "talk-outline",
                    "A Sunday in March; what I saw and didn’t say; what it cost; how we say it now; what you can do on day one",
                ),
                ("they-heard", "“Say it early.” Two asked what to do if no one listens."),
            ],
        ],
    ),
];

/// The answer of a row of a step's register, counted from 0; none where the example stands.
pub(super) fn answer(step: &str, row: usize, field: &str) -> Option<&'static str> {
    let (_, rows) = MORE.iter().find(|(known, _)| *known == step)?;
    let answers = rows.get(row.checked_sub(1)?)?;
    answers.iter().find(|(known, _)| *known == field).map(|(_, answer)| *answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::{FieldKind, Programme, WorksheetForm};

    #[test]
    fn every_row_of_a_register_says_something_of_its_own_in_each_field() {
        let programme = Programme::built_in();
        let registers = programme.steps.iter().filter(|step| step.worksheet.form == WorksheetForm::Register);
        for step in registers {
            let written = step.worksheet.fields.iter().filter(|field| field.kind != FieldKind::Choice);
            for field in written {
                let answers: Vec<_> = (1..3).map(|row| answer(&step.slug, row, &field.slug)).collect();
                assert!(answers.iter().all(Option::is_some), "{}: {}", step.slug, field.slug);
                assert_ne!(answers[0], answers[1], "{}: {}", step.slug, field.slug);
            }
        }
        for (step, rows) in MORE {
            let step = programme.step(step).unwrap();
            for (field, _) in rows.into_iter().flatten() {
                step.field(field).unwrap();
            }
        }
    }
}
