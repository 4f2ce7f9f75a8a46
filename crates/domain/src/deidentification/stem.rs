//! The light stems under which the ordinary words of a language are listed.

use super::short_list::Endings;

static FRENCH: Endings = Endings::of(&[
    "issements",
    "issaient",
    "issantes",
    "issement",
    "assions",
    "atrices",
    "eraient",
    "issante",
    "issants",
    "issions",
    "assent",
    "assiez",
    "ateurs",
    "ations",
    "atrice",
    "ements",
    "erions",
    "issais",
    "issait",
    "issant",
    "issent",
    "issiez",
    "issons",
    "aient",
    "antes",
    "asses",
    "ateur",
    "ation",
    "ement",
    "erais",
    "erait",
    "erent",
    "eriez",
    "erons",
    "eront",
    "euses",
    "irent",
    "issez",
    "ames",
    "ante",
    "ants",
    "asse",
    "ates",
    "erai",
    "eras",
    "erez",
    "eurs",
    "euse",
    "imes",
    "ions",
    "ites",
    "ais",
    "ait",
    "ant",
    "ees",
    "ent",
    "eur",
    "iez",
    "ons",
    "ai",
    "as",
    "at",
    "ee",
    "er",
    "es",
    "ez",
    "ir",
    "is",
    "it",
    "a",
    "e",
    "i",
    "s",
    "x",
]);

static ENGLISH: Endings = Endings::of(&[
    "inesses", "nesses", "iness", "ingly", "edly", "iest", "ings", "ness", "ers", "est", "ied", "ier", "ies", "ily",
    "ing", "ed", "er", "es", "ly", "e", "s", "y",
]);

/// Cuts the longest ending that leaves three letters; `word` is folded.
pub fn stem(word: &str, french: bool) -> &str {
    let endings = if french { &FRENCH } else { &ENGLISH };
    endings.cut(word).find(|rest| rest.len() >= 3).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_of_a_word_meet() {
        for forms in [["hospitalise", "hospitalisee", "hospitaliserait"], ["opere", "operation", "operateur"]] {
            assert!(forms.iter().all(|form| stem(form, true) == stem(forms[0], true)), "{forms:?}");
        }
        assert_eq!(stem("leaking", false), stem("leaks", false));
        assert_eq!(stem("des", true), "des");
    }
}
