//! Posts of the journal: what was published week after week, what is planned and begun, and a bank of ideas.

use chrono::{Duration, NaiveDate};

use super::journal::{Journal, NINE, chance};
use crate::calendar::{WeekStart, instant_of, week_of};
use crate::error::Result;
use crate::id::{PostId, PublicationId, RuleId};
use crate::programme::Prompt;
use crate::publishing::network::Network;
use crate::publishing::post::{Origin, Post, Publication, Standing};
use crate::reminders::{Occurrence, OccurrenceKey, OccurrenceState};
use crate::store::{Tx, occurrences, posts, publications};

const NETWORKS: [Network; 4] = [Network::Linkedin, Network::Linkedin, Network::Mastodon, Network::OwnSite];
const PILLARS: [&str; 3] = [
    "Resilience on the shop floor",
    "Business and IT deciding together",
    "Growing technical people into leaders",
];
/// Ideas noted a year.
const IDEAS_A_YEAR: u32 = 200;

const OPENINGS: [&str; 5] = [
    "Last month we had to decide in a week what usually takes a quarter.",
    "The question came from a plant manager, and nobody in the room had an answer ready.",
    "Three years ago I would have said the opposite.",
    "A colleague asked me why we still do it this way. I could not tell her.",
    "It began with a spreadsheet that everybody trusted and nobody owned.",
];
const MIDDLES: [&str; 5] = [
    "We wrote down what we knew, what we guessed, and who would notice first if we were wrong. The list of guesses was the longer one, and it became the agenda.",
    "What helped was to sit beside the people who do the work for two shifts. Half of our plan was gone afterwards, and the other half was better for it.",
    "We tried the smallest step that could prove us wrong. It took nine days, cost less than the meeting about it, and it did prove us wrong.",
    "Finance, operations and my team each drew the same process. We hung the three drawings side by side and talked about the gaps only.",
    "We agreed on a date to stop, before we agreed on a date to finish. That made it easy to begin.",
];
const ENDINGS: [&str; 4] = [
    "The number that moved: four unplanned stops a year became one. What would you have looked at first?",
    "If you try it, begin with the people who lose something by it. How do you find them?",
    "I keep the template of one page that came out of it. Ask, and I send it. What would you add?",
    "It is not a method, only a habit. Which one of yours would you keep if you could keep one?",
];
const SUBJECTS: [&str; 8] = [
    "the night shift and the ticket queue",
    "a budget round without slides",
    "the vendor who said no",
    "what apprentices ask first",
    "a dashboard nobody opened",
    "handing over a system that must not stop",
    "the steering group that became a lunch",
    "naming things so that sales understands them",
];
const ANGLES: [&str; 7] = [
    "What I learned from",
    "Three questions about",
    "Before and after:",
    "What I would do again about",
    "A short story about",
    "The cheap experiment behind",
    "Who else has seen this:",
];

pub(super) fn write(journal: &Journal, tx: &Tx<'_>) -> Result<()> {
    published(journal, tx)?;
    unpublished(journal, tx)?;
    ideas(journal, tx)
}

/// About one post a week, some weeks two, and now and then none.
fn published(journal: &Journal, tx: &Tx<'_>) -> Result<()> {
    let mut monday = week_of(journal.joined_on, WeekStart::Monday) + Duration::weeks(1);
    let mut number = 0;
    while monday + Duration::days(6) < journal.today {
        let tuesday = monday + Duration::days(1);
        let kept = chance("kept", monday, 93);
        let wanted = [(kept, tuesday), (kept && chance("second", monday, 10), monday + Duration::days(4))];
        for (_, on) in wanted.into_iter().filter(|(posted, _)| *posted) {
            let prompts = &journal.programme.prompts;
            let post = posts::add(tx, &written(&prompts[number % prompts.len()], number, on))?;
            came_out(tx, post, NETWORKS[number % NETWORKS.len()], number, on)?;
            if number % 9 == 4 {
                came_out(tx, post, Network::OwnSite, number + 1_000_000, on + Duration::days(1))?;
            }
            number += 1;
        }
        nudged(journal, tx, tuesday, kept)?;
        monday += Duration::weeks(1);
    }
    Ok(())
}

fn came_out(
    tx: &Tx<'_>,
    post: PostId,
    network: Network,
    number: usize,
    published_on: NaiveDate,
) -> Result<()> {
    let url = Some(format!("https://example.org/notes/{}", number + 1));
    publications::add(
        tx,
        &Publication { id: PublicationId(0), post, network: Some(network), url, published_on },
    )?;
    Ok(())
}

fn nudged(journal: &Journal, tx: &Tx<'_>, tuesday: NaiveDate, kept: bool) -> Result<()> {
    let state = match kept {
        true => OccurrenceState::Done,
        false if tuesday + Duration::days(12) < journal.today => OccurrenceState::Coalesced,
        false => OccurrenceState::Posted,
    };
    let due_at = instant_of(journal.now.zone, tuesday, NINE);
    let new = Occurrence::new(OccurrenceKey { rule: RuleId(1), on: tuesday }, due_at);
    let shown = Occurrence { attempts: 1, claimed_at: Some(due_at), shown_at: Some(due_at), ..new };
    occurrences::put(tx, &shown.with_state(state))
}

/// A post planned for this week, one for the next, and two drafts, one of them thin.
fn unpublished(journal: &Journal, tx: &Tx<'_>) -> Result<()> {
    let prompts = &journal.programme.prompts;
    let friday = week_of(journal.today, WeekStart::Monday) + Duration::days(4);
    let planned = [friday.max(journal.today), friday + Duration::days(5)];
    for (index, on) in planned.into_iter().enumerate() {
        let post =
            written(&prompts[(7 + index * 5) % prompts.len()], 40 + index, journal.today - Duration::days(6));
        posts::add(tx, &Post { standing: Standing { planned_on: Some(on), ..post.standing }, ..post })?;
    }
    for index in 0..2 {
        let post =
            written(&prompts[(3 + index * 9) % prompts.len()], 60 + index, journal.today - Duration::days(3));
        let thin = index == 1;
        let body = if thin { String::new() } else { post.body.clone() };
        posts::add(
            tx,
            &Post { body, evidence: if thin { String::new() } else { post.evidence.clone() }, ..post },
        )?;
    }
    Ok(())
}

fn ideas(journal: &Journal, tx: &Tx<'_>) -> Result<()> {
    let days = (journal.today - journal.joined_on).num_days().max(1);
    let wanted = i64::from(IDEAS_A_YEAR) * days / 365;
    for number in 0..wanted {
        let at = usize::try_from(number).unwrap_or(0);
        let title =
            format!("{} {} ({})", ANGLES[at % ANGLES.len()], SUBJECTS[(at / 3) % SUBJECTS.len()], at + 1);
        let made_on = journal.joined_on + Duration::days(number * days / wanted.max(1));
        let pillar = if at.is_multiple_of(4) { "" } else { PILLARS[at % PILLARS.len()] };
        posts::add(tx, &Post { pillar: pillar.to_owned(), ..Post::idea(title, made_on) })?;
    }
    Ok(())
}

fn written(prompt: &Prompt, number: usize, made_on: NaiveDate) -> Post {
    let paragraph = |from: &[&str], step: usize| from[(number * step + 1) % from.len()].to_owned();
    let body =
        [paragraph(&OPENINGS, 3), paragraph(&MIDDLES, 2), paragraph(&MIDDLES, 4), paragraph(&ENDINGS, 3)]
            .join("\n\n");
    let idea = Post::idea(prompt.text.clone(), made_on);
    Post {
        body,
        standing: Standing { drafting: true, ..idea.standing },
        pillar: PILLARS[number % PILLARS.len()].to_owned(),
        network: Some(NETWORKS[number % NETWORKS.len()]),
        claim: paragraph(&OPENINGS, 1),
        evidence: "Four unplanned stops a year became one.".to_owned(),
        takeaway: "Write the guesses down first.".to_owned(),
        question: "What would you have looked at first?".to_owned(),
        origin: Origin { prompt: Some(prompt.slug.clone()), ..Origin::default() },
        ..idea
    }
}
