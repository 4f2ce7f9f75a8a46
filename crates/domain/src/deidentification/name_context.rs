//! Names that are no longer anybody's: what a word before or after makes of a surname.

use super::word::{Gap, Shape, Word};

/// What a surname belongs to when it names a thing: « maladie de », « sonde de ».
const FRENCH_HEADS: &[&str] = &[
    "maladie", "syndrome", "signe", "test", "score", "manoeuvre", "sonde", "pince", "pinces", "aiguille", "echelle", "classification", "criteres", "critere", "loi", "canule", "lame", "lames", "voie", "incision",
    "methode", "technique", "coefficient", "triangle", "reflexe", "triade", "phenomene", "operation", "procedure", "intervention", "ligament", "canal", "nerf", "cellules", "cellule", "corps", "anneau", "tumeur",
    "sarcome", "lymphome", "lymphomes", "fracture", "point", "bras", "position", "tube", "ciseaux", "ecarteur", "drain", "drains", "fil", "pansement", "clip", "clips", "pseudo", "type", "modele", "marque", "respirateur", "pompe", "moniteur",
    "appareil", "logiciel", "automate", "dispositif", "societe", "laboratoire", "laboratoires", "firme", "index", "indice", "formule", "equation", "grade", "stade", "epreuve", "goitre", "thyroidite", "cirrhose", "ulcere", "hernie",
    "diverticule", "valve", "prothese", "clou", "broche", "broches", "vis", "plaque", "catheter", "guide", "desilet", "masque", "mandrin", "laryngoscope", "effet", "bacille", "cul", "sac", "espace", "oedeme", "cardiomyopathie", "anemie",
    "purpura", "nephropathie", "arthrose", "pouls", "souffle", "dyspnee", "respiration", "protocole", "regle", "theoreme", "courbe", "abaque", "scissure", "sinus", "trou", "glande", "plexus", "ganglion", "aponevrose", "tendon", "paralysie", "neurinome",
    "ataxie", "choree", "demence", "encephalopathie", "aphasie", "atrophie", "dystrophie", "myopathie", "embryopathie", "tetralogie", "ventilateur", "table", "bistouri", "generateur", "garrot", "moteur", "scie", "kit", "systeme", "attelle", "gouttiere",
    "corset", "stade", "angle", "zone", "ligne", "plan", "arcade", "fascia", "muscle", "lobe", "segment", "aire", "faisceau", "noyau", "pont", "anse", "vaccin", "virus", "germe", "bacterie", "solution", "solute", "serum", "liquide", "coloration", "milieu", "traitement", "facteur", "antigene", "anticorps",
    "spasme", "acces", "crise", "encephalite", "vascularite", "granulomatose", "artere", "veine", "veines", "endobrachyoesophage", "oesophage", "adenome", "carcinome", "kyste", "abces", "gangrene", "lesion", "lesions", "nodule", "nodules", "tache", "taches", "transformation", "procede", "lambeau", "anastomose", "derivation", "shunt", "cathether", "bandelette", "filtre", "ballonnet", "ballon", "stent", "endoprothese", "chambre", "valise", "defibrillateur", "scope", "oxymetre", "brassard", "lunettes",
];

/// What a surname names in English, after it: « Crohn's disease », « a Foley catheter ».
const ENGLISH_TAILS: &[&str] = &[
    "disease", "syndrome", "sign", "test", "score", "scale", "criteria", "classification", "maneuver", "manoeuvre", "catheter", "needle", "tube", "forceps", "blade", "clamp", "retractor", "drain", "suture", "dressing", "clip", "pump", "monitor", "ventilator",
    "machine", "device", "system", "software", "index", "formula", "equation", "grade", "stage", "fracture", "position", "procedure", "operation", "technique", "method", "law", "reflex", "triad", "triangle", "phenomenon", "ligament", "canal", "duct", "nerve", "cells", "cell", "body",
    "bodies", "ring", "tumor", "tumour", "sarcoma", "lymphoma", "ulcer", "hernia", "diverticulum", "valve", "prosthesis", "nail", "wire", "wires", "screw", "plate", "mask", "laryngoscope", "airway", "effect", "pouch", "space", "edema", "oedema", "cardiomyopathy", "anemia", "anaemia", "thyroiditis",
    "cirrhosis", "coma", "palsy", "contracture", "node", "nodes", "lock", "syringe", "solution", "lactate", "stain", "agar", "block", "bag", "coefficient", "contraction", "contractions", "gland", "glands", "fever", "virus", "hemorrhage", "respiration", "respirations", "breathing", "pulse", "murmur", "mount", "circuit", "connector", "filter",
    "incision", "approach", "repair", "fundoplication", "pneumonia", "encephalopathy", "dystrophy", "chorea", "ataxia", "dementia", "tourniquet", "table", "drill", "saw", "stapler", "endoscope", "bronchoscope", "defibrillator", "pacemaker", "stent", "graft", "balloon", "cuff", "probe", "hospital", "infusion", "curve", "plot", "line", "loop", "criterion", "protocol", "guidelines", "checklist", "trial", "study", "regimen", "rule", "rules", "lesion", "mallory", "questionnaire", "inventory", "tool", "framework", "apparatus", "warmer", "blanket",
];

/// Whether the words before `first` or after `last` make of the passage between them the name of a thing.
pub(super) fn names_a_thing(words: &[Word<'_>], first: usize, last: usize, french: bool) -> bool {
    if french { after_head(words, first) } else { before_tail(words, last) || after_head(words, first) }
}

fn after_head(words: &[Word<'_>], first: usize) -> bool {
    let mut steps = 0;
    let mut at = first;
    while at > 0 && steps < 4 {
        if words[at].gap == Gap::Else || words[at].opens || words[at].gap == Gap::Line && steps > 1 {
            return false;
        }
        at -= 1;
        steps += 1;
        let folded = words[at].folded;
        let head = FRENCH_HEADS.contains(&folded) || FRENCH_HEADS.contains(&folded.strip_suffix('s').unwrap_or(folded));
        if head {
            return true;
        }
        // Between the thing and its name stand particles, or another name: « Guillain et Barré ».
        let between = matches!(folded, "de" | "d" | "du" | "des" | "la" | "le" | "a" | "au" | "selon" | "et" | "dite" | "dit" | "l" | "type" | "modifie" | "double");
        if !between && !(steps <= 2 && words[at].capital() && matches!(words[at + 1].gap, Gap::Hyphen | Gap::Blank)) {
            return false;
        }
    }
    false
}

fn before_tail(words: &[Word<'_>], last: usize) -> bool {
    let mut next = last + 1;
    if words.get(next).is_some_and(|word| word.folded == "s" && word.gap == Gap::Apostrophe) {
        next += 1;
    }
    let beside = |word: &&Word<'_>| matches!(word.gap, Gap::Blank | Gap::Hyphen) || word.gap == Gap::Line && word.shape == Shape::Small;
    (next..next + 2).map_while(|at| words.get(at)).take_while(beside).any(|word| {
        let folded = word.folded;
        ENGLISH_TAILS.contains(&folded) || ENGLISH_TAILS.contains(&folded.strip_suffix('s').unwrap_or(folded))
    })
}

/// Words that stand inside names: « de La Tour », « van den Berg ».
pub(super) fn is_particle(folded: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "de", "du", "des", "d", "la", "le", "van", "von", "der", "den", "da", "dos", "das", "do", "di", "del", "della", "el", "al", "ben", "bin", "ibn", "abu", "ould", "mac", "mc", "o", "y", "e", "ter", "ten", "st", "zu", "af", "av",
    ];
    PARTICLES.contains(&folded)
}

/// Words of grammar, which no capital makes a name.
pub(super) fn is_function(folded: &str) -> bool {
    const FUNCTIONS: &[&str] = &[
        "pour", "par", "avec", "sans", "dans", "sur", "sous", "chez", "vers", "mais", "donc", "ainsi", "puis", "alors", "elle", "elles", "ils", "nous", "vous", "cette", "ces", "son", "ses", "sa", "leur", "leurs", "notre", "votre", "mon", "est", "sont", "ont", "etait", "pas", "plus", "non", "oui", "tres", "aucun", "aucune",
        "aux", "les", "des", "une", "un", "que", "qui", "quand", "comme", "selon", "apres", "avant", "pendant", "depuis", "lors", "mise", "tel", "fax", "mail", "merci", "bonjour", "suite", "the", "and", "for", "with", "from", "this", "that", "these", "those", "his", "her", "him", "she", "they", "them", "their", "we", "our", "you", "your", "my", "it", "its",
        "was", "were", "is", "are", "has", "had", "have", "not", "but", "when", "then", "there", "here", "what", "which", "who", "why", "how", "where", "on", "in", "at", "by", "to", "of", "or", "if", "as", "an", "all", "any", "no", "do", "did", "does", "can", "could", "will", "would", "should", "after", "before", "during", "since", "because", "il", "on", "ce", "cela", "en", "au", "et", "ou", "si", "ne", "se", "sera", "phone", "email", "also", "dear", "hello",
    ];
    FUNCTIONS.contains(&folded)
}

/// Endings that surnames of many countries share, and ordinary English words do not.
pub(super) fn ends_like_a_surname(folded: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "sson", "dottir", "ssen", "nsen", "rsen", "lsen", "dsen", "ksen", "tsen", "wski", "wska", "cki", "cka", "czyk", "ovic", "evic", "vic", "sic", "kovic", "ova", "eva", "aev", "iev", "kov", "nov", "rov", "lov", "mov", "nev", "yev", "jev", "bov", "dov", "zov", "ev", "yan", "ian",
        "nen", "escu", "eanu", "oglu", "dze", "shvili", "enko", "chuk", "quist", "qvist", "berg", "strom", "lund", "gren", "stein", "mann", "ez", "inho", "ukwu", "chi", "moto", "mura", "naga", "saki", "yama", "hara", "guchi", "sen",
    ];
    folded.len() >= 5 && ENDINGS.iter().any(|ending| folded.ends_with(ending))
}
