//! Files as spreadsheets, address books and networks write them, and as they should not be.

use proptest::prelude::*;

use super::csv_text::{LINES_MAX, UNCLOSED};
use super::*;
use crate::people::kind::PersonKind;

fn read(bytes: &[u8]) -> PeopleCsv {
    read_as(bytes, None, &[])
}

fn read_as(bytes: &[u8], encoding: Option<&str>, choices: &[ColumnChoice]) -> PeopleCsv {
    match read_people(bytes, encoding, choices).unwrap() {
        PeopleRead::Csv(csv) => csv,
        PeopleRead::WhichEncoding(readings) => panic!("asked for the encoding: {readings:?}"),
    }
}

fn names(csv: &PeopleCsv) -> Vec<&str> {
    csv.people.iter().map(|person| person.name.as_str()).collect()
}

fn refused(csv: &PeopleCsv) -> Vec<(u32, &str)> {
    csv.refused.iter().map(|line| (line.line, line.why.as_str())).collect()
}

#[test]
fn linkedins_connections_are_read_below_their_notes() {
    let file = "Notes:\r\n\"When exporting your connection data, you may notice that some addresses are missing.\"\r\n\r\n\
        First Name,Last Name,URL,Email Address,Company,Position,Connected On\r\n\
        Ada,Marsh,https://www.linkedin.com/in/ada,,\"Engines, Ltd.\",Head of Platform,24 Aug 2023\r\n\
        ,,,,,,\r\n\
        Jonas,,https://www.linkedin.com/in/jonas,,,,03 Jan 2019\r\n";
    let csv = read(file.as_bytes());
    assert_eq!((csv.separator.as_str(), csv.header_line), ("comma", 4));
    assert_eq!(csv.columns[..2], ["First Name → name", "Last Name → name"]);
    assert_eq!(csv.columns[3..6], ["Email Address → not used", "Company → role", "Position → role"]);
    assert_eq!(names(&csv), ["Ada Marsh", "Jonas"]);
    let ada = &csv.people[0];
    assert_eq!((ada.line, ada.role.as_str(), ada.kind), (5, "Head of Platform, Engines, Ltd.", None));
    assert_eq!(ada.link.as_deref(), Some("https://www.linkedin.com/in/ada"));
    assert_eq!((csv.people[1].line, csv.refused.len()), (7, 0), "a line of commas is an empty line");
}

#[test]
fn a_list_of_ones_own_keeps_every_column() {
    let file = "\u{feff}Name;Kind;Where;Link;Why;Habit\n\
        \"Priya \"\"PJ\"\" Nair\";role model;Bluesky;bsky.app/profile/priya;\"Writes plainly,\nevery week\";Comment on Mondays\n\n\
        שלום 🚀;next generation;;;;\n";
    let csv = read(file.as_bytes());
    let priya = &csv.people[0];
    let told = (priya.name.as_str(), priya.kind, priya.where_active.as_str());
    assert_eq!(told, ("Priya \"PJ\" Nair", Some(PersonKind::RoleModel), "Bluesky"));
    assert_eq!(priya.link.as_deref(), Some("https://bsky.app/profile/priya"));
    assert_eq!(
        (priya.why.as_str(), priya.habit.as_str()),
        ("Writes plainly,\nevery week", "Comment on Mondays")
    );
    assert_eq!(
        (csv.people[1].line, csv.people[1].kind),
        (5, Some(PersonKind::NextGeneration)),
        "lines are those of the file"
    );
    assert_eq!(csv.separator, "semicolon");
}

#[test]
fn cells_that_look_like_formulas_are_text() {
    let csv = read(b"Name,Why\n=cmd()|' /C calc'!A0,+1\n@SUM(A1),-2\n'=1+1,'-3\n");
    assert_eq!(
        names(&csv),
        ["=cmd()|' /C calc'!A0", "@SUM(A1)", "=1+1"],
        "what a spreadsheet put before one is left out"
    );
    assert_eq!(csv.people.iter().map(|person| person.why.as_str()).collect::<Vec<_>>(), ["+1", "-2", "-3"]);
}

#[test]
fn a_poor_cell_costs_itself_and_is_named() {
    let long = "x".repeat(400);
    let file = format!(
        "Name,Kind,Link,Role,Why\nAda,friend,n/a,,\nBo,peer,javascript:alert(1),{long},\nCy,,@handle,CIO,\u{7}ring\nDi,customer,https://di.example https://di.example/blog,-,\n"
    );
    let csv = read(file.as_bytes());
    assert_eq!((names(&csv), csv.refused.len()), (vec!["Ada", "Bo", "Cy", "Di"], 0));
    let left_out: Vec<Vec<&str>> =
        csv.people.iter().map(|person| person.left_out.iter().map(String::as_str).collect()).collect();
    assert_eq!(
        left_out[0],
        [
            "“Kind” isn’t a kind of person Standpoint knows, so it’s skipped",
            "“Link” isn’t a web address, so it’s skipped"
        ]
    );
    assert_eq!(
        left_out[1],
        ["“Role” is too long, so only its beginning is kept", "“Link” isn’t a web address, so it’s skipped"]
    );
    assert_eq!(
        left_out[2],
        [
            "“Link” isn’t a web address, so it’s skipped",
            "“Why” contains hidden characters, so they’re removed"
        ]
    );
    assert_eq!(left_out[3], ["“Link” holds several web addresses; one is kept"]);
    assert_eq!(csv.people[1].role.chars().count(), 300);
    assert_eq!(
        (csv.people[2].why.as_str(), csv.people[3].link.as_deref(), csv.people[3].role.as_str()),
        ("ring", Some("https://di.example/"), "")
    );
}

#[test]
fn a_column_that_sorts_people_otherwise_is_no_kind() {
    let kinds =
        |file: &str| read(file.as_bytes()).people.into_iter().map(|person| person.kind).collect::<Vec<_>>();
    assert_eq!(
        kinds("Name,Type\nAda,Lead\nBo,Partner\n"),
        [None, None],
        "of a program's column every cell must be one of ours"
    );
    assert_eq!(
        kinds("Name,Type\nAda,Customer\nBo,Partners\nCy,\n"),
        [Some(PersonKind::Customer), Some(PersonKind::Partner), None]
    );
    assert_eq!(kinds("Name,Kind\nAda,Competitor\nBo,Partner\n"), [None, Some(PersonKind::Partner)]);
    let unknown = read(b"Name,Kind\nAda,Lead\n");
    assert_eq!((unknown.columns[1].as_str(), unknown.people[0].left_out.len()), ("Kind → not used", 0));
}

#[test]
fn only_a_line_without_a_name_and_a_broken_one_are_left_out() {
    let file = "Name,Link,Role\nAda,,\n,,CIO\n\u{200b}\u{2060},,x\nn/a,,x\nDi,,CIO,of,Bank\nFe,,\n";
    let csv = read(file.as_bytes());
    assert_eq!(names(&csv), ["Ada", "Fe"]);
    let columns = "This row has 5 columns, the header 3. Put text that contains a comma in quotes.";
    assert_eq!(refused(&csv), [(3, row::NAMELESS), (4, row::NAMELESS), (5, row::NAMELESS), (6, columns)]);
    assert_eq!(csv.refused.iter().map(|line| line.nameless).collect::<Vec<_>>(), [true, true, true, false]);
}

#[test]
fn the_more_telling_column_is_read_and_the_user_may_choose_another() {
    let file = b"Title,First Name,Last Name,Headline,Job Title,Company,Website,LinkedIn URL\n\
        Dr.,Ines,Marsh,I help CIOs,Head of Platform,Harrow,https://ines.example,https://www.linkedin.com/in/ines\n\
        Dr.,Jo,Bird,I help CIOs,,,https://jo.example,\nDr.,Al,Poe,,,,,\nBuyer,Di,Roe,,,,,\n";
    let csv = read(file);
    let told = |csv: &PeopleCsv| {
        csv.people.iter().map(|p| (p.role.clone(), p.link.clone().unwrap_or_default())).collect::<Vec<_>>()
    };
    let wanted =
        |pairs: [(&str, &str); 4]| pairs.map(|(role, link)| (role.to_owned(), link.to_owned())).to_vec();
    let as_read = [
        ("Head of Platform, Harrow", "https://www.linkedin.com/in/ines"),
        ("I help CIOs", "https://jo.example/"),
        ("", ""),
        ("Buyer", ""),
    ];
    assert_eq!(told(&csv), wanted(as_read));
    let role = csv.fields.iter().find(|field| field.field == PersonField::Role).unwrap();
    assert_eq!(role.columns, ["Job Title", "Headline", "Title"]);
    let choice = |field, column: &str| ColumnChoice { field, column: column.to_owned() };
    let chosen = read_as(file, None, &[choice(PersonField::Role, "headline"), choice(PersonField::Link, "")]);
    assert_eq!(told(&chosen)[0], ("I help CIOs, Harrow".to_owned(), String::new()));
    assert_eq!(chosen.columns[4], "Job Title → not used");
    let first = read_as(file, None, &[choice(PersonField::Name, "Company")]);
    assert_eq!(names(&first), ["Harrow"], "whoever chose the whole name wants no other");
}

#[test]
fn of_several_values_in_a_cell_the_first_is_taken() {
    let csv = read(b"Name,Organization 1 - Name,Organization 1 - Title,Website 1 - Value\nTove,Nord ::: Sued,Head ::: Chair,tove.example ::: nord.example\n");
    let tove = &csv.people[0];
    assert_eq!((tove.role.as_str(), tove.link.as_deref()), ("Head, Nord", Some("https://tove.example/")));
}

#[test]
fn the_same_profile_is_one_person_and_another_profile_another() {
    let file = "Name,Link,Role\nAda,https://www.linkedin.com/in/ada/,\nAda M.,https://linkedin.com/in/ADA,CIO\nADA,,cio\nAda,,CTO\nAda,,cto\n\
        Ada,https://www.linkedin.com/in/ada-2,CIO\nBo,https://harrow.example,CIO\nCy,https://harrow.example,CIO\nCy Roe,https://harrow.example/,\n";
    let csv = read(file.as_bytes());
    let told: Vec<(u32, &str, &str)> =
        csv.people.iter().map(|person| (person.line, person.name.as_str(), person.role.as_str())).collect();
    assert_eq!(
        told,
        [(2, "Ada", "CIO"), (4, "ADA", "cio"), (5, "Ada", "CTO"), (8, "Bo", "CIO"), (9, "Cy", "CIO")]
    );
    let repeated: Vec<(u32, u32)> = csv.repeated.iter().map(|line| (line.line, line.of)).collect();
    assert_eq!(repeated, [(3, 2), (6, 5), (7, 4), (10, 9)], "a company's site is no profile");
    assert_eq!(csv.people.len() + csv.repeated.len(), 9, "every line is told");
}

#[test]
fn a_quotation_mark_that_never_closes_is_told() {
    let csv = read(b"Name,Why\nAda,tall\nBo,\"short\nCy,wide\nDi,thin\n");
    assert_eq!(names(&csv), ["Ada"]);
    assert_eq!(refused(&csv), [(3, UNCLOSED)]);
    let last = read(b"Name,Why\nAda,tall\n\"Bo,short\n");
    assert_eq!((names(&last), refused(&last)), (vec!["Ada"], vec![(3, UNCLOSED)]), "in the last line too");
    assert_eq!(
        names(&read(b"Name,Why\nAda,6' 2\"\nBo,5\" wide\n")),
        ["Ada", "Bo"],
        "inches are no quotation marks"
    );
}

#[test]
fn an_encoding_is_asked_for_and_never_guessed() {
    let (bytes, ..) = encoding_rs::WINDOWS_1250.encode("Name;Role\nŁucja Żaba;Kierownik działu\n");
    let PeopleRead::WhichEncoding(readings) = read_people(&bytes, None, &[]).unwrap() else {
        panic!("it was guessed")
    };
    let of = |encoding: &str| {
        readings.iter().find(|reading| reading.encoding == encoding).map(|reading| reading.names.clone())
    };
    assert_eq!(of("windows-1250"), Some(vec!["Łucja Żaba".to_owned()]), "{readings:?}");
    assert!(readings.len() > 1, "{readings:?}");
    assert_eq!(names(&read_as(&bytes, Some("CP1250"), &[])), ["Łucja Żaba"]);
}

#[test]
fn files_that_are_too_large_or_something_else_are_refused_in_words() {
    let message = |bytes: &[u8]| read_people(bytes, None, &[]).unwrap_err().to_string();
    let long = format!("Name\n{}", "Ada\n".repeat(LINES_MAX + 1));
    assert_eq!(
        message(long.as_bytes()),
        "The file has 50,001 people; the limit is 50,000. Split it, or filter it first."
    );
    assert!(message(&vec![b' '; BYTES_MAX + 1]).starts_with("The file is over 16 MiB."));
    assert!(message(b"PK\x03\x04rest").starts_with("This is a workbook"));
    assert!(message(b"[{\"name\":\"Ines Marsh\"}]").starts_with("This is a JSON file"));
    assert!(
        message(b"<html><body><table><tr><td>Name</td></tr></table></body></html>")
            .starts_with("This is a web page")
    );
    assert!(message(b"BEGIN:VCARD\nFN:Ines").starts_with("These are vCards"));
    assert!(message(b"").starts_with("The file is empty."));
    let most = format!("Name,Role\n{}", (0..LINES_MAX).map(|n| format!("Ada,{n}\n")).collect::<String>());
    assert_eq!(read(most.as_bytes()).people.len(), LINES_MAX);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), headed in any::<bool>()) {
        let bytes = if headed { [b"Name,Why\n".as_slice(), &bytes].concat() } else { bytes };
        if let Ok(PeopleRead::Csv(csv)) = read_people(&bytes, None, &[]) {
            // No more is told than there is.
            let ends = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count();
            prop_assert!(csv.people.len() + csv.refused.len() + csv.repeated.len() <= ends + 1);
        }
    }

    #[test]
    fn no_line_with_something_in_it_is_swallowed(lines in proptest::collection::vec("[a-c,]{0,8}", 0..12)) {
        let file = format!("Name,Why\n{}\n", lines.join("\n"));
        let csv = read(file.as_bytes());
        let told: Vec<u32> = csv
            .people
            .iter()
            .map(|person| person.line)
            .chain(csv.refused.iter().map(|line| line.line))
            .chain(csv.repeated.iter().map(|line| line.line))
            .collect();
        let filled = (2..).zip(&lines).filter(|(_, line)| line.contains(|sign| sign != ','));
        for (number, line) in filled {
            prop_assert!(told.contains(&number), "line {number}, “{line}”, is neither a person nor told: {told:?}");
        }
    }

    #[test]
    fn a_line_is_a_person_or_is_told(lines in proptest::collection::vec("[a-c\",;\\n é]{0,8}", 0..12)) {
        let file = format!("Name,Why\n{}", lines.join("\n"));
        let csv = read(file.as_bytes());
        let people = csv.people.iter().map(|person| person.line);
        let mut numbers: Vec<u32> =
            people.chain(csv.refused.iter().map(|line| line.line)).chain(csv.repeated.iter().map(|line| line.line)).collect();
        let count = numbers.len();
        numbers.sort_unstable();
        numbers.dedup();
        prop_assert_eq!(numbers.len(), count, "no line is told twice");
        let lines = u32::try_from(file.lines().count()).unwrap();
        prop_assert!(numbers.iter().all(|line| (2..=lines).contains(line)));
    }

    #[test]
    fn names_come_back_as_they_were_written(names in proptest::collection::vec("[a-zé\",;\\t=]{1,9}x", 1..9)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(["Name", "Role"]).unwrap();
        for (number, name) in names.iter().enumerate() {
            writer.write_record([name.as_str(), &number.to_string()]).unwrap();
        }
        let csv = read(&writer.into_inner().unwrap());
        let wanted: Vec<String> = names.iter().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        prop_assert_eq!(csv.people.into_iter().map(|person| person.name).collect::<Vec<_>>(), wanted);
    }
}
