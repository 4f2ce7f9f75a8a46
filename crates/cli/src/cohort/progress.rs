//! A bar on standard error that shows how far a transfer has come; on anything but a terminal, nothing.

use std::time::Duration;

use app::cohort_transfer::{Progress, Stage};
use documents::language::Voice;
use indicatif::{ProgressBar, ProgressStyle};

/// The bar of one transfer.
pub(super) struct Bar {
    bar: ProgressBar,
    words: [(Stage, String); 3],
}

/// A bar that speaks the reader's language.
pub(super) fn bar(voice: &Voice) -> Bar {
    let style = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len} {eta}");
    let bar = ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.enable_steady_tick(Duration::from_millis(250));
    let words = [
        (Stage::Exporting, voice.say("transfer-exporting")),
        (Stage::Validating, voice.say("transfer-validating")),
        (Stage::Loading, voice.say("transfer-loading")),
    ];
    Bar { bar, words }
}

impl Bar {
    /// Who tells the bar.
    pub(super) fn teller(&self) -> Progress {
        let (bar, words) = (self.bar.clone(), self.words.clone());
        Progress::new(move |stage, done, of| {
            if bar.message().is_empty() || done == 1 || bar.length() != Some(of) {
                let word = words.iter().find(|(its, _)| *its == stage).map(|(_, word)| word.clone());
                bar.set_message(word.unwrap_or_default());
                bar.set_length(of);
            }
            bar.set_position(done);
        })
    }

    /// Takes the bar away.
    pub(super) fn end(&self) {
        self.bar.finish_and_clear();
    }
}
