//! The digest as a mail: titles and links of what is new, nothing else, in the language of whoever chose it.

use domain::text::Text;
use jiff::civil::Date;

use crate::language::Voice;
use crate::mail::{Letter, one_line};

/// Something new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What it is called.
    pub title: Text,
    /// Where it is read.
    pub link: String,
}

/// What a digest tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Digest<'a> {
    /// Whoever reads it.
    pub name: &'a str,
    /// The first day it tells of, and the last.
    pub days: (Date, Date),
    /// Alerts.
    pub alerts: Vec<Item>,
    /// Guidelines.
    pub guidelines: Vec<Item>,
    /// Stories.
    pub stories: Vec<Item>,
    /// Where somebody chooses anew.
    pub choice: &'a str,
    /// Where somebody wants no more of it, without signing in.
    pub stop: &'a str,
}

/// The digest as its reader gets it. A title becomes one line without anything invisible, so that none can add a line of
/// its own.
#[must_use]
pub fn letter(voice: &Voice, digest: &Digest<'_>) -> Letter {
    let (from, to) = (voice.date(digest.days.0), voice.date(digest.days.1));
    let days = || (("from", from.clone()), ("to", to.clone()));
    let mut body = format!("{}\n\n", one_line(&voice.with("digest-mail-greeting", [("name", digest.name)])));
    body.push_str(&format!("{}\n", voice.with("digest-mail-lead", days())));
    let sections = [
        ("digest-mail-alerts", &digest.alerts),
        ("digest-mail-guidelines", &digest.guidelines),
        ("digest-mail-stories", &digest.stories),
    ];
    for (heading, items) in sections.into_iter().filter(|(_, items)| !items.is_empty()) {
        body.push_str(&format!("\n{}\n", voice.say(heading)));
        for item in items {
            body.push_str(&format!("\n– {}\n  {}\n", one_line(voice.read(&item.title)), item.link));
        }
    }
    body.push_str(&format!("\n{}\n{}\n", voice.say("digest-mail-choice"), digest.choice));
    body.push_str(&format!("\n{}\n{}\n", voice.say("digest-mail-stop"), digest.stop));
    let subject = one_line(&voice.with("digest-mail-subject", days()));
    Letter { subject, body, unsubscribe: Some(digest.stop.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Languages;
    use domain::text::Language;
    use jiff::civil::date;

    #[test]
    fn a_digest_holds_titles_and_links_and_no_title_adds_a_line() {
        let title = Text::new([
            (Language::french(), "Une seringue\nBcc: x@example.org".to_owned()),
            (Language::english(), "A syringe".to_owned()),
        ]);
        let item = |link: &str| Item { title: title.clone(), link: link.to_owned() };
        let digest = Digest {
            name: "Camille",
            days: (date(2026, 10, 1), date(2026, 10, 31)),
            alerts: vec![],
            guidelines: vec![item("https://x/guidelines/g")],
            stories: vec![item("https://x/stories/s")],
            choice: "https://x/account/digest",
            stop: "https://x/digest/stop/t",
        };
        let languages = Languages::embedded().unwrap();
        let french = letter(&languages.voice("fr").unwrap(), &digest);
        assert!(french.body.contains("– Une seringue Bcc: x@example.org\n  https://x/stories/s\n"), "{}", french.body);
        assert!(french.body.ends_with("https://x/digest/stop/t\n"));
        assert!(french.subject.contains("octobre 2026"), "{}", french.subject);
        assert_eq!(french.unsubscribe.as_deref(), Some("https://x/digest/stop/t"));
        let english = letter(&languages.voice("en").unwrap(), &digest);
        assert!(english.body.contains("A syringe") && !english.body.contains("lert"), "{}", english.body);
        assert!(!english.body.contains('⟦') && !french.body.contains('⟦'));
    }
}
