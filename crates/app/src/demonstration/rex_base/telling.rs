//! What a record is about, told part by part.

use documents::demonstration::{Clauses, Common, Wording};
use domain::rex::{Part, PartKind, Record};
use domain::text::Language;

use super::clause::one_of;
use super::lot::{self, Lot};
use crate::demonstration::draw::Draw;

/// Whoever tells one record.
struct Voice<'a> {
    draw: &'a Draw,
    lot: &'a Lot,
    common: &'a Common,
    words: &'a documents::demonstration::Words,
}

impl Voice<'_> {
    fn say(&self, clauses: &[String]) -> String {
        one_of(self.draw, clauses, &self.lot.slots, self.lot.is_french)
    }

    /// A clause of the theme, or one that any record may say.
    fn either(&self, own: &Clauses, common: &Clauses, share_of_own: f64) -> String {
        self.say(if self.draw.happens(share_of_own) { own } else { common })
    }

    fn by_code(&self, clauses: &std::collections::BTreeMap<String, Clauses>, code: &str) -> String {
        clauses.get(code).map(|clauses| self.say(clauses)).unwrap_or_default()
    }
}

/// Tells a record; `again` as somebody else of the team would, with the same facts and most of the same words.
pub(super) fn tell(draw: &Draw, wording: &Wording, lot: &Lot, again: bool) -> Record {
    let first = Draw::new(lot.seed);
    let theme = lot.theme(wording);
    let voice =
        |draw| Voice { draw, lot, common: wording.common.of(lot.is_french), words: lot::words(theme, lot.is_french) };
    let (own, other) = (voice(&first), voice(draw));
    let narrative = narrative(&own, wording);
    let causes = causes(&own);
    let barriers = barriers(&own);
    let (measures, learning) = (measures(&own), learning(&own));
    let mut parts = vec![(PartKind::Narrative, narrative), (PartKind::Causes, causes)];
    if again {
        // Whoever tells it again leaves the barriers out and draws another lesson.
        parts.extend([(PartKind::Measures, measures), (PartKind::Learning, self::learning(&other))]);
    } else {
        parts.extend([(PartKind::Barriers, barriers), (PartKind::Measures, measures), (PartKind::Learning, learning)]);
    }
    let parts = parts.into_iter().filter(|(_, text)| !text.is_empty());
    Record {
        when: Some(lot.when),
        specialty: lot.specialty.clone(),
        phase: Some(lot.phase),
        factors: lot.factors.clone(),
        actual: Some(lot.actual),
        potential: Some(lot.potential),
        language: if lot.is_french { Language::french() } else { Language::english() },
        parts: parts.map(|(kind, text)| Part { kind, text }).collect(),
    }
}

fn narrative(voice: &Voice<'_>, wording: &Wording) -> String {
    let lot = voice.lot;
    let event = lot.event(wording);
    let setting =
        if voice.draw.happens(0.8) { voice.by_code(&voice.common.setting, lot.phase.code()) } else { String::new() };
    let told = voice.say(if lot.is_french { &event.fr } else { &event.en });
    let found = voice.by_code(&voice.common.found, &lot.found);
    let outcome = voice.by_code(&voice.common.outcome, &lot.actual.level().to_string());
    let risk = if voice.draw.happens(0.55) { voice.say(&voice.words.risk) } else { String::new() };
    joined(&[setting, told, found, outcome, risk])
}

fn causes(voice: &Voice<'_>) -> String {
    let said: Vec<String> =
        voice.lot.factors.iter().map(|factor| voice.by_code(&voice.common.factor, &factor.to_string())).collect();
    if voice.draw.happens(0.92) { joined(&said) } else { String::new() }
}

fn barriers(voice: &Voice<'_>) -> String {
    let held = voice.either(&voice.words.held, &voice.common.held, 0.6);
    let failed = voice.either(&voice.words.failed, &voice.common.failed, 0.5);
    match voice.draw.below(4) {
        0 => held,
        1 => failed,
        2 => joined(&[failed, held]),
        _ => String::new(),
    }
}

fn measures(voice: &Voice<'_>) -> String {
    let own = &voice.words.measures;
    let at = voice.draw.below(own.len());
    let other = (at + 1 + voice.draw.below(own.len().saturating_sub(1))) % own.len().max(1);
    let first = voice.say(own.get(at..=at).unwrap_or_default());
    let second = own.get(other..=other).filter(|_| other != at && voice.draw.happens(0.5));
    let second = voice.say(second.unwrap_or(&voice.common.measures));
    match voice.draw.below(5) {
        0 => String::new(),
        1 | 2 => first,
        _ => joined(&[first, second]),
    }
}

fn learning(voice: &Voice<'_>) -> String {
    let said = voice.either(&voice.words.learning, &voice.common.learning, 0.6);
    if voice.draw.happens(0.6) { said } else { String::new() }
}

fn joined(sentences: &[String]) -> String {
    let said: Vec<&str> = sentences.iter().map(String::as_str).filter(|sentence| !sentence.is_empty()).collect();
    said.join(" ")
}
