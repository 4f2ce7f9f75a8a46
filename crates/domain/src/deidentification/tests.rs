//! The screen on small texts, each for one rule; and what holds for every text.

use proptest::prelude::*;

use super::*;

const NAMES: Lexicon<'static> = Lexicon {
    first_names: WordList::new("anthony\njeanne\nmarie\npierre\nsandra\nsarah\nthomas\n"),
    surnames: WordList::new("dupont\nlambert\nmartin\nparker\nschmidt\nwells\n"),
    towns: WordList::new("bordeaux\nlyon\nparis\n"),
    words: WordList::new("accord\nconsultation\ndoul\nexamen\nfoi\nhopit\npierr\nplaie\nprocedur\nreed\nservi\nvoie\n"),
    other_words: WordList::new(""),
    medical: WordList::new("propofol\n"),
    clinical_terms: WordList::new("crohn\ndoppler\nglasgow\nparkinson\n"),
    hospitals: WordList::new("cochin\n"),
    rare_jobs: WordList::new("gardien de phare\nluthier\n"),
};

fn found(text: &str, language: &Language) -> Vec<(Label, String)> {
    find(text, language, &NAMES).into_iter().map(|finding| (finding.label, finding.text)).collect()
}

fn french(text: &str) -> Vec<(Label, String)> {
    found(text, &Language::french())
}

fn english(text: &str) -> Vec<(Label, String)> {
    found(text, &Language::english())
}

/// Whether exactly these passages are found, in order.
fn check(found: &[(Label, String)], expected: &[(Label, &str)]) {
    let found: Vec<(Label, &str)> = found.iter().map(|(label, text)| (*label, text.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn names_are_found_after_titles_beside_first_names_and_again() {
    use Label::{FirstName, Surname, Title};
    check(
        &french("Le Dr Kervoual est venu. Kervoual a signé."),
        &[(Title, "Dr"), (Surname, "Kervoual"), (Surname, "Kervoual")],
    );
    check(&french("vu avec Mme DUPONT Marie"), &[(Title, "Mme"), (Surname, "DUPONT"), (FirstName, "Marie")]);
    check(&french("signé J.-P. Kervoual"), &[(FirstName, "J.-P."), (Surname, "Kervoual")]);
    check(&french("mme dupont va bien"), &[(Title, "mme"), (Surname, "dupont")]);
    check(&english("Mrs. Parker-Schmidt left"), &[(Title, "Mrs."), (Surname, "Parker-Schmidt")]);
    check(&english("my name is Sarah Okonkwo-Reed."), &[(Surname, "Sarah Okonkwo-Reed")]);
}

#[test]
fn an_eponym_is_nobody_unless_a_title_says_so() {
    for text in
        ["maladie de Parkinson", "score de Glasgow à 7", "un écho-Doppler", "syndrome de Lambert", "le score de Wells"]
    {
        check(&french(text), &[]);
    }
    for text in ["Crohn's disease", "the Wells score", "a Parker drain", "Glasgow Coma Scale 7"] {
        check(&english(text), &[]);
    }
    check(&french("le Dr Parkinson"), &[(Label::Title, "Dr"), (Label::Surname, "Parkinson")]);
}

#[test]
fn headings_in_capitals_are_nobody() {
    check(&french("EXAMEN CLINIQUE\nCONSULTATION EN SERVICE D'HOPITAL"), &[]);
}

#[test]
fn dates_are_found_in_digits_and_words() {
    for date in [
        "12/03/2019",
        "12.03.19",
        "1-2-2020",
        "2020-03-12",
        "12032019",
        "15|10|1960",
        "1 2 . 0 6 . 1 9 8 1",
        "12 mars 2019",
        "1er mars",
        "dec1993",
        "Jeudi dix-sept octobre deux mille dix-huit",
        "deux janvier mille neuf cent cinquante-deux",
        "fin septembre",
        "2013 janvier",
        "2007",
    ] {
        let found = french(&format!("Vu le {date}, stable."));
        assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), [date]);
    }
    for date in
        ["3/14/2019", "March 3, 2021", "3rd of March", "the third of March", "Oct 2014", "2019-03-14 10:22", "1977"]
    {
        let found = english(&format!("Seen on {date}; stable."));
        assert_eq!(found.iter().map(|(_, text)| text.as_str()).collect::<Vec<_>>(), [date]);
    }
    check(&french("du 10 au 12 mars 2019"), &[(Label::Date, "10"), (Label::Date, "12 mars 2019")]);
    check(&french("née le 12/03/1952"), &[(Label::BirthDate, "12/03/1952")]);
    for text in ["TA 12/8", "score 3/4", "10/10 aux deux yeux", "2000 ml", "1,5 mg", "99/99/9999", "version 2.10"] {
        check(&french(text), &[]);
    }
    check(&english("you may 2 times a day"), &[]);
}

#[test]
fn great_ages_are_found_and_others_are_not() {
    check(&french("92 ans"), &[(Label::Age, "92 ans")]);
    check(
        &french("quatre-vingt-treize ans, nonagénaire"),
        &[(Label::Age, "quatre-vingt-treize ans"), (Label::Age, "nonagénaire")],
    );
    check(&english("a 94-year-old"), &[(Label::Age, "94-year-old")]);
    check(&french("89 ans"), &[]);
}

#[test]
fn phones_and_addresses_of_mail_are_found_however_grouped() {
    for phone in [
        "06 12 12 22 16",
        "0612122216",
        "06.12.12.22.16",
        "+33 6 12 12 22 16",
        "+33(0)612122216",
        "05.42.0924.67",
        "O1.42.15.23.35",
    ] {
        assert_eq!(french(&format!("joint hier ({phone})")), [(Label::Phone, phone.to_owned())]);
    }
    check(&french("poste 4512"), &[(Label::Phone, "4512")]);
    check(&english("call 201-948-1927"), &[(Label::Phone, "201-948-1927")]);
    check(&french("a.b-c@exemple.fr."), &[(Label::Mail, "a.b-c@exemple.fr")]);
    // A row of a table is no number.
    check(&french("95 8149 48 95 019 0 3 041 0 1 061 17 0 7 0"), &[]);
}

#[test]
fn a_right_key_is_told_and_a_wrong_one_hides_nothing() {
    let reason =
        |text: &str| find(text, &Language::french(), &NAMES).first().map(|finding| (finding.label, finding.reason));
    assert_eq!(reason("NIR 2 95 10 99 126 111 93"), Some((Label::NationalNumber, Reason::NirKeyChecks)));
    assert_eq!(reason("NIR 2 95 10 99 126 111 99"), Some((Label::NationalNumber, Reason::NirShape)));
    assert_eq!(reason("253072A07300443"), Some((Label::NationalNumber, Reason::NirKeyChecks)));
    assert_eq!(reason("253072B07300470"), Some((Label::NationalNumber, Reason::NirKeyChecks)));
    assert_eq!(reason("RPPS : 10102727017"), Some((Label::ProfessionalNumber, Reason::NumberAnnounced)));
    assert_eq!(reason("FINESS 540002698"), Some((Label::EstablishmentNumber, Reason::KeyChecks)));
    assert_eq!(reason("FINESS 754567860"), Some((Label::EstablishmentNumber, Reason::NumberAnnounced)));
    assert_eq!(reason("IPP : 8012939402"), Some((Label::PatientNumber, Reason::NumberAnnounced)));
    assert_eq!(reason("NDA 28BG04493"), Some((Label::StayNumber, Reason::NumberAnnounced)));
    assert!(Reason::NirKeyChecks.confidence() > Reason::NirShape.confidence());
}

#[test]
fn places_are_found() {
    use Label::{Address, Hospital, Postcode, Town};
    check(
        &french("45 rue des Glycines, 75013 Paris"),
        &[(Address, "45 rue des Glycines"), (Postcode, "75013"), (Town, "Paris")],
    );
    check(&french("habite à Trifouille-les-Oies"), &[(Town, "Trifouille-les-Oies")]);
    check(&french("transféré du CHU de Lyon"), &[(Hospital, "CHU de Lyon")]);
    check(&french("à Cochin"), &[(Hospital, "Cochin")]);
    check(&french("hôpital de jour, voie d'abord, au cours de l'examen"), &[]);
    check(&english("admitted to St Mary Hospital"), &[(Hospital, "St Mary Hospital")]);
    check(&french("chambre 312"), &[(Label::Ward, "chambre 312")]);
    check(&french("ancien gardien de phare"), &[(Label::RareJob, "gardien de phare")]);
}

#[test]
fn every_label_and_reason_has_one_code() {
    for language in [Language::french(), Language::english()] {
        assert!(Label::ALL.iter().all(|label| !label.code(&language).is_empty()));
    }
    let mut codes: Vec<_> = Reason::ALL.iter().map(|reason| reason.code()).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes.len(), Reason::ALL.len());
}

/// Whether findings stand where they say, sorted and apart.
fn holds(text: &str, language: &Language) {
    let letters: Vec<char> = text.chars().collect();
    let mut end = 0;
    for finding in find(text, language, &NAMES) {
        assert!(end <= finding.start && finding.start < finding.end && finding.end <= letters.len(), "{finding:?}");
        assert_eq!(letters[finding.start..finding.end].iter().collect::<String>(), finding.text);
        end = finding.end;
    }
}

proptest! {
    #[test]
    fn findings_stand_where_they_say_in_any_text(text in any::<String>()) {
        holds(&text, &Language::french());
        holds(&text, &Language::english());
    }

    #[test]
    fn findings_stand_where_they_say_in_texts_of_pieces(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..24)) {
        let text = pieces.concat();
        holds(&text, &Language::french());
        holds(&text, &Language::english());
    }

    #[test]
    fn accents_written_apart_change_nothing(name in "[A-Z][a-z]{2,8}") {
        let (one, two) = (format!("Mme {name}é, vue"), format!("Mme {name}e\u{301}, vue"));
        prop_assert_eq!(find(&one, &Language::french(), &NAMES).len(), find(&two, &Language::french(), &NAMES).len());
    }
}

/// Pieces that rules react to, and letters they might trip on.
const PIECES: &[&str] = &[
    "Dr ",
    "Mme ",
    "M. ",
    "Dupont",
    "MARTIN",
    "marie",
    "J.",
    "-",
    "'",
    "’",
    "é",
    "e\u{301}",
    "Œ",
    "ß",
    "İ",
    "𝒜",
    "😀",
    "\u{200d}",
    "\u{a0}",
    "\u{202f}",
    "\n",
    "\r\n",
    " ",
    "  ",
    ",",
    ".",
    ":",
    "/",
    "@",
    "a@b.fr",
    "12",
    "03",
    "2019",
    "12/03/2019",
    "0",
    "1 2 ",
    "75013 ",
    "Paris",
    "rue ",
    "de ",
    "la ",
    "le ",
    "né ",
    "à ",
    "06 12 12 22 16",
    "２０１９",
    "n° ",
    "IPP ",
    "NIR ",
    "295109912611193",
    "mars ",
    "May ",
    "fin ",
    "CHU ",
    "hôpital ",
    "chambre ",
    "cedex",
    "Ж",
    "中",
    "\u{0}",
    "\u{7}",
    "°",
    "Saint-",
    "www.",
    "(",
    ")",
    "x",
    "mg",
    "gardien ",
    "phare",
    "s disease",
    "to ",
    "and ",
];

#[test]
fn long_texts_of_one_letter_or_digit_take_no_longer_than_others() {
    for piece in ["a", "A", "1", "1 ", " ", "a.", "a@", "-", "é", "A. ", "de ", "12/", "Dr "] {
        holds(&piece.repeat(20_000), &Language::french());
        holds(&piece.repeat(20_000), &Language::english());
    }
}
