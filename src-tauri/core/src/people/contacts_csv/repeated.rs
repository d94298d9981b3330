//! People a file names more than once. The same profile is the same person, whatever else the lines say; another profile
//! is another person, whatever else is the same.

use std::collections::HashMap;

use super::{PersonDraft, Repeated};
use crate::people::person::Identity;

/// Joins the lines about one person: what the first leaves empty is taken from the later ones.
pub(crate) fn joined(drafts: Vec<PersonDraft>) -> (Vec<PersonDraft>, Vec<Repeated>) {
    let identities: Vec<Identity> = drafts.iter().map(Identity::of_draft).collect();
    let of = whose(&identities);
    let mut people: Vec<Option<PersonDraft>> = Vec::with_capacity(drafts.len());
    let mut repeated = Vec::new();
    for (place, draft) in drafts.into_iter().enumerate() {
        let first = of[place];
        if first == place {
            people.push(Some(draft));
            continue;
        }
        people.push(None);
        if let Some(known) = people[first].as_mut() {
            repeated.push(Repeated { line: draft.line, name: draft.name.clone(), of: known.line });
            known.fill(draft);
        }
    }
    (people.into_iter().flatten().collect(), repeated)
}

/// The place of the first line about each line's person.
fn whose(identities: &[Identity]) -> Vec<usize> {
    let mut of: Vec<usize> = (0..identities.len()).collect();
    let mut by_link: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, identity) in identities.iter().enumerate() {
        let Some(link) = &identity.link else { continue };
        let known = by_link.entry(link.key()).or_default();
        match known.iter().find(|first| link.is_profile() || identity.may_be_named(&identities[**first])) {
            Some(first) => of[place] = *first,
            None => known.push(place),
        }
    }
    // Without a link: the one with the same name and role and no link either, or the only one with one.
    let mut linked: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for (place, identity) in identities
        .iter()
        .enumerate()
        .filter(|(place, identity)| of[*place] == *place && identity.link.is_some())
    {
        linked.entry((&identity.name, &identity.role)).or_default().push(place);
    }
    let mut bare: HashMap<(&str, &str), usize> = HashMap::new();
    for (place, identity) in identities.iter().enumerate().filter(|(_, identity)| identity.link.is_none()) {
        let key = (identity.name.as_str(), identity.role.as_str());
        match linked.get(&key).map(Vec::as_slice) {
            // The line with the link may be the later one: both are told by the first.
            Some([one]) if *one < place => of[place] = *one,
            _ => of[place] = *bare.entry(key).or_insert(place),
        }
        if let Some([one]) = linked.get(&key).map(Vec::as_slice)
            && *one > place
        {
            of[*one] = of[place];
        }
    }
    // Those joined to one who was joined in turn.
    for place in 0..of.len() {
        of[place] = of[of[place]];
    }
    of
}
