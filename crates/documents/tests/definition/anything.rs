//! What holds of any definition: the shipped ones are sound, and nothing that is written makes the check itself fail.

use super::{small, voice};
use documents::definition::{self, Report};
use documents::shipped;
use domain::check::worst_seconds;
use proptest::prelude::*;

#[test]
fn every_shipped_programme_is_sound() {
    let all = shipped::programmes();
    assert!(all.len() >= 2, "{} shipped", all.len());
    for (name, files) in all {
        let programme = definition::check(&files)
            .map_err(|faults| faults.iter().map(|fault| fault.text(&voice("en"))).collect::<Vec<_>>())
            .unwrap_or_else(|faults| panic!("{name}: {faults:#?}"));
        assert_eq!(programme.id, name, "a definition is called as its folder");
        for instrument in &programme.instruments {
            assert!(worst_seconds(&programme, instrument).exact, "{name}: {}", instrument.id);
        }
    }
}

fn lines_removed() -> impl Strategy<Value = Vec<(prop::sample::Index, prop::sample::Index)>> {
    prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>()), 1..6)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_removed_at_random_are_answered_in_both_languages(removed in lines_removed()) {
        let mut files = small();
        let paths: Vec<String> = files.keys().cloned().collect();
        for (path, line) in removed {
            let text = files.get_mut(&paths[path.index(paths.len())]).unwrap();
            let lines: Vec<&str> = text.lines().collect();
            if !lines.is_empty() {
                let gone = line.index(lines.len());
                let kept: Vec<&str> = lines.iter().enumerate().filter(|(at, _)| *at != gone).map(|(_, line)| *line).collect();
                *text = kept.join("\n");
            }
        }
        let report = Report::of(&files, vec![], Some(100));
        for language in ["fr", "en"] {
            let voice = voice(language);
            let said = report.text(&voice);
            // A value that a message wants and does not get, or a message that is not there, would show.
            prop_assert!(!said.contains("⟦") && !said.contains("{$"), "{said}");
            for fault in &report.faults {
                prop_assert!(!fault.reason(&voice).is_empty() && !fault.remedy(&voice).is_empty());
                prop_assert_eq!(fault.text(&voice).lines().count(), 1);
            }
        }
    }

    #[test]
    fn any_text_is_answered(path in prop::sample::select(vec!["programme.toml", "codes.toml", "instruments/short.toml"]), text in ".{0,200}") {
        let mut files = small();
        files.insert(path.to_owned(), text);
        prop_assert!(definition::check(&files).is_err());
    }
}
