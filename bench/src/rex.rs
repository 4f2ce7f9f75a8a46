//! The REX base: reading 56,000 records in, and asking a base of some size, against bare loops and SQLite's own search.
//!
//! The size of the base that is asked may stand after the name: `cargo xtask bench rex 1000000`.

mod asking;
mod reading;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use app::App;
use app::demonstration::{self, rex_base::Teller};
use app::folder::Folder;
use app::ports::{Chance, Clock};
use domain::rex::When;
use domain::text::Language;

use crate::print::line;

/// Records of the national base.
const NATIONAL: u32 = 56_000;
/// Records that are asked without another size.
const ASKED: u32 = 200_000;

/// The mapping that the generated base is read by.
const MAPPING: &str = "[file]\nformat = \"csv\"\n[when]\ncolumn = \"when\"\nformats = [\"%Y-%m\"]\n\
                       [specialty]\ncolumn = \"specialty\"\n[language]\nconstant = \"fr\"\n\
                       [potential]\ncolumn = \"severity\"\n[[text]]\nkind = \"narrative\"\ncolumn = \"story\"\n";

/// Runs the benchmark.
pub(crate) fn run() -> anyhow::Result<()> {
    let asked = std::env::args().find_map(|argument| argument.parse().ok()).unwrap_or(ASKED);
    reading::run(NATIONAL)?;
    line("");
    asking::run(asked)
}

/// An empty installation.
fn installation(data: &Path) -> anyhow::Result<App> {
    let folder = Folder::new(data);
    let chance = Chance::seeded(1);
    app::installation::prepare(&folder, &chance)?;
    Ok(app::installation::open_with(&folder, None, Clock::System, chance)?)
}

/// A base of so many records, 50 to 110 words each, whose words are as unevenly frequent as those of a language.
fn base(folder: &Path, records: u32) -> anyhow::Result<PathBuf> {
    let mut draw = Draw(u64::from(records) | 1);
    let mut text = "when,specialty,severity,story\n".to_owned();
    for _ in 0..records {
        let (year, month, severity) = (2000 + draw.below(20), 1 + draw.below(12), draw.below(7));
        let specialty = ["anaesthesia", "surgery", "obstetrics", "imaging"].get(draw.below(4)).unwrap_or(&"other");
        write!(text, "{year}-{month:02},{specialty},{severity},\"")?;
        for _ in 0..50 + draw.below(61) {
            text.push_str(&draw.word());
            text.push(' ');
        }
        text.push_str("\"\n");
    }
    let path = folder.join("base.csv");
    std::fs::write(&path, text)?;
    Ok(path)
}

/// A base of so many records as the demonstration tells them: the screen reads what people could have written, and finds
/// nobody in it.
fn told_base(folder: &Path, records: u32) -> anyhow::Result<PathBuf> {
    let path = folder.join("told.csv");
    let mut rows = csv::Writer::from_path(&path)?;
    rows.write_record(["when", "specialty", "severity", "story"])?;
    let told = Teller::new(u64::from(records), demonstration::AS_OF)?.map(|told| told.record);
    let wanted = told.filter(|record| record.language == Language::french());
    let dated = wanted.filter_map(|record| {
        let when = record.when.filter(|when| matches!(when, When::Month(..)))?;
        Some((when, record))
    });
    for (when, record) in dated.take(usize::try_from(records)?) {
        let severity = record.potential.map(|severity| severity.level().to_string()).unwrap_or_default();
        rows.write_record([when.to_string(), record.specialty.clone(), severity, record.text()])?;
    }
    rows.flush()?;
    Ok(path)
}

/// A small generator: the same words in every run.
struct Draw(u64);

impl Draw {
    fn next(&mut self) -> u64 {
        // xorshift64: quality enough for words.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() >> 11).unwrap_or_default() % most.max(1)
    }

    /// The rank of a word: the first are in almost every record, most of 60,000 in hardly any.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a rank below 60,000"
    )]
    fn rank(&mut self) -> usize {
        let uniform = (self.next() >> 11) as f64 / (1_u64 << 53) as f64;
        (60_000_f64.powf(uniform) - 1.0) as usize
    }

    fn word(&mut self) -> String {
        word(self.rank())
    }
}

/// The word of a rank: syllables, so that stems are stems of something.
fn word(rank: usize) -> String {
    const SYLLABLES: [&str; 16] =
        ["ra", "to", "lé", "mi", "su", "po", "chan", "vé", "ri", "lo", "gra", "ti", "né", "bou", "sa", "fi"];
    let mut word = String::new();
    let mut rest = rank + 16;
    while rest > 0 {
        word.push_str(SYLLABLES.get(rest % 16).unwrap_or(&"x"));
        rest /= 16;
    }
    word
}
