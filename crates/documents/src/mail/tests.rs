//! Wordings, as the team and a definition write them.

use super::*;

fn value(place: Placeholder) -> String {
    match place {
        Placeholder::Link => "https://exemple.org/amp/pip/2008-01".to_owned(),
        Placeholder::Due => "1er mai 2008".to_owned(),
        other => format!("<{}>", other.code()),
    }
}

fn kinds_of(wording: Result<Wording, Vec<Fault>>) -> Vec<(Part, usize, FaultKind)> {
    wording.unwrap_err().into_iter().map(|fault| (fault.part, fault.line, fault.kind)).collect()
}

#[test]
fn every_shipped_wording_is_sound_in_both_languages() {
    let mut read = 0;
    for (name, files) in crate::shipped::programmes() {
        for kind in Kind::OF_PROGRAMMES {
            for tag in ["fr", "en"] {
                let text = files.get(&kind.file(tag)).unwrap();
                let wording =
                    Wording::parse(kind, text).unwrap_or_else(|faults| panic!("{name} {kind:?} {tag}: {faults:?}"));
                let letter = wording.render(value);
                assert!(
                    letter.body.contains("https://exemple.org/amp/pip/2008-01\n"),
                    "the link has a line of its own"
                );
                assert!(!letter.subject.contains(['{', '}']) && !letter.body.contains(['{', '}']));
                read += 1;
            }
        }
    }
    assert_eq!(read, 24);
}

#[test]
fn our_own_wordings_are_sound_and_stand_in_for_each_other() {
    for kind in Kind::OF_PROGRAMMES.into_iter().chain([
        Kind::Suspension,
        Kind::Lifted,
        Kind::Synthesis,
        Kind::Forum,
        Kind::Comment,
        Kind::Paraphrase,
        Kind::Proposal,
        Kind::SelfCheck,
        Kind::Member,
        Kind::NearMiss,
        Kind::Guideline,
        Kind::Uptake,
        Kind::Alert,
    ]) {
        for tag in ["fr", "en"] {
            let (language, text) = default(kind, tag);
            assert_eq!(language, tag);
            Wording::parse(kind, text).unwrap();
        }
        assert_eq!(default(kind, "de").0, "en", "a language we have no words in is answered in the source language");
    }
    let (_, text) = default(Kind::Late, "fr");
    assert!(text.contains("{evaluation}\u{a0}:"), "French keeps its colon on the line");
}

#[test]
fn french_typography_passes_unharmed() {
    let text = "« {evaluation} » : jusqu’au {due}\n\nEnvoyé ? Merci !\n{link}"
        .replace("« ", "«\u{a0}")
        .replace(" »", "\u{a0}»")
        .replace(" ?", "\u{202f}?");
    let letter = Wording::parse(Kind::Reminder, &text).unwrap().render(value);
    assert_eq!(letter.subject, "«\u{a0}<evaluation>\u{a0}» : jusqu’au 1er mai 2008");
    assert_eq!(letter.body, "Envoyé\u{202f}? Merci !\nhttps://exemple.org/amp/pip/2008-01\n");
}

#[test]
fn faults_name_their_line_in_the_file() {
    let text = "Rappel {nom}\n\nBonjour {name},\nle {due} et {\nle {Due}\n";
    let faults = kinds_of(Wording::parse(Kind::Reminder, text));
    let unknown = |name: &str| FaultKind::unknown(Kind::Reminder, name);
    assert_eq!(
        faults,
        [
            (Part::Subject, 1, unknown("nom")),
            (Part::Body, 3, FaultKind::Missing { name: "link" }),
            (Part::Body, 4, FaultKind::Unclosed),
            (Part::Body, 5, unknown("Due")),
        ]
    );
}

#[test]
fn a_mail_speaks_only_of_what_its_kind_knows() {
    let faults = kinds_of(Wording::new(Kind::Invitation, "Bienvenue", "{link} avant le {due}"));
    let FaultKind::Unknown { offered, .. } = &faults[0].2 else { panic!("{faults:?}") };
    assert_eq!(offered, "{name} {organisation} {programme} {link}");
}

#[test]
fn a_subject_is_one_line_without_the_link_and_nothing_is_blank() {
    let link = |subject: &str| kinds_of(Wording::new(Kind::Report, subject, "{link}"));
    assert_eq!(link(" \r\n"), [(Part::Subject, 1, FaultKind::Blank)]);
    assert_eq!(link("Votre bilan {link}"), [(Part::Subject, 1, FaultKind::LinkInSubject)]);
    assert_eq!(link("Votre\nBcc: x@example.org"), [(Part::Subject, 1, FaultKind::SeveralLines)]);
    assert_eq!(link(&"a".repeat(201)), [(Part::Subject, 1, FaultKind::TooLong { most: 200 })]);
    assert_eq!(link("Votre \u{202e}bilan"), [(Part::Subject, 1, FaultKind::Invisible)]);
    assert_eq!(link("Votre\u{0}bilan"), [(Part::Subject, 1, FaultKind::Invisible)]);
    let faults = kinds_of(Wording::parse(Kind::Report, ""));
    assert!(faults.contains(&(Part::Body, 2, FaultKind::Blank)), "{faults:?}");
}

#[test]
fn no_value_adds_a_header_or_a_line() {
    let nasty = "Eve\r\nBcc: all@example.org\u{2028}\u{202e}x\u{0}\ty";
    let wording = Wording::new(Kind::Reminder, "{name}: {due}", "Dear {name},\n{link}").unwrap();
    let letter = wording.render(|place| if place == Placeholder::Name { nasty.to_owned() } else { "v".to_owned() });
    assert_eq!(letter.subject, "Eve Bcc: all@example.org x y: v");
    assert_eq!(letter.body, "Dear Eve Bcc: all@example.org x y,\nv\n");
}

#[test]
fn braces_in_a_value_are_words() {
    let wording = Wording::new(Kind::Reminder, "{name}", "{name} {link}").unwrap();
    assert_eq!(wording.render(|_| "{link}".to_owned()).body, "{link} {link}\n");
}

#[test]
fn line_ends_of_forms_and_other_systems_are_read_alike() {
    let one = Wording::parse(Kind::Report, "\u{feff}Sujet\r\n\r\nCorps\r\n{link}\r\n").unwrap();
    assert_eq!(one, Wording::parse(Kind::Report, "Sujet\n\nCorps\n{link}\n").unwrap());
    assert_eq!(split("Sujet\n\n\nCorps"), ("Sujet".to_owned(), "Corps".to_owned(), 3));
}
