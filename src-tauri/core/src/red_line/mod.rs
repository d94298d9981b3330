//! The red-line check: what in a text should not leave the house without a second thought.
//!
//! It looks for the user's own never-post list (step 2) and for classes of things that get people into trouble. It decides
//! nothing and sends nothing anywhere: each finding says where and why, and the user answers. It must not know posts or the
//! store; a text and a list go in, findings come out.

mod checksum;
mod incident;
mod never_list;
mod patterns;
mod praise;

use serde::{Deserialize, Serialize};

use crate::named::named_enum;

pub use never_list::NeverList;

named_enum! {
    /// What a finding is about.
    pub enum RedLine("class") {
        /// Something on the user's own never-post list.
        NeverList = "never_list" | "On your never-post list",
        /// A customer or client.
        Customer = "customer" | "A customer",
        /// An incident, an outage, a breach.
        Incident = "incident" | "An incident",
        /// A vulnerability.
        Vulnerability = "vulnerability" | "A vulnerability",
        /// Results or plans that are not public yet.
        Unreleased = "unreleased" | "Not public yet",
        /// Something about a person.
        PersonalData = "personal_data" | "Personal data",
        /// A key, a token, a password.
        Secret = "secret" | "A key or password",
        /// A host or address inside the organisation's network.
        InternalAddress = "internal_address" | "An internal address",
        /// Praise for the employer or a supplier, without saying how the user is connected.
        Praise = "praise" | "Praise without saying how you’re connected",
    }
}

impl RedLine {
    /// Why it is worth a second thought, as a sentence.
    #[must_use]
    pub fn why(self) -> &'static str {
        match self {
            Self::NeverList => "This is on the never-post list you wrote in step 2.",
            Self::Customer => "Naming a customer, or hinting at one, usually needs their approval.",
            Self::Incident => "Wait until an incident is closed, reviewed and cleared before you write about it.",
            Self::Vulnerability => "If it isn’t fixed everywhere, this could help an attacker.",
            Self::Unreleased => "This looks like news that isn’t public yet. Let the people who announce it go first.",
            Self::PersonalData => "This may identify a person. Ask them, or leave it out.",
            Self::Secret => "This looks like a key, a token or a password. Once it is out it must be replaced.",
            Self::InternalAddress => "This describes your organisation’s network to strangers.",
            Self::Praise => "You praise your employer or a supplier. Say in the post how you’re connected.",
        }
    }
}

/// One finding in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Finding {
    /// What it is about.
    pub class: RedLine,
    /// Where it begins, in characters (Unicode scalar values) from the beginning of the text.
    pub from: u32,
    /// Where it ends, in characters; not included.
    pub to: u32,
    /// The line it is on, counted from 1.
    pub line: u32,
    /// The words found. Never logged.
    pub words: String,
    /// Why it is worth a second thought, as a sentence.
    pub why: String,
}

/// What the check has to know of the user's surroundings.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// Names of suppliers and partners, from People.
    pub suppliers: Vec<String>,
    /// The disclosure sentence saved in step 2; may be empty.
    pub disclosure: String,
    /// Whether the employer is listed or regulated: results, forecasts and inside information are looked for harder.
    pub listed: bool,
}

/// A finding in bytes of the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Span {
    class: RedLine,
    from: usize,
    to: usize,
}

/// Looks through a text. Findings come in the order of the text; where one lies within another, only the longer is given.
/// A secret is always given: who lets a customer's name stay has not looked at the key behind it.
#[must_use]
pub fn check(text: &str, never: &NeverList) -> Vec<Finding> {
    check_with(text, never, &Circumstances::default())
}

/// The same for somebody whose circumstances are known.
#[must_use]
pub fn check_with(text: &str, never: &NeverList, circumstances: &Circumstances) -> Vec<Finding> {
    let mut spans = never.find(text);
    spans.extend(patterns::find(text));
    spans.extend(circumstances.praise(text));
    if circumstances.listed {
        spans.extend(patterns::find_of_listed(text));
    }
    spans.sort_by_key(|span| (span.from, std::cmp::Reverse(span.to), span.class));
    let mut kept: Vec<Span> = Vec::new();
    for span in spans {
        let tells = |other: &Span| other.class == span.class || span.class != RedLine::Secret;
        if !kept.iter().any(|other| other.from <= span.from && span.to <= other.to && tells(other)) {
            kept.push(span);
        }
    }
    Counted::new(text).findings(&kept)
}

/// Counts characters and lines on the way through a text, once for all findings.
struct Counted<'a> {
    text: &'a str,
}

impl<'a> Counted<'a> {
    fn new(text: &'a str) -> Self {
        Self { text }
    }

    fn findings(&self, spans: &[Span]) -> Vec<Finding> {
        let (mut at, mut characters, mut line) = (0, 0, 1);
        let mut findings = Vec::with_capacity(spans.len());
        for span in spans {
            let before = &self.text[at..span.from];
            characters += count(before.chars().count());
            line += count(before.matches('\n').count());
            at = span.from;
            let words = &self.text[span.from..span.to];
            findings.push(Finding {
                class: span.class,
                from: characters,
                to: characters + count(words.chars().count()),
                line,
                words: words.to_owned(),
                why: span.class.why().to_owned(),
            });
        }
        findings
    }
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(RedLine, String)> {
        check(text, &NeverList::default()).into_iter().map(|finding| (finding.class, finding.words)).collect()
    }

    fn classes(text: &str) -> Vec<RedLine> {
        found(text).into_iter().map(|(class, _)| class).collect()
    }

    #[test]
    fn a_harmless_post_has_no_finding() {
        let post = "We rewrote our roadmap without system names. Finance read it in one sitting, and the budget meeting took one \
                    round instead of three. What would you take out of yours? Version 2.0.1 came out in 2024; 40 % fewer questions. \
                    Thanks to everyone at the meetup on 12 March 2026 at 18:30. More at https://example.org/notes/roadmap?id=12345678.";
        assert_eq!(found(post), []);
    }

    #[test]
    fn secrets_are_found_by_their_form() {
        for secret in [
            "AKIAIOSFODNN7EXAMPLE",
            "ghp_1234567890abcdefghijklmnopqrstuvwxyzAB",
            "xoxb-123456789012-abcdefghijkl",
            "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N",
            "-----BEGIN RSA PRIVATE KEY-----",
            "password: hunter2xyz",
            "api_key = 'sk9f8d7s6f5d4s3'",
            "postgres://app:s3cret@db.example.org/main",
        ] {
            assert_eq!(classes(&format!("Use {secret} for now")), [RedLine::Secret], "{secret}");
        }
        assert_eq!(classes("Choose a password that is long, and change the token when it leaks."), []);
    }

    #[test]
    fn personal_data_is_found_and_numbers_that_fail_their_checksum_are_left() {
        for data in
            ["ines.marsh@example.org", "+49 170 1234567", "DE89 3704 0044 0532 0130 00", "4111 1111 1111 1111", "born on 3 May 1981"]
        {
            assert_eq!(classes(&format!("Ask {data} about it")), [RedLine::PersonalData], "{data}");
        }
        assert_eq!(classes("Order 4111 1111 1111 1112 and DE89 3704 0044 0532 0130 03 are only numbers"), []);
    }

    #[test]
    fn internal_hosts_and_addresses_are_found_and_public_ones_are_not() {
        for host in [
            "10.20.30.40",
            "192.168.1.1",
            "172.31.0.9:8443",
            "fd12:3456:789a::1",
            "jenkins.corp",
            "db01.prod.internal",
            "http://localhost:3000",
        ] {
            assert_eq!(classes(&format!("It runs on {host} today")), [RedLine::InternalAddress], "{host}");
        }
        assert_eq!(classes("It runs on 8.8.8.8, 172.32.0.1 and www.example.org; version 10.2.3 is out"), []);
    }

    #[test]
    fn incidents_vulnerabilities_customers_and_unreleased_results_are_found_by_their_words() {
        assert_eq!(classes("During last night’s outage we learned a lot"), [RedLine::Incident]);
        assert_eq!(classes("CVE-2026-12345 is still unpatched here"), [RedLine::Vulnerability, RedLine::Vulnerability]);
        assert_eq!(classes("Our customer Acme Logistics saved a week"), [RedLine::Customer]);
        assert_eq!(classes("Our Q3 numbers, under NDA until Friday"), [RedLine::Unreleased, RedLine::Unreleased]);
        for figure in ["Revenue up 12% in Q3", "EBITDA was down by €5m", "Bookings grew 7.5 percent"] {
            assert_eq!(classes(figure), [RedLine::Unreleased], "{figure}");
        }
        assert_eq!(classes("Which margin grew most is a matter of taste, and the cost of it went down by 30%"), []);
    }

    #[test]
    fn an_incident_word_alone_is_marked_only_near_time_or_possession() {
        assert_eq!(classes("Our outage lasted an hour"), [RedLine::Incident]);
        assert_eq!(classes("What a post-mortem last night taught us"), [RedLine::Incident]);
        assert_eq!(classes("How to write a blameless post-mortem that people read twice"), []);
        assert_eq!(
            classes(
                "I help operations leaders get back to work within a shift after an outage, with recovery plans their people rehearse."
            ),
            []
        );
        assert_eq!(classes("My vulnerability made the talk better; being vulnerable helps, and so does showing vulnerability"), []);
        assert_eq!(classes("A vulnerability in the login page"), [RedLine::Vulnerability]);
    }

    #[test]
    fn praise_is_marked_until_the_post_says_how_one_is_connected() {
        let connections = Circumstances {
            suppliers: vec!["Contoso".to_owned()],
            disclosure: "I work there, so read this with that in mind.".to_owned(),
            listed: false,
        };
        let of =
            |text: &str| check_with(text, &NeverList::default(), &connections).into_iter().map(|found| found.class).collect::<Vec<_>>();
        assert_eq!(of("We make the best product on the market."), [RedLine::Praise]);
        assert_eq!(of("I love what Contoso did for us."), [RedLine::Praise]);
        assert_eq!(of("I love what Contoso did for us. I work there, so read this with that in mind."), []);
        assert_eq!(of("The best question I was asked this week came from a plant manager. We talked for an hour."), []);
        assert_eq!(of("I’d recommend Dante to anyone."), []);
    }

    #[test]
    fn for_a_listed_company_results_and_forecasts_are_looked_for_harder() {
        let listed = Circumstances { listed: true, ..Circumstances::default() };
        let of = |text: &str, here: &Circumstances| check_with(text, &NeverList::default(), here).len();
        for text in ["Our order intake looks strong", "The dividend will please everyone", "Guidance for the year stays as it is"] {
            assert_eq!((of(text, &listed), of(text, &Circumstances::default())), (1, 0), "{text}");
        }
    }

    #[test]
    fn places_are_characters_and_lines_and_survive_every_script() {
        let text = "Zeile eins – שלום 🚀\nMail: ada@example.org";
        let finding = check(text, &NeverList::default()).remove(0);
        assert_eq!((finding.line, finding.words.as_str()), (2, "ada@example.org"));
        let cut: String = text.chars().skip(finding.from as usize).take((finding.to - finding.from) as usize).collect();
        assert_eq!(cut, "ada@example.org");
    }

    #[test]
    fn hidden_characters_do_not_hide_a_secret() {
        assert_eq!(classes("AKIA\u{200b}IOSFODNN7EXAMPLE"), [RedLine::Secret], "a zero-width space within");
    }

    #[test]
    fn a_customers_name_ends_with_its_sentence_and_a_key_beside_it_is_found() {
        assert_eq!(
            found("Thanks to our customer Contoso Bank. Key AKIAIOSFODNN7EXAMPLE."),
            [(RedLine::Customer, "our customer Contoso Bank".to_owned()), (RedLine::Secret, "AKIAIOSFODNN7EXAMPLE".to_owned())]
        );
        assert_eq!(classes("our customer Contoso AKIAIOSFODNN7EXAMPLE"), [RedLine::Customer, RedLine::Secret]);
        assert_eq!(found("our client Booking.com paid")[0].1, "our client Booking.com");
    }

    #[test]
    fn a_finding_within_a_longer_one_is_not_given_twice() {
        assert_eq!(found("see http://wiki.corp/x/10.0.0.1"), [(RedLine::InternalAddress, "http://wiki.corp/x/10.0.0.1".to_owned())]);
    }
}
