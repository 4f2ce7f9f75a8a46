//! Nouns in a sentence: articles, contractions, agreement.

/// The gender, or the number, of a noun; in English whether it takes an article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Feminine,
    Masculine,
    Plural,
    /// Without an article, in English.
    Bare,
    /// Words that are no noun: they stand as they are.
    Words,
}

/// A noun as it is drawn, ready for any place in a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Noun {
    kind: Kind,
    text: String,
}

impl Noun {
    /// Reads `f valve`, `n surgery` or plain words.
    pub(super) fn read(written: &str) -> Self {
        let (kind, text) = match written.split_once(' ') {
            Some(("f", text)) => (Kind::Feminine, text),
            Some(("m", text)) => (Kind::Masculine, text),
            Some(("p", text)) => (Kind::Plural, text),
            Some(("n", text)) => (Kind::Bare, text),
            _ => (Kind::Words, written),
        };
        Self { kind, text: text.to_owned() }
    }

    /// The noun in a form; the form without a name is the one that stands alone in the language.
    pub(super) fn form(&self, form: &str) -> String {
        match form {
            "nu" => self.text.clone(),
            "e" if self.kind == Kind::Feminine => "e".to_owned(),
            "e" => String::new(),
            "a" => self.indefinite_in_english(),
            _ => self.with(self.particle(form)),
        }
    }

    fn with(&self, particle: &str) -> String {
        format!("{particle}{}", self.text)
    }

    fn particle(&self, form: &str) -> &'static str {
        let elides = self.begins_with_a_vowel();
        match (form, self.kind) {
            (_, Kind::Words | Kind::Bare) => "",
            ("un", Kind::Feminine) => "une ",
            ("un", Kind::Masculine) => "un ",
            ("dun", Kind::Feminine) => "d’une ",
            ("dun", Kind::Masculine) => "d’un ",
            ("dun", Kind::Plural) => "de ",
            ("un" | "de", Kind::Plural) => "des ",
            ("au", Kind::Plural) => "aux ",
            ("d", _) if elides => "d’",
            ("d", _) => "de ",
            (_, Kind::Plural) => "les ",
            ("de", _) if elides => "de l’",
            ("au", _) if elides => "à l’",
            (_, _) if elides => "l’",
            ("de", Kind::Feminine) => "de la ",
            ("de", _) => "du ",
            ("au", Kind::Feminine) => "à la ",
            ("au", _) => "au ",
            (_, Kind::Feminine) => "la ",
            _ => "le ",
        }
    }

    /// An h counts as none: the data has no word whose h stands in the way.
    fn begins_with_a_vowel(&self) -> bool {
        self.text.chars().next().is_some_and(|first| "aàâeéèêiîoôuhAÉEIOUH".contains(first))
    }

    fn indefinite_in_english(&self) -> String {
        if self.kind == Kind::Bare {
            return self.text.clone();
        }
        // “Ureter” and the like begin with the sound of “you”.
        let vowel = self.text.chars().next().is_some_and(|first| "aeiou".contains(first));
        let article = if vowel && !self.text.starts_with("ur") && !self.text.starts_with("uni") { "an" } else { "a" };
        format!("{article} {}", self.text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn french_nouns_take_their_articles_and_contractions() {
        let forms = |written: &str| ["", "un", "de", "au", "d", "nu", "e"].map(|form| Noun::read(written).form(form));
        assert_eq!(forms("f valve"), ["la valve", "une valve", "de la valve", "à la valve", "de valve", "valve", "e"]);
        assert_eq!(forms("m drain"), ["le drain", "un drain", "du drain", "au drain", "de drain", "drain", ""]);
        assert_eq!(
            forms("f échographie"),
            [
                "l’échographie",
                "une échographie",
                "de l’échographie",
                "à l’échographie",
                "d’échographie",
                "échographie",
                "e"
            ]
        );
        assert_eq!(Noun::read("p végétations").form("de"), "des végétations");
        assert_eq!(["f valve", "m drain"].map(|noun| Noun::read(noun).form("dun")), ["d’une valve", "d’un drain"]);
        assert_eq!(Noun::read("en consultation").form(""), "en consultation");
    }

    #[test]
    fn english_nouns_take_a_or_an_or_nothing() {
        let with = |written: &str| Noun::read(written).form("a");
        assert_eq!(with("epidural"), "an epidural");
        assert_eq!(with("knee replacement"), "a knee replacement");
        assert_eq!(with("ureteroscopy"), "a ureteroscopy");
        assert_eq!(with("n cataract surgery"), "cataract surgery");
    }
}
