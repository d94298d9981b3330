//! Invitations: `From,To,Sent At,Message,Direction`, with profiles since late 2023. Those sent with a message are kept.

use super::connections::draft;
use super::context::Context;
use super::people::People;
use crate::import::found::{Found, FoundPerson, Item, Left, Place, day};
use crate::import::table::Table;
use crate::import::text::{TOO_LONG, cleaned_with_references, is_too_long, text_hash};
use crate::import::times::Form;
use crate::import::{PastKind, What};
use crate::people::conversation::ConversationKind;
use crate::people::person::LinkKey;
use crate::publishing::network::Network;
use crate::text::comparable;

pub(super) fn read(
    text: &str,
    file: &str,
    context: &mut Context<'_>,
    found: &mut Found,
    people: &mut People,
) -> bool {
    let required = ["from", "to", "sentat", "message", "direction"];
    let Some(table) = Table::read(text, &required, &["inviteeprofileurl"]) else { return false };
    let (to, sent, message) = (table.column("to"), table.column("sentat"), table.column("message"));
    let (direction, profile) = (table.column("direction"), table.column("inviteeprofileurl"));
    let dates = context.dates(&[Form::American, Form::Seconds], &table, sent, file, found);
    let (mut received, mut wordless) = (0, 0);
    for row in &table.rows {
        let place = Place { file: file.to_owned(), line: row.line };
        let kind = PastKind::Invitations;
        if let Some(fault) = row.fault {
            found.left.push(Left::unreadable(kind, place, fault));
            continue;
        }
        let added = cleaned_with_references(row.whole(message));
        if !row.cell(direction).eq_ignore_ascii_case("outgoing") {
            received += 1;
            continue;
        }
        if added.is_empty() {
            wordless += 1;
            continue;
        }
        let Some(draft) = draft(row.cell(to), row.cell(profile), "") else {
            found.left.push(Left::unreadable(kind, place, "It doesn’t say who it went to."));
            continue;
        };
        let name = draft.name.clone();
        if is_too_long(&added) {
            found.left.push(Left::skipped(kind, place, name, TOO_LONG));
            continue;
        }
        let Some(on) = dates.read(row.cell(sent)).and_then(|when| day(when, context.now)) else {
            found.left.push(dates.left(kind, place, &name));
            continue;
        };
        let who = draft
            .link
            .as_deref()
            .map_or_else(|| comparable(&name), |link| LinkKey::of(link).key().to_owned());
        let key = format!("linkedin:invitation:{who}:{}:{}", row.cell(sent), text_hash(&added));
        let person = people.add(FoundPerson { place: place.clone(), since: None, met: true, draft });
        let what = What::Conversation {
            kind: ConversationKind::Invitation,
            network: Network::Linkedin,
            link: None,
            added,
            person: Some(person),
        };
        found.items.push(Item { kind, keys: vec![key], place, on: Some(on), title: name, what });
    }
    found.count("invitation received", "invitations received", received);
    found.count("invitation sent without a message", "invitations sent without a message", wordless);
    true
}
