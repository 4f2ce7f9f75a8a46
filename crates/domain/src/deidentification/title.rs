//! What stands before a name, and what only looks so.

/// Titles of both languages, folded.
const TITLES: &[&str] = &[
    "dr", "drs", "docteur", "docteurs", "doctor", "doctors", "dre", "pr", "prs", "prof", "professeur", "professeure", "professor", "mr", "mrs",
    "ms", "miss", "mister", "mme", "mmes", "mlle", "mlles", "melle", "monsieur", "madame", "mademoiselle", "messieurs", "mesdames", "mm", "maitre", "sir",
    "lady", "lord", "dame", "rev", "reverend", "soeur", "me", "m", "capt", "capitaine", "colonel", "commandant", "lieutenant", "sgt", "nurse", "sister", "abbe",
];

/// Titles that a small word after them may be a name: « mme dupont ».
const PLAIN: &[&str] = &["dr", "docteur", "mr", "mrs", "ms", "mme", "mlle", "melle", "monsieur", "madame", "doctor", "professeur", "professor", "prof"];

/// Whether a folded word is a title.
pub(super) fn is_title(folded: &str) -> bool {
    TITLES.contains(&folded)
}

/// Whether a name written small may follow.
pub(super) fn admits_small(folded: &str) -> bool {
    PLAIN.contains(&folded)
}

/// Words that announce a person: roles, forms, verbs of correspondence.
const FRENCH_ROLES: &[&str] = &[
    "pt", "pte", "psychologue", "dieteticien", "dieteticienne", "orthophoniste", "ergotherapeute", "assistante", "nourrisson", "enfant", "bebe", "papa", "maman", "patient", "patiente", "patients", "patientes", "nom", "noms", "prenom", "prenoms", "nee", "ne", "epouse", "epoux", "veuve", "ide", "iade", "ibode", "interne", "externe", "infirmier",
    "infirmiere", "chirurgien", "chirurgienne", "anesthesiste", "medecin", "operateur", "operatrice", "contact", "pere", "mere", "fils", "fille", "mari", "conjoint", "conjointe",
    "frere", "soeur", "ami", "amie", "compagnon", "compagne", "signe", "signee", "signature", "redige", "valide", "validee", "secretaire", "secretariat", "kinesitherapeute", "kine", "appele", "appeler",
    "rappeler", "contacter", "prevenir", "cadre", "sage", "femme", "destinataire", "prescripteur", "prescripteurs", "consultant", "radiologue", "radiologues", "cardiologue", "neurologue",
    "usage", "naissance", "expediteur", "redacteur", "auteur", "praticien", "collaborateurs", "cliniciens", "investigateur", "responsable", "confrere", "consoeur", "collegue", "tante", "oncle", "niece",
    "neveu", "voisin", "voisine", "cousin", "cousine", "prenomme", "prenommee", "nomme", "nommee", "dite", "dit", "cher", "chere", "beneficiaire", "assure", "assuree", "aidant", "aidante", "accompagne",
    "accompagnee", "tuteur", "curatrice", "curateur", "tutrice", "pharmacien", "pharmacienne", "brancardier", "dictee", "transcrit", "realise", "correspondant", "cosigne", "referent", "referente", "grand",
];

const FRENCH_WEAK: &[&str] = &["par", "avec", "chez", "pour", "et", "que", "bonjour", "bonsoir", "confraternellement", "cordialement", "discute", "vu", "vue", "dicte"];

const ENGLISH_ROLES: &[&str] = &[
    "pt", "kid", "child", "baby", "boy", "girl", "boyfriend", "girlfriend", "grandfather", "grandmother", "niece", "nephew", "boss", "neighbor", "neighbour", "mom", "mum", "dad", "mama", "mrs", "ms", "secretary", "pharmacist", "technician", "therapist", "cardiologist", "radiologist", "patient", "name", "named", "called", "nurse", "surgeon", "anesthetist", "anaesthetist", "anesthesiologist", "physician", "doctor", "consultant", "registrar", "resident", "midwife",
    "contact", "father", "mother", "son", "daughter", "husband", "wife", "partner", "brother", "sister", "friend", "signed", "dictated", "dear", "hello", "hi", "under", "founders", "songwriter",
    "sung", "uncle", "aunt", "cousin", "colleague", "reported", "attending", "i'm", "mr", "cc", "attn", "account", "maiden", "surname", "witness", "author", "by", "caregiver", "carer", "regards", "sincerely", "thanks",
];

const ENGLISH_WEAK: &[&str] = &[
    "with", "from", "tell", "told", "asked", "ask", "why", "is", "was", "to", "and", "for", "but", "calls", "this", "here's", "who", "met", "saw", "call", "how", "has", "did", "does", "of", "that", "if", "when", "as", "know", "me", "says", "said", "about",
];

/// Letters after an English name: « Jr », « MD ».
pub(super) fn is_suffix(folded: &str) -> bool {
    matches!(folded, "jr" | "sr" | "ii" | "iii" | "md" | "phd" | "dds" | "dvm" | "rn" | "esq" | "frcs" | "mba" | "bsn" | "crna")
}

/// Words of forms that stand after a name without belonging to it.
pub(super) fn is_form(folded: &str) -> bool {
    const FORMS: &[&str] = &[
        "dossier", "tel", "fax", "dx", "cr", "crh", "cro", "rdv", "adeli", "rpps", "finess", "service", "consultation", "mail", "email", "poste", "bip", "date", "age", "sexe", "adresse", "ipp", "nda", "iep", "ddn", "chef", "ph", "pu", "mcu", "cca", "hospitalisation", "hopital", "clinique", "centre", "unite", "copie", "objet", "ref",
        "motif", "compte", "rendu", "prescription", "ordonnance", "examen", "conclusion", "phone", "mobile", "address", "ward", "unit", "department", "clinic", "hospital", "signature", "valide", "signe",
    ];
    FORMS.contains(&folded)
}

/// How much the word before a name announces it: 25 for a role or a form, 10 for a word that often does, else 0.
pub(super) fn announces(folded: &str, french: bool) -> i32 {
    let (roles, weak) = if french { (FRENCH_ROLES, FRENCH_WEAK) } else { (ENGLISH_ROLES, ENGLISH_WEAK) };
    match () {
        () if roles.contains(&folded) => 25,
        () if weak.contains(&folded) => 10,
        () => 0,
    }
}

/// Ordinary words that follow a title without being a name: « Monsieur le Président ».
pub(super) fn is_office(folded: &str) -> bool {
    const OFFICES: &[&str] = &[
        "president", "presidente", "directeur", "directrice", "confrere", "consoeur", "docteur", "professeur", "maire", "juge", "procureur", "monsieur", "madame", "ministre", "prefet", "patient",
        "patiente", "chef", "responsable", "cadre", "interne", "president's", "doctor", "chairman", "director", "traitant", "specialiste", "le", "la", "les", "l", "et", "ou", "a", "est", "qui", "que", "en", "de",
        "du", "the", "of", "and", "or", "is", "was", "who", "has", "tel", "fax", "ni",
    ];
    OFFICES.contains(&folded)
}
