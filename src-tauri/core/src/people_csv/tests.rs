//! Files as spreadsheets and LinkedIn write them, and as they should not be.

use proptest::prelude::*;

use super::*;

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
    let csv = read_people(file.as_bytes()).unwrap();
    assert_eq!(csv.separator, "comma");
    assert_eq!(csv.columns[..2], ["First Name → name", "Last Name → name"]);
    assert_eq!(csv.columns[3..6], ["Email Address → not used", "Company → role", "Position → role"]);
    assert_eq!(names(&csv), ["Ada Marsh", "Jonas"]);
    let ada = &csv.people[0];
    assert_eq!((ada.line, ada.role.as_str(), ada.kind), (5, "Head of Platform, Engines, Ltd.", PersonKind::Peer));
    assert_eq!(ada.link.as_deref(), Some("https://www.linkedin.com/in/ada"));
    assert_eq!((csv.people[1].line, csv.refused.len()), (7, 0), "a line of commas is an empty line");
}

#[test]
fn a_list_of_ones_own_keeps_every_column() {
    let file = "\u{feff}Name;Kind;Where;Link;Why;Habit\n\
        \"Priya \"\"PJ\"\" Nair\";role model;Bluesky;bsky.app/profile/priya;\"Writes plainly,\nevery week\";Comment on Mondays\n\n\
        שלום 🚀;next generation;;;;\n";
    let csv = read_people(file.as_bytes()).unwrap();
    let priya = &csv.people[0];
    assert_eq!((priya.name.as_str(), priya.kind, priya.where_active.as_str()), ("Priya \"PJ\" Nair", PersonKind::RoleModel, "Bluesky"));
    assert_eq!(priya.link.as_deref(), Some("https://bsky.app/profile/priya"));
    assert_eq!((priya.why.as_str(), priya.habit.as_str()), ("Writes plainly,\nevery week", "Comment on Mondays"));
    assert_eq!((csv.people[1].line, csv.people[1].kind), (5, PersonKind::NextGeneration), "lines are those of the file");
    assert_eq!(csv.separator, "semicolon");
}

#[test]
fn cells_that_look_like_formulas_are_text() {
    let csv = read_people(b"Name,Why\n=cmd()|' /C calc'!A0,+1\n@SUM(A1),-2\n").unwrap();
    assert_eq!(names(&csv), ["=cmd()|' /C calc'!A0", "@SUM(A1)"]);
    assert_eq!((csv.people[0].why.as_str(), csv.people[1].why.as_str()), ("+1", "-2"));
}

#[test]
fn bad_lines_are_collected_and_the_others_kept() {
    let file = "Name,Kind,Link,Role\nAda,,,\n,peer,,CIO\n\u{200b}\u{2060},,,\nBo,friend,,\nCy,,javascript:alert(1),\n\
        Di,,,CIO,of,Bank\nEm\u{7},,,\nFe,,,\n";
    let csv = read_people(file.as_bytes()).unwrap();
    assert_eq!(names(&csv), ["Ada", "Fe"]);
    let whys = refused(&csv);
    assert_eq!(whys[0], (3, "The name is empty. Write a few words."));
    assert_eq!(whys[1], (4, "The name is empty. Write a few words."), "zero-width characters are no name");
    assert!(whys[2].0 == 5 && whys[2].1.starts_with("That is not a kind of person"), "{whys:?}");
    assert!(whys[3].0 == 6 && whys[3].1.starts_with("A link must be a web address"), "{whys:?}");
    assert_eq!(whys[4], (7, "The line has 6 columns and the header 4. Put texts that hold a comma into quotation marks."));
    assert!(whys[5].0 == 8 && whys[5].1.contains("invisible control character"), "{whys:?}");
}

#[test]
fn the_same_person_twice_is_told_with_the_line() {
    let file = "Name,Link,Role\nAda,https://example.org/Ada/,CIO\nAda M.,https://example.org/ada,\nADA,,cio\nAda,,CTO\n";
    let csv = read_people(file.as_bytes()).unwrap();
    assert_eq!(names(&csv), ["Ada", "Ada"], "a namesake with another role is somebody else");
    assert_eq!(refused(&csv), [(3, "The same person as in line 2."), (4, "The same person as in line 2.")]);
}

#[test]
fn a_quotation_mark_that_never_closes_is_told() {
    let csv = read_people(b"Name,Why\nAda,tall\nBo,\"short\nCy,wide\nDi,thin\n").unwrap();
    assert_eq!(names(&csv), ["Ada"]);
    assert_eq!(refused(&csv), [(3, UNCLOSED)]);
    let last = read_people(b"Name,Why\nAda,tall\n\"Bo,short\n").unwrap();
    assert_eq!((names(&last), refused(&last)), (vec!["Ada"], vec![(3, UNCLOSED)]), "in the last line too");
    assert_eq!(names(&read_people(b"Name,Why\nAda,6' 2\"\nBo,5\" wide\n").unwrap()), ["Ada", "Bo"], "inches are no quotation marks");
}

#[test]
fn files_that_are_too_large_or_something_else_are_refused_in_words() {
    let message = |bytes: &[u8]| read_people(bytes).unwrap_err().to_string();
    let long = format!("Name\n{}", "Ada\n".repeat(10_001));
    assert!(message(long.as_bytes()).starts_with("The file has 10,001 lines with people; 10,000 can be imported at once."));
    assert!(message(&vec![b' '; BYTES_MAX + 1]).starts_with("The file has more than 16 MiB."));
    assert!(message(b"PK\x03\x04rest").starts_with("That is a workbook"));
    assert!(message(b"").starts_with("The file is empty."));
    let most = format!("Name,Role\n{}", (0..10_000).map(|n| format!("Ada,{n}\n")).collect::<String>());
    assert_eq!(read_people(most.as_bytes()).unwrap().people.len(), 10_000);
}

proptest! {
    #[test]
    fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300), headed in any::<bool>()) {
        let bytes = if headed { [b"Name,Why\n".as_slice(), &bytes].concat() } else { bytes };
        let _ = read_people(&bytes);
    }

    #[test]
    fn a_line_is_a_person_or_is_refused(lines in proptest::collection::vec("[a-c\",;\\n é]{0,8}", 0..12)) {
        let file = format!("Name,Why\n{}", lines.join("\n"));
        let csv = read_people(file.as_bytes()).unwrap();
        let mut numbers: Vec<u32> = csv.people.iter().map(|p| p.line).chain(csv.refused.iter().map(|r| r.line)).collect();
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
        let csv = read_people(&writer.into_inner().unwrap()).unwrap();
        let wanted: Vec<String> = names.iter().map(|name| name.split_whitespace().collect::<Vec<_>>().join(" ")).collect();
        prop_assert_eq!(csv.people.into_iter().map(|person| person.name).collect::<Vec<_>>(), wanted);
    }
}
