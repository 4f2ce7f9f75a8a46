//! What words may give away: a sentence of somebody's answer, or a count of a few people.

use std::collections::HashMap;

use crate::text::Language;

/// Words in a row that two people do not write alike by chance; an elision (« n’ai ») is two.
const RUN: usize = 7;

/// Words of a text that stand in somebody's answer too.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Echo {
    /// The text they stand in, as it was named.
    pub field: String,
    /// The words, as that text has them: they tell its writer nothing that they did not write.
    pub words: String,
}

/// The runs of words of a synthesis, to be looked for in answers: small, however many answers there are.
#[derive(Debug, Clone, Default)]
pub struct Echoes {
    runs: HashMap<Vec<String>, Echo>,
}

impl Echoes {
    /// The runs of these texts, each with its name.
    #[must_use]
    pub fn of<'a>(texts: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut runs = HashMap::new();
        for (field, text) in texts {
            for run in words(text).windows(RUN) {
                let echo = || Echo { field: field.to_owned(), words: run.join(" ") };
                runs.entry(run.to_vec()).or_insert_with(echo);
            }
        }
        Self { runs }
    }

    /// Whether nothing is looked for.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The first run that stands in an answer.
    #[must_use]
    pub fn heard_in(&self, answer: &str) -> Option<&Echo> {
        words(answer).windows(RUN).find_map(|run| self.runs.get(run))
    }
}

/// Words without case or punctuation.
fn words(text: &str) -> Vec<String> {
    text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// A count of a few people, said in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallCount {
    /// The words, from the number to the people.
    pub words: String,
}

const FRENCH: [&str; 20] = [
    "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze", "treize",
    "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt",
];
const ENGLISH: [&str; 20] = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];
/// Beginnings of words that name people who take part, in both languages.
const PEOPLE: [&str; 20] = [
    "participant",
    "personne",
    "médecin",
    "pharmacien",
    "infirmi",
    "soignant",
    "collègue",
    "confrère",
    "consœur",
    "professionnel",
    "répondant",
    "préparat",
    "people",
    "person",
    "doctor",
    "physician",
    "pharmacist",
    "nurse",
    "colleague",
    "professional",
];

/// Counts from 1 to k − 1 of people, in figures or in words: a figure that the tables withhold must not stand in the
/// text. « Un » alone is an article and says nothing; « un seul » does.
#[must_use]
pub fn small_counts(text: &str, k: u32, language: &Language) -> Vec<SmallCount> {
    let words = words(&text.replace(['-', '\u{2011}'], "")); // dix-sept is one number
    let is_french = *language == Language::french();
    let number = |word: &str| -> Option<u32> {
        if let Ok(number) = word.parse::<u32>() {
            return Some(number);
        }
        let names = if is_french { &FRENCH } else { &ENGLISH };
        let place = names.iter().position(|name| name.replace('-', "") == word)?;
        u32::try_from(place + 1).ok()
    };
    let is_people = |word: &String| PEOPLE.iter().any(|beginning| word.starts_with(beginning));
    let mut found = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let single = ["seul", "seule", "single", "unique"].contains(&word.as_str());
        let count = if single { Some(1) } else { number(word) };
        let Some(count) = count else {
            continue;
        };
        // « un collègue », « one person »: an article, not a count.
        let is_article = !single && matches!(word.as_str(), "un" | "one");
        let behind = words.iter().skip(place + 1).take(2);
        let people = behind.clone().position(is_people);
        if let Some(people) = people.filter(|_| (1..k).contains(&count) && !is_article) {
            found.push(SmallCount {
                words: words.iter().skip(place).take(people + 2).cloned().collect::<Vec<_>>().join(" "),
            });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_taken_from_an_answer_is_heard_whatever_its_case_and_punctuation() {
        let echoes = Echoes::of([
            ("text.obstacles.fr", "On lit : « Je n’ai jamais le temps de tout expliquer »."),
            ("a", "court"),
        ]);
        let heard = echoes.heard_in("Honnêtement, je n'ai jamais le temps de tout expliquer en consultation.");
        assert_eq!(heard.map(|echo| echo.field.as_str()), Some("text.obstacles.fr"));
        assert_eq!(echoes.heard_in("Je n'ai jamais le temps."), None, "a few words that everybody writes");
    }

    #[test]
    fn a_few_people_are_found_in_figures_and_in_words() {
        let (french, english) = (Language::french(), Language::english());
        let found = |text: &str, language| {
            small_counts(text, 11, language).into_iter().map(|one| one.words).collect::<Vec<_>>()
        };
        assert_eq!(found("Seuls 3 participants l’ont dit.", &french), ["3 participants"]);
        assert_eq!(found("Deux autres pharmaciennes sont d’accord.", &french), ["deux autres pharmaciennes"]);
        assert_eq!(found("Un seul médecin s’y oppose.", &french), ["seul médecin"]);
        assert_eq!(found("Only four of our colleagues; a single nurse.", &english), ["single nurse"]);
        assert_eq!(found("Ten physicians.", &english), ["ten physicians"]);
        assert!(found("42 participants ; en parler à un collègue ; 3 mois plus tard", &french).is_empty());
        assert!(found("Twelve physicians, one person at a time", &english).is_empty());
    }
}
