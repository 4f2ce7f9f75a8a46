//! The report for a person at a terminal.

mod table;

use super::document::{
    BreakEven, Document, FunnelStep, Goal, MethodNote, Obstacle, Range, Share, State, WaveName, WaveOfGoal, Words,
};
use crate::language::Voice;
use jiff::civil::Date;
use table::{Side, Table};

/// The document in the reader's language, lines of about a hundred characters, with a final line break.
///
/// Every rate stands beside its numerator, its denominator and its interval; goals that nobody chose are counted, not
/// listed.
#[must_use]
pub fn text(document: &Document, voice: &Voice) -> String {
    let page = Page { document, voice };
    let sections = [
        page.head(),
        page.people(),
        page.funnel(),
        page.retention(),
        page.goals(),
        page.change(),
        page.attrition(),
        page.obstacles("cohort-report-obstacle-groups", &document.obstacle_groups),
        page.obstacles("cohort-report-obstacles", &document.obstacles),
        page.method(),
    ];
    let mut out = sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n\n");
    out.push('\n');
    out
}

struct Page<'a> {
    document: &'a Document,
    voice: &'a Voice,
}

impl Page<'_> {
    fn head(&self) -> String {
        let of = self.document;
        let (programme, version) = (of.programme.as_str(), of.version.as_str());
        let named = (("programme", self.said(&of.name, programme)), ("cohort", of.cohort.as_str()));
        let pinned =
            (("id", programme), ("version", version), ("start", self.day(&of.start)), ("day", self.day(&of.day)));
        let mut lines =
            vec![self.voice.with("cohort-report-title", named), self.voice.with("cohort-report-pinned", pinned)];
        if of.synthetic {
            lines.push(self.voice.say("cohort-report-synthetic"));
        }
        lines.push(match &of.snapshot {
            Some(hash) => self.voice.with("cohort-report-snapshot", [("hash", hash)]),
            None => self.voice.say("cohort-report-no-snapshot"),
        });
        lines.push(self.voice.say("cohort-report-method-self-declared"));
        lines.push(self.voice.say("cohort-report-method-patient-effects"));
        lines.join("\n")
    }

    fn people(&self) -> String {
        let of = self.document;
        let mut table = Table::new([("", Side::Left), ("", Side::Left)]);
        table.row([self.voice.say("cohort-report-enrolled"), self.voice.count(of.enrolled)]);
        let year = &of.continued_year_2;
        table.row([
            self.voice.say("cohort-report-continued"),
            self.parts(year.count, year.denominator, year.rate, year.low, year.high),
        ]);
        let all = &of.completed;
        table.row([
            self.voice.say("cohort-report-completed"),
            self.parts(all.count, all.denominator, all.rate, all.low, all.high),
        ]);
        let range = |low: Option<f64>, high: Option<f64>| match (low, high) {
            (Some(low), Some(high)) => self.voice.percent_range(low, high, 0),
            _ => self.voice.say("format-unknown"),
        };
        table.row([self.voice.say("cohort-report-headline"), range(of.headline.low, of.headline.high)]);
        let single = |range_of: &Range| range(range_of.low, range_of.high);
        table.row([self.voice.say("cohort-report-headline-short"), single(&of.headline.short)]);
        table.row([self.voice.say("cohort-report-headline-long"), single(&of.headline.long)]);
        if of.set_aside > 0 {
            table.row([self.voice.say("cohort-report-set-aside"), self.voice.count(of.set_aside)]);
        }
        table.print()
    }

    fn funnel(&self) -> String {
        let heads = [
            ("cohort-report-evaluation", Side::Left),
            ("cohort-report-opens", Side::Left),
            ("cohort-report-locks", Side::Left),
            ("cohort-report-state", Side::Left),
            ("cohort-report-still-enrolled", Side::Right),
            ("cohort-report-submitted", Side::Left),
        ];
        let mut table = self.table(heads);
        for step in &self.document.funnel {
            let FunnelStep { submitted, denominator, rate, low, high, .. } = *step;
            table.row([
                format!("{} {}", step.evaluation, self.said(&step.name, "")),
                self.day(&step.opens),
                self.day(&step.locks),
                self.state(step.state),
                self.number(step.still_enrolled),
                self.parts(submitted, denominator, rate, low, high),
            ]);
        }
        self.section("cohort-report-funnel", &table)
    }

    fn retention(&self) -> String {
        let heads = [
            ("cohort-report-evaluation", Side::Left),
            ("cohort-report-at-risk", Side::Right),
            ("cohort-report-lost", Side::Right),
            ("cohort-report-survival", Side::Left),
        ];
        let mut table = self.table(heads);
        for step in &self.document.retention {
            table.row([
                step.evaluation.clone(),
                self.voice.count(step.at_risk),
                self.voice.count(step.events),
                self.rate(step.survival, step.low, step.high),
            ]);
        }
        self.section("cohort-report-retention", &table)
    }

    fn goals(&self) -> String {
        let heads = [
            ("cohort-report-goal", Side::Left),
            ("cohort-report-wave", Side::Left),
            ("cohort-report-d1", Side::Right),
            ("cohort-report-d2", Side::Right),
            ("cohort-report-d3", Side::Right),
            ("cohort-report-d4", Side::Right),
            ("cohort-report-participant-rate", Side::Left),
            ("cohort-report-case-rate", Side::Left),
            ("cohort-report-days", Side::Right),
        ];
        let mut table = self.table(heads);
        for goal in self.chosen() {
            for wave in [&goal.short, &goal.long] {
                table.row(self.wave_row(goal, wave));
            }
        }
        let mut section = self.section("cohort-report-goals", &table);
        let unchosen = self.document.goals.len() - self.chosen().count();
        if unchosen > 0 {
            let line = self.voice.with("cohort-report-unchosen", [("count", unchosen)]);
            section = if section.is_empty() { line } else { format!("{section}\n{line}") };
        }
        section
    }

    fn wave_row(&self, goal: &Goal, wave: &WaveOfGoal) -> [String; 9] {
        let (name, label) = match wave.wave {
            WaveName::Short => (self.title(goal), "cohort-report-short"),
            WaveName::Long => (String::new(), "cohort-report-long"),
        };
        let figures = match wave.state {
            State::NotOpen => [self.state(wave.state), String::new()],
            State::Open | State::Locked => [
                self.parts(wave.implemented, wave.d4, wave.rate, wave.low, wave.high),
                self.parts(wave.case_rate.implemented, wave.case_rate.eligible, wave.case_rate.rate, None, None),
            ],
        };
        let [participants, cases] = figures;
        let days = wave.median_days.map(|days| self.voice.number(days, 0)).unwrap_or_default();
        [
            name,
            self.voice.say(label),
            self.number(wave.d1),
            self.number(wave.d2),
            self.number(wave.d3),
            self.number(wave.d4),
            participants,
            cases,
            days,
        ]
    }

    fn change(&self) -> String {
        let heads = [
            ("cohort-report-goal", Side::Left),
            ("cohort-report-pairs", Side::Right),
            ("cohort-report-change", Side::Left),
            ("cohort-report-mid-p", Side::Right),
            ("cohort-report-stayers", Side::Left),
            ("cohort-report-leavers", Side::Left),
        ];
        let mut table = self.table(heads);
        for goal in self.chosen().filter(|goal| goal.paired.n.is_some()) {
            let paired = &goal.paired;
            let side = |share: &Share| self.parts(share.count, share.denominator, share.rate, None, None);
            table.row([
                self.title(goal),
                self.number(paired.n),
                self.points(paired.change, paired.low, paired.high),
                paired.mid_p.map(|p| self.voice.number(p, 4)).unwrap_or_default(),
                side(&goal.stayers_and_leavers.stayers),
                side(&goal.stayers_and_leavers.leavers),
            ]);
        }
        self.section("cohort-report-change-title", &table)
    }

    fn attrition(&self) -> String {
        let heads = [
            ("cohort-report-goal", Side::Left),
            ("cohort-report-base", Side::Right),
            ("cohort-report-lost", Side::Right),
            ("cohort-report-bounds", Side::Left),
            ("cohort-report-break-even", Side::Left),
        ];
        let mut table = self.table(heads);
        for goal in self.chosen().filter(|goal| goal.bounds.base.is_some()) {
            let bounds = &goal.bounds;
            let interval = match (bounds.low, bounds.high) {
                (Some(low), Some(high)) => self.voice.percent_range(low, high, 1),
                _ => self.voice.say("format-unknown"),
            };
            let needed = match bounds.break_even {
                None => self.voice.say("format-unknown"),
                Some(BreakEven::AtLeast(rate)) => {
                    self.voice.with("cohort-report-at-least", [("rate", self.voice.percent(rate, 1))])
                }
                Some(BreakEven::HoldsAtWorst(gain)) => {
                    self.voice.with("cohort-report-holds", [("points", self.voice.number(gain * 100.0, 1))])
                }
                Some(BreakEven::DeclinesAtBest(loss)) => {
                    self.voice.with("cohort-report-declines", [("points", self.voice.number(loss * 100.0, 1))])
                }
            };
            table.row([self.title(goal), self.number(bounds.base), self.number(bounds.lost), interval, needed]);
        }
        self.section("cohort-report-attrition", &table)
    }

    fn obstacles(&self, title: &str, bars: &[Obstacle]) -> String {
        let heads = [
            ("cohort-report-rank", Side::Right),
            ("cohort-report-obstacle", Side::Left),
            ("cohort-report-participants", Side::Left),
            ("cohort-report-cumulative", Side::Right),
        ];
        let mut table = self.table(heads);
        for bar in bars.iter().filter(|bar| bar.participants > 0) {
            table.row([
                self.voice.count(bar.rank),
                self.said(&bar.label, &bar.code).to_owned(),
                self.parts(Some(bar.participants), Some(bar.base), bar.share, None, None),
                self.voice.percent_or_unknown(bar.cumulative, 0),
            ]);
        }
        self.section(title, &table)
    }

    fn method(&self) -> String {
        let line = |note: &MethodNote| format!("- {}", self.said(&note.text, &note.code));
        let lines: Vec<String> = self.document.method.iter().map(line).collect();
        format!("{}\n{}", self.voice.say("cohort-report-method"), lines.join("\n"))
    }

    fn chosen(&self) -> impl Iterator<Item = &Goal> {
        self.document.goals.iter().filter(|goal| goal.chosen > 0)
    }

    fn title(&self, goal: &Goal) -> String {
        const LONGEST: usize = 34;
        let title = format!("{} {}", goal.number, self.said(&goal.title, &goal.id));
        if title.chars().count() <= LONGEST {
            return title;
        }
        title.chars().take(LONGEST - 1).chain(['…']).collect()
    }

    fn table<const N: usize>(&self, heads: [(&str, Side); N]) -> Table<N> {
        Table::new(heads.map(|(key, side)| (self.voice.say(key), side)))
    }

    fn section<const N: usize>(&self, title: &str, table: &Table<N>) -> String {
        if table.is_empty() { String::new() } else { format!("{}\n{}", self.voice.say(title), table.print()) }
    }

    /// A text of the definition in the reader's language, else in any it has, else its code.
    fn said<'w>(&self, words: &'w Words, code: &'w str) -> &'w str {
        let known = words.get(self.voice.tag()).or_else(|| words.values().next());
        known.map(String::as_str).filter(|words| !words.is_empty()).unwrap_or(code)
    }

    fn day(&self, day: &str) -> String {
        day.parse::<Date>().map_or_else(|_| day.to_owned(), |date| self.voice.short_date(date))
    }

    fn state(&self, state: State) -> String {
        self.voice.say(match state {
            State::NotOpen => "cohort-report-not-open",
            State::Open => "cohort-report-open",
            State::Locked => "cohort-report-locked",
        })
    }

    fn number(&self, count: Option<u64>) -> String {
        count.map(|count| self.voice.count(count)).unwrap_or_default()
    }

    fn rate(&self, rate: Option<f64>, low: Option<f64>, high: Option<f64>) -> String {
        let value = self.voice.percent_or_unknown(rate, 1);
        match (low, high) {
            (Some(low), Some(high)) => {
                format!("{value} ({})", self.voice.percent_range(low, high, 1))
            }
            _ => value,
        }
    }

    /// `497 / 799 = 62.2% (58.8% to 65.5%)`; « not known » when there is nothing to divide.
    fn parts(
        &self,
        count: Option<u64>,
        whole: Option<u64>,
        rate: Option<f64>,
        low: Option<f64>,
        high: Option<f64>,
    ) -> String {
        match (count, whole) {
            (Some(count), Some(whole)) if whole > 0 => {
                let (count, whole) = (self.voice.count(count), self.voice.count(whole));
                format!("{count} / {whole} = {}", self.rate(rate, low, high))
            }
            _ => self.voice.say("format-unknown"),
        }
    }

    /// A difference in percentage points, with its sign.
    fn points(&self, change: Option<f64>, low: Option<f64>, high: Option<f64>) -> String {
        let (Some(change), Some(low), Some(high)) = (change, low, high) else {
            return self.voice.say("format-unknown");
        };
        let signed = |value: f64| {
            let plus = if value > 0.0 { "+" } else { "" };
            format!("{plus}{}", self.voice.number(value * 100.0, 1))
        };
        let range = self.voice.with("format-range", [("low", signed(low)), ("high", signed(high))]);
        format!("{} ({range})", signed(change))
    }
}
