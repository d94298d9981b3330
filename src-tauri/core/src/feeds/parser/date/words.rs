//! The names of months, weekdays and halves of the day in the languages of feeds: English, German, French, Spanish, Italian,
//! Dutch, Portuguese, Polish, Russian, Turkish, Swedish, Danish, Norwegian, Czech and Finnish; Chinese, Japanese and Korean
//! count their months.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

/// By month: names and what they are shortened to, in the form of [`folded`]. A beginning of at least four letters counts too,
/// when all names that begin so are of one month.
const MONTHS: [&str; 12] = [
    "january januar janvier enero gennaio januari janeiro styczen stycznia январь января ocak leden ledna tammikuu tammikuuta jan jän janv \
     ene gen sty янв oca led jaenner janner",
    "february februar fevrier febrero febbraio februari fevereiro luty lutego февраль февраля subat unor unora helmikuu helmikuuta feb fev \
     fevr lut фев февр sub uno",
    "march marz maerz mars marzo maart marco marzec marca март марта mart marts brezen brezna maaliskuu maaliskuuta mar mrz mrt мар bre",
    "april avril abril aprile kwiecien kwietnia апрель апреля nisan duben dubna huhtikuu huhtikuuta apr avr abr kwi апр nis dub",
    "may mai mayo maggio mei maio maj maja май мая mayis kveten kvetna toukokuu toukokuuta mag kve",
    "june juni juin junio giugno junho czerwiec czerwca июнь июня haziran cerven cervna kesakuu kesakuuta jun giu cze июн haz cvn",
    "july juli juillet julio luglio julho lipiec lipca июль июля temmuz cervenec cervence heinakuu heinakuuta jul juil lug lip июл tem cvc",
    "august aout agosto augustus sierpien sierpnia август августа agustos augusti srpen srpna elokuu elokuuta aug ago aou sie авг agu srp",
    "september septembre septiembre setiembre settembre setembro wrzesien wrzesnia сентябрь сентября eylul zari syyskuu syyskuuta sep sept \
     set sett wrz сен сент eyl zar",
    "october oktober octobre octubre ottobre outubro pazdziernik pazdziernika октябрь октября ekim rijen rijna lokakuu lokakuuta oct okt ott \
     out paz окт eki rij",
    "november novembre noviembre novembro listopad listopada ноябрь ноября kasim listopadu marraskuu marraskuuta nov lis ноя нояб kas",
    "december dezember decembre diciembre dicembre dezembro grudzien grudnia декабрь декабря aralik prosinec prosince joulukuu joulukuuta \
     desember dec dez dic gru дек ara pro des",
];

/// By weekday from Monday on, in the same form.
const WEEKDAYS: [&str; 7] = [
    "monday montag lundi lunes lunedi maandag segunda poniedzialek понедельник pazartesi mandag pondeli maanantai mon mo lun ma seg pon пн pzt man",
    "tuesday dienstag mardi martes martedi dinsdag terca wtorek вторник sali tisdag tirsdag utery tiistai tue tues di mar ter wt вт sal tis tir",
    "wednesday mittwoch mercredi miercoles mercoledi woensdag quarta sroda среда carsamba onsdag streda keskiviikko wed mi mer mie wo qua sr \
     ср car ons",
    "thursday donnerstag jeudi jueves giovedi donderdag quinta czwartek четверг persembe torsdag ctvrtek torstai thu thur thurs do jeu jue gio \
     qui czw чт per tor tors",
    "friday freitag vendredi viernes venerdi vrijdag sexta piatek пятница cuma fredag patek perjantai fri fr ven vie vr sex pt пт cum fre",
    "saturday samstag sonnabend samedi sabado sabato zaterdag sobota суббота cumartesi lordag lauantai sat sa sam sab za sob сб cmt lor",
    "sunday sonntag dimanche domingo domenica zondag niedziela воскресенье pazar sondag nedele sunnuntai sun so dim dom zo ndz nd niedz вс paz son",
];

/// How the halves of the day are told, in the form of [`folded`]: whether it is the second, and the words. Longer ones first.
const HALVES: &[(bool, &[&str])] = &[
    (
        true,
        &[
            "de l'apres-midi",
            "de l’apres-midi",
            "du soir",
            "de la tarde",
            "de la noche",
            "da tarde",
            "da noite",
            "po poludniu",
        ],
    ),
    (false, &["de la manana", "de la madrugada", "da manha", "du matin", "przed poludniem"]),
    (
        true,
        &["nachmittags", "abends", "pomeriggio", "nachm.", "pom.", "午後", "下午", "오후", "дня", "вечера"],
    ),
    (false, &["vormittags", "morgens", "mattina", "vorm.", "matt.", "午前", "上午", "오전", "утра"]),
];
/// The halves of the day as words of their own.
const SHORT_HALVES: [(bool, &[&str]); 2] =
    [(false, &["am", "oo", "fm", "πμ"]), (true, &["pm", "os", "em", "μμ"])];

/// Lower case without marks on letters, so that `Février`, `févr.` and `FEVRIER` are alike.
pub(super) fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let categories = CodePointMapData::<GeneralCategory>::new();
    let lower = text.to_lowercase();
    let apart = DecomposingNormalizerBorrowed::new_nfkd().normalize(&lower);
    let is_mark = |c: &char| categories.get(*c) == GeneralCategory::NonspacingMark;
    let bare = apart.chars().filter(|c| !is_mark(c)).map(|c| match c {
        'ı' => 'i',
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        '\u{2212}' => '-',
        c if c.is_whitespace() => ' ',
        c => c,
    });
    // Syllables of Korean were taken apart as well.
    ComposingNormalizerBorrowed::new_nfc().normalize(&bare.collect::<String>()).into_owned()
}

/// Takes the first telling of a half of the day out of a text: whether it is the second half.
pub(super) fn take_half(text: &mut String) -> Option<bool> {
    for (second, words) in HALVES {
        for word in *words {
            if let Some(at) = text.find(word) {
                text.replace_range(at..at + word.len(), " ");
                return Some(*second);
            }
        }
    }
    None
}

/// Whether a word tells a half of the day, and whether that is the second.
pub(super) fn half(word: &str) -> Option<bool> {
    SHORT_HALVES.iter().find(|(_, words)| words.contains(&word)).map(|(second, _)| *second)
}

/// The month a word names, from 1 on.
pub(super) fn month(word: &str) -> Option<u32> {
    static NAMES: LazyLock<HashMap<String, u32>> = LazyLock::new(|| by_name(&MONTHS));
    named(&NAMES, word)
}

/// The weekday a word names, from Monday as 1 on.
pub(super) fn weekday(word: &str) -> Option<u32> {
    static NAMES: LazyLock<HashMap<String, u32>> = LazyLock::new(|| by_name(&WEEKDAYS));
    named(&NAMES, word)
}

fn by_name(lists: &[&str]) -> HashMap<String, u32> {
    let numbered = (1..).zip(lists);
    numbered
        .flat_map(|(number, list)| list.split_ascii_whitespace().map(move |name| (folded(name), number)))
        .collect()
}

fn named(names: &HashMap<String, u32>, word: &str) -> Option<u32> {
    if let Some(number) = names.get(word) {
        return Some(*number);
    }
    if word.chars().count() < 4 {
        return None;
    }
    let mut alike = names.iter().filter(|(name, _)| name.starts_with(word)).map(|(_, number)| *number);
    let first = alike.next()?;
    alike.all(|number| number == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_in_every_language_long_and_short() {
        for (words, number) in [
            (
                "January Januar Jänner janvier janv enero gennaio januari janeiro stycznia января Ocak ledna tammikuuta",
                1,
            ),
            ("Feb Februar février févr. febrero febbraio fevereiro fev lutego февраля Şubat února", 2),
            ("March Mar März Mär Mrz mars marzo maart mrt março marca марта Mart března maaliskuuta", 3),
            ("avr. abril Aprile kwietnia апреля Nisan dubna", 4),
            ("May mai mayo maggio mei maio maja мая Mayıs května maj", 5),
            ("June juin junio giugno junho czerwca июня Haziran", 6),
            ("juillet juil. julio luglio julho lipca июля Temmuz července", 7),
            ("août agosto Augustus sierpnia августа Ağustos srpna augusti", 8),
            ("Sept. septiembre settembre setembro września сентября Eylül", 9),
            ("Oktober octobre ottobre outubro października октября Ekim", 10),
            ("noviembre Listopada ноября Kasım marraskuuta", 11),
            ("Dezember décembre diciembre dicembre grudnia декабря Aralık desember", 12),
        ] {
            for word in words.split(' ') {
                assert_eq!(month(folded(word).trim_end_matches('.')), Some(number), "{word}");
            }
        }
        for word in ["jui", "ma", "j", "mond", "xyz", "de"] {
            assert_eq!(month(word), None, "{word}");
        }
    }

    #[test]
    fn weekdays_are_known_in_every_language() {
        for (words, number) in [
            (
                "Mon Montag lundi lunes lunedì maandag segunda poniedziałek понедельник Pazartesi mandag måndag",
                1,
            ),
            ("Tue Di mardi martes martedì dinsdag terça wtorek вторник Salı tisdag", 2),
            ("Thu Donnerstag jeudi jueves giovedì quinta czwartek четверг Perşembe torsdag", 4),
            ("Sun Sonntag dimanche domingo domenica zondag niedziela воскресенье Pazar söndag", 7),
        ] {
            for word in words.split(' ') {
                assert_eq!(weekday(&folded(word)), Some(number), "{word}");
            }
        }
    }
}
