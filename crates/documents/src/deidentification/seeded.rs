//! Our own corpus: near misses and letters with made-up identifiers planted in them, the same for the same seed.

use domain::deidentification::Lexicon;
use domain::text::Language;

use super::corpus::{Document, Mark};
use super::planted::{self, Dice};

/// Sentences with places for identifiers, `{LABEL}`; the labels of the corpora that people share.
const FRENCH: &[&str] = &[
    "Le patient, {PRENOM} {NOM}, a été installé en salle sans que l'identité soit vérifiée.",
    "M. {NOM} {PRENOM}, né le {DATE}, était attendu pour une cholécystectomie sous cœlioscopie.",
    "Mme {NOM} a reçu la première dose d'antibiotique à 8 h 10, avant la relecture du dossier.",
    "Madame {PRENOM} {NOM} (IPP : {IPP}) est entrée le {DATE} pour une prothèse totale de hanche.",
    "L'erreur de côté a été vue par le Dr {NOM} au moment de la pause avant incision.",
    "Le docteur {PRENOM} {NOM}, joint au {TEL}, a demandé de suspendre le geste.",
    "Chirurgien : {PRENOM} {NOM}. Anesthésiste : Dr {NOM}.",
    "Patiente transférée de {VILLE} le {DATE}, dossier {NDA}.",
    "Né le {DATE} à {VILLE}, il réside {ADRESSE}, {ZIP} {VILLE}.",
    "Compte rendu adressé à {MAIL} et faxé au {TEL}.",
    "N° de sécurité sociale : {SECU}.",
    "NIR {SECU}, séjour {NDA}, IPP {IPP}.",
    "Adresse : {ADRESSE}, {ZIP} {VILLE}. Tél. {TEL}",
    "Sa fille, {PRENOM}, peut être jointe au {TEL} ou à l'adresse {MAIL}.",
    "Hospitalisation au {HOPITAL} du {DATE} au {DATE}.",
    "Signé : Pr {PRENOM} {NOM}, le {DATE}",
    "{NOM} {PRENOM}, née le {DATE}, a été appelée à la place de sa voisine de chambre.",
    "Rédigé par {PRENOM} {NOM} (interne) le {DATE}.",
    "Le {DATE}, l'infirmière {PRENOM} {NOM} a découvert deux bracelets au même nom.",
    "Monsieur {NOM} a refusé la prémédication ; le Dr {NOM} en a été averti.",
    "Depuis le {DATE}, l'ampoule de suxaméthonium est rangée à côté de celle d'éphédrine.",
    "Cher confrère, je vous remercie d'avoir reçu {PRENOM} {NOM}, âgé de 54 ans, le {DATE}.",
    "Copie à : Dr {NOM} {PRENOM}, {HOPITAL}, {ADRESSE}, {ZIP} {VILLE}",
    "{NOM} n'a pas été prévenu à temps, et {PRENOM} a posé la question trop tard.",
    "Équipe : {PRENOM} {NOM}, {PRENOM} {NOM} et {PRENOM} {NOM}.",
    "La transmission a été faite oralement de {PRENOM} à {PRENOM}.",
    "ÉTIQUETTE RETROUVÉE AU NOM DE {NOM} {PRENOM} DANS LE DOSSIER DU VOISIN",
    "Patiente de {AGE}, vivant à domicile, autonome.",
    "Contact : {PRENOM} {NOM}, {TEL}, {MAIL}",
];

const ENGLISH: &[&str] = &[
    "The patient, {PERSON}, was brought in before anybody had checked the wristband.",
    "Mr. {PERSON} was born on {DATE_TIME} and was listed for a left hip replacement.",
    "Mrs {PERSON} received the first dose at 8:10, before the chart was read again.",
    "Dr. {PERSON} noticed the wrong side during the time-out.",
    "My name is {PERSON} and I was the nurse on that shift.",
    "Please call {PERSON} at {PHONE_NUMBER} or write to {EMAIL_ADDRESS}.",
    "Her social security number is {US_SSN}.",
    "She was admitted to {HOSPITAL} on {DATE_TIME}.",
    "Surgeon: {PERSON}. Anesthesiologist: Dr. {PERSON}.",
    "The report was signed by {PERSON} on {DATE_TIME}.",
    "He lives at {STREET_ADDRESS} and can be reached at {PHONE_NUMBER}.",
    "On {DATE_TIME}, nurse {PERSON} found two syringes with the same label.",
    "Follow up with {PERSON} in two weeks.",
    "The pharmacist told {PERSON} that the vial looked like the other one.",
    "Dear Dr. {PERSON}, thank you for seeing {PERSON} on {DATE_TIME}.",
    "{PERSON} did not hear the alarm, and {PERSON} came too late.",
    "Team: {PERSON}, {PERSON} and {PERSON}.",
    "The handover went from {PERSON} to {PERSON} by telephone.",
    "LABEL FOUND IN THE NAME OF {PERSON} IN THE CHART OF THE NEIGHBOR",
    "The patient is {AGE} and lives alone.",
    "Contact: {PERSON}, {PHONE_NUMBER}, {EMAIL_ADDRESS}",
    "Since {DATE_TIME} the two ampoules have been kept in different drawers.",
    "His SSN, {US_SSN}, was read aloud in the waiting room.",
];

/// Sentences that keep company to the others.
const FRENCH_PLAIN: &[&str] = &[
    "La check-list n'avait pas été lue à haute voix.",
    "Aucune conséquence pour le patient.",
    "Le matériel a été remplacé et l'intervention s'est déroulée sans incident.",
    "La dose prescrite était de 10 mg par jour.",
];

const ENGLISH_PLAIN: &[&str] = &[
    "The checklist had not been read aloud.",
    "There was no consequence for the patient.",
    "The device was replaced and the procedure went on without incident.",
    "The dose was 10 mg a day.",
];

/// As many documents as asked, made from a seed.
#[must_use]
pub fn corpus(language: &Language, lexicon: &Lexicon<'_>, seed: u64, documents: usize) -> Vec<Document> {
    let french = *language == Language::french();
    let mut dice = Dice::new(seed);
    (0..documents).map(|_| document(&mut dice, lexicon, french)).collect()
}

fn document(dice: &mut Dice, lexicon: &Lexicon<'_>, french: bool) -> Document {
    let (sentences, plain) = if french { (FRENCH, FRENCH_PLAIN) } else { (ENGLISH, ENGLISH_PLAIN) };
    let mut document = Document { text: String::new(), marks: Vec::new() };
    for _ in 0..2 + dice.below(3) {
        let sentence = dice.pick(sentences);
        plant(&mut document, sentence, dice, lexicon, french);
        document.text.push_str(if dice.below(3) == 0 { "\n" } else { " " });
        document.text.push_str(dice.pick(plain));
        document.text.push(if dice.below(2) == 0 { '\n' } else { ' ' });
    }
    document
}

/// Writes a sentence, each of its places filled and marked.
fn plant(document: &mut Document, sentence: &str, dice: &mut Dice, lexicon: &Lexicon<'_>, french: bool) {
    for piece in sentence.split_inclusive('}') {
        let Some((before, label)) = piece.split_once('{').map(|(before, label)| (before, label.trim_end_matches('}')))
        else {
            document.text.push_str(piece);
            continue;
        };
        document.text.push_str(before);
        let start = document.text.chars().count();
        document.text.push_str(&value(label, dice, lexicon, french));
        let end = document.text.chars().count();
        document.marks.push(Mark { start, end, label: label.to_owned() });
    }
}

fn value(label: &str, dice: &mut Dice, lexicon: &Lexicon<'_>, french: bool) -> String {
    match label {
        "NOM" => planted::surname(dice, lexicon),
        "PRENOM" => planted::first_name(dice, lexicon),
        "PERSON" => match dice.below(3) {
            0 => format!(
                "{} {}. {}",
                planted::first_name(dice, lexicon),
                ["J", "A", "M"][dice.below(3)],
                planted::surname(dice, lexicon)
            ),
            _ => format!("{} {}", planted::first_name(dice, lexicon), planted::surname(dice, lexicon)),
        },
        "DATE" => planted::french_date(dice),
        "DATE_TIME" => planted::english_date(dice),
        "TEL" => planted::french_phone(dice),
        "PHONE_NUMBER" => planted::english_phone(dice),
        "MAIL" | "EMAIL_ADDRESS" => planted::mail(dice, lexicon),
        "SECU" => planted::national_number(dice),
        "US_SSN" => planted::social_security(dice),
        "VILLE" => planted::town(dice, lexicon),
        "ADRESSE" => planted::french_street(dice, lexicon),
        "STREET_ADDRESS" => planted::english_street(dice, lexicon),
        "ZIP" => planted::french_postcode(dice),
        "HOPITAL" => planted::french_hospital(dice, lexicon),
        "HOSPITAL" => planted::english_hospital(dice, lexicon),
        "AGE" if french => format!("{} ans", planted::great_age(dice)),
        "AGE" => format!("{} years old", planted::great_age(dice)),
        _ => planted::number(dice),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_says_the_same_and_marks_stand_where_they_say() {
        let french = Language::french();
        let lexicon = crate::lexicon::lexicon(&french);
        let documents = corpus(&french, &lexicon, 7, 20);
        assert_eq!(documents, corpus(&french, &lexicon, 7, 20));
        assert_ne!(documents, corpus(&french, &lexicon, 8, 20));
        for document in documents {
            let letters: Vec<char> = document.text.chars().collect();
            for mark in &document.marks {
                assert!(mark.start < mark.end && mark.end <= letters.len());
                assert!(!letters[mark.start].is_whitespace() && !letters[mark.end - 1].is_whitespace());
            }
            assert!(!document.text.contains(['{', '}']));
        }
    }
}
