//! Identifiers made up from a seed, in the many forms in which people write them.

use domain::deidentification::{Lexicon, WordList};

/// A small generator that says the same thing for the same seed, for ever (SplitMix64, Steele, Lea and Flood 2014).
#[derive(Debug, Clone)]
pub(super) struct Dice(u64);

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `limit`.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        let limit = u64::try_from(limit.max(1)).unwrap_or(1);
        usize::try_from(self.next() % limit).unwrap_or(0)
    }

    pub(super) fn pick<'t, T: ?Sized>(&mut self, choices: &[&'t T]) -> &'t T {
        choices[self.below(choices.len())]
    }

    fn digits(&mut self, count: usize) -> String {
        (0..count).map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap_or(0))).collect()
    }
}

const ENDINGS: &[&str] =
    &["ard", "eau", "ois", "ier", "ec", "oux", "in", "et", "on", "ac", "elle", "ouin", "ert", "aud"];
const BEGINNINGS: &[&str] =
    &["Br", "Cal", "Ker", "Lam", "Tré", "Gu", "Mon", "Vau", "Del", "Bou", "Fer", "Cha", "Riv", "Pel", "Dan"];
const MIDDLES: &[&str] = &["and", "av", "ill", "og", "ass", "err", "ign", "ouv", "ant", "ess", "am"];

/// A surname: of the lists, or of a sound that no list has, half and half; in small letters or capitals.
pub(super) fn surname(dice: &mut Dice, lexicon: &Lexicon<'_>) -> String {
    let name = if dice.below(2) == 0 {
        listed(dice, lexicon.surnames)
    } else {
        format!("{}{}{}", dice.pick(BEGINNINGS), dice.pick(MIDDLES), dice.pick(ENDINGS))
    };
    match dice.below(6) {
        0 | 1 => name.to_uppercase(),
        2 => format!("{name}-{}", listed(dice, lexicon.surnames)),
        _ => name,
    }
}

/// A first name of the lists; one in six is double.
pub(super) fn first_name(dice: &mut Dice, lexicon: &Lexicon<'_>) -> String {
    let name = listed(dice, lexicon.first_names);
    match dice.below(6) {
        0 => format!("{name}-{}", listed(dice, lexicon.first_names)),
        _ => name,
    }
}

/// A word of a list, with its capital.
fn listed(dice: &mut Dice, list: WordList<'_>) -> String {
    let mut word = "";
    while word.len() < 4 && list.bytes() > 0 {
        word = list.at(dice.below(list.bytes())).unwrap_or_default();
    }
    capital(word)
}

/// A town of the lists.
pub(super) fn town(dice: &mut Dice, lexicon: &Lexicon<'_>) -> String {
    listed(dice, lexicon.towns).split(' ').map(capital).collect::<Vec<_>>().join("-")
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A French telephone number, grouped in one of the ways people group it.
pub(super) fn french_phone(dice: &mut Dice) -> String {
    let pairs: Vec<String> = (0..4).map(|_| dice.digits(2)).collect();
    let area = 1 + dice.below(9);
    match dice.below(6) {
        0 => format!("0{area}{}", pairs.concat()),
        1 => format!("0{area}.{}", pairs.join(".")),
        2 => format!("0{area}-{}", pairs.join("-")),
        3 => format!("+33 {area} {}", pairs.join(" ")),
        4 => format!("+33 (0){area} {}", pairs.join(" ")),
        _ => format!("0{area} {}", pairs.join(" ")),
    }
}

/// A telephone number as English texts write them.
pub(super) fn english_phone(dice: &mut Dice) -> String {
    let (area, middle, last) = (200 + dice.below(700), 200 + dice.below(700), dice.digits(4));
    match dice.below(6) {
        0 => format!("({area}) {middle}-{last}"),
        1 => format!("+1-{area}-{middle}-{last}"),
        2 => format!("{area}.{middle}.{last}"),
        3 => format!("+44 20 7{} {last}", dice.digits(3)),
        4 => format!("020 7{} {last}", dice.digits(3)),
        _ => format!("{area}-{middle}-{last}"),
    }
}

/// A French national number: Corsica now and then, its key right, wrong or left out.
pub(super) fn national_number(dice: &mut Dice) -> String {
    let sex = 1 + dice.below(2);
    let (year, month) = (dice.digits(2), 1 + dice.below(12));
    let department = match dice.below(8) {
        0 => "2A".to_owned(),
        1 => "2B".to_owned(),
        _ => format!("{:02}", 1 + dice.below(95)),
    };
    let (commune, order) = (dice.digits(3), dice.digits(3));
    let number = format!("{sex}{year}{month:02}{department}{commune}{order}");
    let plain = number.replace("2A", "19").replace("2B", "18");
    let rest = plain.parse::<u64>().unwrap_or(0) % 97;
    let key = if dice.below(4) == 0 { dice.digits(2) } else { format!("{:02}", 97 - rest) };
    match dice.below(4) {
        0 => format!("{number}{key}"),
        1 => number,
        2 => format!("{sex} {year} {month:02} {department} {commune} {order}"),
        _ => format!("{sex} {year} {month:02} {department} {commune} {order} {key}"),
    }
}

/// An American social security number.
pub(super) fn social_security(dice: &mut Dice) -> String {
    format!("{}-{:02}-{}", 100 + dice.below(700), 10 + dice.below(80), dice.digits(4))
}

/// An electronic address.
pub(super) fn mail(dice: &mut Dice, lexicon: &Lexicon<'_>) -> String {
    let (first, last) =
        (listed(dice, lexicon.first_names).to_lowercase(), listed(dice, lexicon.surnames).to_lowercase());
    let host =
        dice.pick(&["exemple.fr", "chu-invente.fr", "example.org", "hospital.example.co.uk", "mail.example.com"]);
    match dice.below(4) {
        0 => format!("{}.{last}@{host}", &first[..1]),
        1 => format!("{first}_{last}{}@{host}", dice.below(99)),
        2 => format!("{}@{host}", last.to_uppercase()),
        _ => format!("{first}.{last}@{host}"),
    }
}

const FRENCH_MONTHS: &[&str] = &[
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];
const ENGLISH_MONTHS: &[&str] = &[
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const FRENCH_DAYS: &[&str] = &["premier", "deux", "trois", "douze", "dix-sept", "vingt et un", "vingt-huit", "trente"];
const ENGLISH_DAYS: &[&str] = &["first", "second", "third", "twelfth", "seventeenth", "twenty-first", "twenty-eighth"];

/// A date, in figures or words.
pub(super) fn french_date(dice: &mut Dice) -> String {
    let (day, month, year) = (1 + dice.below(28), 1 + dice.below(12), 1940 + dice.below(90));
    let name = FRENCH_MONTHS[month - 1];
    match dice.below(9) {
        0 => format!("{day:02}/{month:02}/{year}"),
        1 => format!("{day}/{month}/{:02}", year % 100),
        2 => format!("{day:02}.{month:02}.{year}"),
        3 => format!("{day:02}-{month:02}-{year}"),
        4 => format!("{day:02}{month:02}{year}"),
        5 => format!("{day} {name} {year}"),
        6 => format!("{day} {name}"),
        7 => format!(
            "{} {name} deux mille {}",
            dice.pick(FRENCH_DAYS),
            dice.pick(&["dix", "dix-huit", "vingt et un", "vingt-quatre"])
        ),
        _ => format!("{} {day} {name} {year}", dice.pick(&["lundi", "mardi", "Jeudi", "samedi"])),
    }
}

/// A date, in figures or words, as England or America writes it.
pub(super) fn english_date(dice: &mut Dice) -> String {
    let (day, month, year) = (1 + dice.below(28), 1 + dice.below(12), 1940 + dice.below(90));
    let name = ENGLISH_MONTHS[month - 1];
    match dice.below(8) {
        0 => format!("{month}/{day}/{year}"),
        1 => format!("{day:02}/{month:02}/{year}"),
        2 => format!("{year}-{month:02}-{day:02}"),
        3 => format!("{name} {day}, {year}"),
        4 => format!("{day} {name} {year}"),
        5 => format!("{day}th of {name}"),
        6 => format!("{} of {name}", dice.pick(ENGLISH_DAYS)),
        _ => format!("{} {year}", &name[..3]),
    }
}

/// A street and number.
pub(super) fn french_street(dice: &mut Dice, lexicon: &Lexicon<'_>) -> String {
    let kind = dice.pick(&["rue", "avenue", "boulevard", "bd", "impasse", "place", "chemin", "quai"]);
    let of = dice.pick(&[
        "des Lilas",
        "de la République",
        "du Général Leclerc",
        "Victor Hugo",
        "de l'Église",
        "du 8 mai 1945",
    ]);
    match dice.below(3) {
        0 => format!("{} {kind} {}", 1 + dice.below(200), listed(dice, lexicon.surnames)),
        1 => format!("{} bis, {kind} {of}", 1 + dice.below(90)),
        _ => format!("{} {kind} {of}", 1 + dice.below(200)),
    }
}

/// A street and number, the English way.
pub(super) fn english_street(dice: &mut Dice, lexicon: &Lexicon<'_>) -> String {
    let kind = dice.pick(&["Street", "Avenue", "Road", "Lane", "Drive", "Close"]);
    format!("{} {} {kind}", 1 + dice.below(900), listed(dice, lexicon.surnames))
}

/// A postcode.
pub(super) fn french_postcode(dice: &mut Dice) -> String {
    format!("{:02}{}0", 1 + dice.below(95), dice.digits(2))
}

/// A patient's or a stay's number.
pub(super) fn number(dice: &mut Dice) -> String {
    let figures = 8 + dice.below(3);
    format!("{}{}", 1 + dice.below(9), dice.digits(figures - 1))
}

/// A hospital that does not exist.
pub(super) fn french_hospital(dice: &mut Dice, lexicon: &Lexicon<'_>) -> String {
    match dice.below(4) {
        0 => format!("CHU de {}", town(dice, lexicon)),
        1 => format!("clinique {}", listed(dice, lexicon.surnames)),
        2 => format!("centre hospitalier de {}", town(dice, lexicon)),
        _ => format!("hôpital {} {}", listed(dice, lexicon.first_names), listed(dice, lexicon.surnames)),
    }
}

/// An English hospital that does not exist.
pub(super) fn english_hospital(dice: &mut Dice, lexicon: &Lexicon<'_>) -> String {
    let kind = dice.pick(&["General Hospital", "Royal Infirmary", "Medical Center", "Hospital"]);
    format!("{} {kind}", listed(dice, lexicon.surnames))
}

/// A great age, as a part of a sentence.
pub(super) fn great_age(dice: &mut Dice) -> usize {
    90 + dice.below(12)
}
