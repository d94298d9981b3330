//! What the classes find and leave, in sentences.

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
    for data in [
        "ines.marsh@example.org",
        "+49 170 1234567",
        "DE89 3704 0044 0532 0130 00",
        "4111 1111 1111 1111",
        "born on 3 May 1981",
    ] {
        assert_eq!(classes(&format!("Ask {data} about it")), [RedLine::PersonalData], "{data}");
    }
    assert_eq!(classes("Order 4111 1111 1111 1112 and DE89 3704 0044 0532 0130 03 are only numbers"), []);
}

#[test]
fn internal_hosts_and_addresses_are_found_and_public_ones_and_loopback_are_not() {
    for host in [
        "10.20.30.40",
        "192.168.1.1",
        "172.31.0.9:8443",
        "fd12:3456:789a::1",
        "jenkins.corp",
        "db01.prod.internal",
    ] {
        assert_eq!(classes(&format!("It runs on {host} today")), [RedLine::InternalAddress], "{host}");
    }
    assert_eq!(
        classes(
            "It runs on 8.8.8.8, 172.32.0.1, http://localhost:3000 and www.example.org; version 10.2.3 is out"
        ),
        []
    );
}

#[test]
fn incidents_vulnerabilities_customers_and_unreleased_results_are_found_by_their_words() {
    assert_eq!(classes("During last night’s outage we learned a lot"), [RedLine::Incident]);
    assert_eq!(
        classes("CVE-2026-12345 is still unpatched here"),
        [RedLine::Vulnerability, RedLine::Vulnerability]
    );
    assert_eq!(classes("Our customer Acme Logistics saved a week"), [RedLine::Customer]);
    assert_eq!(classes("Our Q3 numbers, under NDA until Friday"), [RedLine::Unreleased, RedLine::Unreleased]);
    for figure in ["Revenue up 12% in Q3", "EBITDA was down by €5m", "Bookings grew 7.5 percent"] {
        assert_eq!(classes(figure), [RedLine::Unreleased], "{figure}");
    }
    assert_eq!(
        classes("Which margin grew most is a matter of taste, and the cost of it went down by 30%"),
        []
    );
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
    assert_eq!(
        classes(
            "My vulnerability made the talk better; being vulnerable helps, and so does showing vulnerability"
        ),
        []
    );
    assert_eq!(classes("A vulnerability in the login page"), [RedLine::Vulnerability]);
}

#[test]
fn praise_is_marked_until_the_post_says_how_one_is_connected() {
    let connections = Circumstances {
        suppliers: vec!["Contoso".to_owned()],
        disclosure: "I work there, so read this with that in mind.".to_owned(),
        listed: false,
    };
    let of = |text: &str| {
        check_with(text, &NeverList::default(), &connections)
            .into_iter()
            .map(|found| found.class)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("We make the best product on the market."), [RedLine::Praise]);
    assert_eq!(of("I love what Contoso did for us."), [RedLine::Praise]);
    assert_eq!(of("I love what Contoso did for us. I work there, so read this with that in mind."), []);
    assert_eq!(
        of("The best question I was asked this week came from a plant manager. We talked for an hour."),
        []
    );
    assert_eq!(of("I’d recommend Dante to anyone."), []);
}

#[test]
fn for_a_listed_company_results_and_forecasts_are_looked_for_harder() {
    let listed = Circumstances { listed: true, ..Circumstances::default() };
    let of = |text: &str, here: &Circumstances| check_with(text, &NeverList::default(), here).len();
    for text in [
        "Our order intake looks strong",
        "The dividend will please everyone",
        "Guidance for the year stays as it is",
    ] {
        assert_eq!((of(text, &listed), of(text, &Circumstances::default())), (1, 0), "{text}");
    }
}

#[test]
fn places_are_characters_and_lines_and_survive_every_script() {
    let text = "Zeile eins – שלום 🚀\nMail: ada@example.org";
    let finding = check(text, &NeverList::default()).remove(0);
    assert_eq!((finding.line, finding.words.as_str()), (2, "ada@example.org"));
    let cut: String =
        text.chars().skip(finding.from as usize).take((finding.to - finding.from) as usize).collect();
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
        [
            (RedLine::Customer, "our customer Contoso Bank".to_owned()),
            (RedLine::Secret, "AKIAIOSFODNN7EXAMPLE".to_owned())
        ]
    );
    assert_eq!(classes("our customer Contoso AKIAIOSFODNN7EXAMPLE"), [RedLine::Customer, RedLine::Secret]);
    assert_eq!(found("our client Booking.com paid")[0].1, "our client Booking.com");
}

#[test]
fn a_finding_within_a_longer_one_is_not_given_twice() {
    assert_eq!(
        found("see http://wiki.corp/x/10.0.0.1"),
        [(RedLine::InternalAddress, "http://wiki.corp/x/10.0.0.1".to_owned())]
    );
}

/// Words of the programme that show what not to write.
const SHOWN: [&str; 2] = ["unpublished results", "was down"];

/// Every text in a piece of the programme.
fn texts(value: &toml::Value, to: &mut Vec<String>) {
    match value {
        toml::Value::String(text) => to.push(text.clone()),
        toml::Value::Array(values) => values.iter().for_each(|value| texts(value, to)),
        toml::Value::Table(table) => table.values().for_each(|value| texts(value, to)),
        _ => {}
    }
}

#[test]
fn the_programme_itself_crosses_no_line_but_where_it_shows_one() {
    let mut all = Vec::new();
    for file in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/programme")).unwrap() {
        let file = std::fs::read_to_string(file.unwrap().path()).unwrap();
        texts(&toml::from_str(&file).unwrap(), &mut all);
    }
    assert!(all.len() > 1_000, "the programme is read");
    for text in all.iter().filter(|text| !text.contains("https://intranet.example")) {
        let told: Vec<_> =
            found(text).into_iter().filter(|(_, words)| !SHOWN.contains(&words.as_str())).collect();
        assert_eq!(told, [], "{text}");
    }
}
