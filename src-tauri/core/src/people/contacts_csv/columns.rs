//! The names columns go by: one table, in nine languages and as address books, spreadsheets and sales tools write them.
//!
//! A name is known whatever its case, signs, accents and numbers: "Website 1 - Value" and "E-Mail-Adresse" stand here
//! without any. E-mail, telephone, address and birthday are in no list: they are never read.

use std::collections::HashMap;
use std::sync::LazyLock;

use icu_normalizer::DecomposingNormalizerBorrowed;

use super::field::PersonField;

/// What a name says about its column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Means {
    /// The whole name.
    Whole,
    /// The whole name, or beside a column of first names the last one, or beside one of last names the first.
    WholeOrPart,
    First,
    Middle,
    Last,
    /// A position in this many words.
    Position,
    /// What people write about themselves.
    Headline,
    /// A position, or "Dr.".
    Title,
    Company,
    /// A profile.
    Profile,
    /// A profile or any other address.
    Address,
    Where,
    Why,
    Habit,
    /// What they are to the user.
    Kind,
    /// Anything a program sorts people by: what they are to the user only if every cell does.
    Tags,
}

impl Means {
    pub(super) fn field(self) -> PersonField {
        match self {
            Self::Whole | Self::WholeOrPart => PersonField::Name,
            Self::First => PersonField::FirstName,
            Self::Middle => PersonField::MiddleName,
            Self::Last => PersonField::LastName,
            Self::Position | Self::Headline | Self::Title => PersonField::Role,
            Self::Company => PersonField::Company,
            Self::Profile | Self::Address => PersonField::Link,
            Self::Where => PersonField::Where,
            Self::Why => PersonField::Why,
            Self::Habit => PersonField::Habit,
            Self::Kind | Self::Tags => PersonField::Kind,
        }
    }
}

/// Of each meaning its names, the more telling before the less: English and programs, German, French, Spanish, Italian,
/// Dutch, Portuguese, Swedish, Polish. Of two meanings of one field the one that stands first here tells more.
const NAMES: &[(Means, &str)] = &[
    (
        Means::Whole,
        "full name, display name, formatted name, person name, contact name, name of contact, name full, who, person, contact, \
         vollständiger name, anzeigename, ganzer name, vor und nachname, name vorname, kontakt, ansprechpartner, ansprechpartnerin, \
         nom complet, nom et prénom, prénom et nom, nom affiché, \
         nombre completo, nombre y apellidos, nombre para mostrar, contacto, \
         nome completo, nome e cognome, nominativo, nome visualizzato, contatto, \
         volledige naam, weergavenaam, contactpersoon, \
         nome de exibição, contato, \
         fullständigt namn, hela namnet, visningsnamn, \
         imię i nazwisko, pełna nazwa, pełne imię i nazwisko, nazwa wyświetlana",
    ),
    (Means::WholeOrPart, "name, nom, nombre, nome, naam, namn, nazwa"),
    (
        Means::First,
        "first name, given name, forename, givenname, first, fname, vorname, rufname, prénom, primer nombre, nombre de pila, nome proprio, \
         nome di battesimo, voornaam, roepnaam, primeiro nome, nome próprio, förnamn, tilltalsnamn, imię",
    ),
    (
        Means::Middle,
        "middle name, additional name, additional names, middle names, second name, middle, weitere vornamen, zweiter vorname, \
         mittelname, deuxième prénom, autres prénoms, second prénom, segundo nombre, secondo nome, tweede voornaam, tussenvoegsel, \
         tussenvoegsels, nome do meio, segundo nome, mellannamn, andra namn, drugie imię",
    ),
    (
        Means::Last,
        "last name, family name, surname, second surname, lname, last, nachname, familienname, zuname, nom de famille, nom de naissance, apellidos, \
         apellido, primer apellido, cognome, achternaam, familienaam, sobrenome, apelido, último nome, nome de família, efternamn, nazwisko",
    ),
    (
        Means::Position,
        "job title, position, organization title, organisation title, current job, current position, current title, current role, \
         role, job, person title, title at company, function, occupation, profession, \
         berufsbezeichnung, jobtitel, stellenbezeichnung, funktion, rolle, stelle, aktuelle position, beruf, \
         poste, intitulé du poste, titre du poste, fonction, rôle, poste actuel, profession, métier, \
         puesto, cargo, puesto de trabajo, función, rol, ocupación, profesión, \
         posizione, qualifica, mansione, ruolo, funzione, incarico, professione, posizione lavorativa, \
         functie, functietitel, functienaam, rol, beroep, \
         cargo atual, função, posição, ocupação, profissão, papel, \
         befattning, jobbtitel, tjänstetitel, roll, yrke, arbetstitel, \
         stanowisko, stanowisko pracy, funkcja, rola, zawód",
    ),
    (
        Means::Headline,
        "headline, tagline, linkedin headline, slogan, kurzprofil, titre du profil, titular, rubrik, nagłówek",
    ),
    (Means::Title, "title, titel, titre, título, titolo, tytuł"),
    (
        Means::Company,
        "company, company name, organization name, organisation name, account name, primary company, associated company, current company, \
         organization, organisation, employer, business, company organization, \
         firma, firmenname, unternehmen, organisation, arbeitgeber, aktuelles unternehmen, \
         société, entreprise, nom de la société, nom de l'entreprise, organisation, employeur, raison sociale, \
         empresa, compañía, organización, nombre de la empresa, nombre de la organización, empleador, \
         azienda, società, ditta, organizzazione, impresa, nome azienda, datore di lavoro, \
         bedrijf, bedrijfsnaam, organisatie, werkgever, onderneming, \
         empresa atual, organização, companhia, nome da empresa, empregador, \
         företag, företagsnamn, organisation, arbetsgivare, bolag, \
         firma, nazwa firmy, przedsiębiorstwo, organizacja, pracodawca, spółka",
    ),
    (
        Means::Profile,
        "linkedin profile url, linkedin url, linkedin profile, person linkedin url, linkedin, linkedin link, linkedin member url, \
         profile url, profile link, profile, xing, xing profil, xing url, public profile url, \
         profil, profil url, profillink, linkedin profil, url du profil, profil linkedin, perfil, url del perfil, perfil de linkedin, \
         profilo, url profilo, profilo linkedin, profiel, profiel url, linkedin profiel, url do perfil, perfil do linkedin, \
         profillänk, linkedin profil, adres profilu, profil linkedin, x profile, mastodon, bluesky, github, twitter",
    ),
    (
        Means::Address,
        "personal web page, personal website, home page, homepage, url, link, web address, website value, website, web page, web site, website url, webpage, \
         urls, blog, web, internet address, \
         webseite, internetseite, webadresse, internetadresse, web seite, persönliche webseite, private webseite, \
         site web, page web, site internet, site, adresse web, lien, page personnelle, \
         página web, sitio web, dirección web, enlace, página personal, \
         pagina web, sito web, sito, sito internet, indirizzo web, collegamento, pagina personale, \
         webpagina, internetpagina, webadres, persoonlijke webpagina, \
         página da web, página web, site da web, endereço web, página pessoal, ligação, \
         webbplats, hemsida, webbsida, webbadress, länk, personlig webbsida, \
         strona internetowa, strona www, www, witryna, adres www, adres url, odnośnik, osobista strona sieci web, strona sieci web",
    ),
    (
        Means::Where,
        "where, where active, active on, network, networks, platform, platforms, channel, place, \
         wo, wo aktiv, aktiv auf, netzwerk, netzwerke, plattform, kanal, \
         où, réseau, réseaux, plateforme, canal, dónde, red, redes, plataforma, \
         dove, rete, reti, piattaforma, canale, waar, netwerk, netwerken, platform, kanaal, \
         onde, rede, redes, plataforma, var, nätverk, plattform, gdzie, sieć, platforma, kanał",
    ),
    (
        Means::Why,
        "why, reason, note, notes, note value, comment, comments, description, remarks, \
         warum, grund, notiz, notizen, bemerkung, bemerkungen, kommentar, anmerkung, anmerkungen, beschreibung, \
         pourquoi, raison, remarque, remarques, commentaire, commentaires, por qué, motivo, nota, notas, comentario, comentarios, \
         descripción, observaciones, perché, note personali, commento, commenti, descrizione, waarom, reden, notitie, notities, \
         opmerking, opmerkingen, omschrijving, por quê, porquê, anotações, observações, comentário, comentários, descrição, \
         varför, anledning, anteckning, anteckningar, kommentarer, beskrivning, dlaczego, powód, notatka, notatki, uwagi, komentarz, opis",
    ),
    (
        Means::Habit,
        "habit, cadence, practice, what to do, gewohnheit, habitude, hábito, costumbre, abitudine, gewoonte, vana, nawyk, zwyczaj",
    ),
    (
        Means::Kind,
        "kind, kind of person, art, sorte, genre de personne, clase, tipo de persona, specie, soort, espécie, slag, rodzaj",
    ),
    (
        Means::Tags,
        "type, relationship, tags, labels, relation, category, categories, group membership, groups, \
         typ, beziehung, kategorien, kategorie, gruppe, relation, catégories, catégorie, étiquettes, tipo, relación, categorías, etiquetas, \
         relazione, categorie, etichette, relatie, categorieën, categorias, kategorier, etiketter, relacja, etykiety",
    ),
];

/// Each plain name, what it means, and how telling it is: less is more.
static KNOWN: LazyLock<HashMap<String, (Means, usize)>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    let names = NAMES.iter().flat_map(|(means, names)| names.split(',').map(|name| (*means, plain(name))));
    for (place, (means, name)) in names.enumerate() {
        known.entry(name).or_insert((means, place));
    }
    known
});

/// What a column means by its name, and how telling it is: less is more.
pub(super) fn meaning(name: &str) -> Option<(Means, usize)> {
    KNOWN.get(&plain(name)).copied()
}

/// A name without case, signs, accents and numbers.
pub(super) fn plain(name: &str) -> String {
    let decomposed = DecomposingNormalizerBorrowed::new_nfkd().normalize(name).to_lowercase();
    let mut plain = String::with_capacity(decomposed.len());
    for c in decomposed.chars().filter(|c| c.is_alphabetic() && !crate::text::is_ignorable(*c)) {
        match c {
            'ß' => plain.push_str("ss"),
            'ø' => plain.push('o'),
            'ł' => plain.push('l'),
            'æ' => plain.push_str("ae"),
            'œ' => plain.push_str("oe"),
            _ => plain.push(c),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(name: &str) -> Option<PersonField> {
        meaning(name).map(|(means, _)| means.field())
    }

    #[test]
    fn a_column_is_known_by_its_name_however_it_is_written() {
        use PersonField::{Company, FirstName, LastName, Link, MiddleName, Name, Role, Why};
        for (name, known) in [
            ("First Name", FirstName),
            ("last_name", LastName),
            ("  NAME ", Name),
            ("Job title", Role),
            ("Profile URL", Link),
            ("Website 1 - Value", Link),
            ("Organization 1 - Name", Company),
            ("Organization 1 - Title", Role),
            ("Web Page 2", Link),
            ("Prénom", FirstName),
            ("PRE\u{301}NOM", FirstName),
            ("Société", Company),
            ("Nazwisko", LastName),
            ("Imię", FirstName),
            ("Företag", Company),
            ("Functie", Role),
            ("Cargo", Role),
            ("Azienda", Company),
            ("Weitere Vornamen", MiddleName),
            ("Notizen", Why),
        ] {
            assert_eq!(field(name), Some(known), "{name}");
        }
    }

    #[test]
    fn what_is_not_to_be_read_is_known_by_no_name() {
        for name in [
            "Connected On",
            "",
            "E-mail Address",
            "E-mail 1 - Value",
            "Website 1 - Label",
            "Company Website",
            "Birthday",
            "Phone 1 - Value",
            "Address 1 - Formatted",
            "Contact owner",
            "Account Owner",
            "Lead Status",
            "Salutation",
            "Anrede",
            "Organization Department",
        ] {
            assert_eq!(field(name), None, "{name}");
        }
    }

    #[test]
    fn what_tells_more_stands_first() {
        let telling = |name: &str| meaning(name).unwrap().1;
        for (more, less) in [
            ("Job Title", "Position"),
            ("Position", "Headline"),
            ("Current Job", "Headline"),
            ("Headline", "Title"),
            ("LinkedIn Profile URL", "Profile URL"),
            ("Profile URL", "Website"),
            ("Company", "Organization"),
        ] {
            assert!(telling(more) < telling(less), "{more} tells more than {less}");
        }
    }
}
