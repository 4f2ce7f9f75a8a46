//! The figures of a synthesis as they leave the team, said: never a number that the release withholds.

use app::synthesis::Frozen;
use domain::disclosure::{AboutRelease, Band, CasesRelease, Concord, GoalRelease, Line, Shown, ThemeLine};
use domain::programme::Programme;
use domain::statistics::{Proportion, wilson};

use crate::charts::{Bar, Bars};
use crate::page::Page;

/// What is told of an evaluation.
#[derive(Debug)]
pub(super) struct Figures {
    /// How many submitted it.
    pub(super) submitted: String,
    /// Whether anything more is told: not when fewer than k people submitted.
    pub(super) is_told: bool,
    /// Feasibility of the programme.
    pub(super) feasibility: Vec<(String, String)>,
    /// The goals.
    pub(super) goals: Vec<Goal>,
    /// Themes read in what was written.
    pub(super) themes: Vec<AboutThemes>,
    /// How far coders agree on them, or why that cannot be said; empty when nothing was coded.
    pub(super) concord: String,
    /// The rule, in a sentence.
    pub(super) rule: String,
    /// Fingerprint of the snapshot.
    pub(super) hash: String,
}

/// What is told of a goal.
#[derive(Debug)]
pub(super) struct Goal {
    pub(super) title: String,
    pub(super) submitted: String,
    /// Whether anything more is told.
    pub(super) is_told: bool,
    /// The participant rate, and what it stands on.
    pub(super) rate: (String, String),
    /// The case rate.
    pub(super) cases: String,
    pub(super) statuses: Vec<(String, String)>,
    pub(super) relevance: Vec<(String, String)>,
    /// Those who were asked what stood in the way, and what they named.
    pub(super) obstacles: Option<Bars>,
    /// The rarer obstacles, together.
    pub(super) rarer: String,
}

/// What is told of the themes of a goal, or of what is about none.
#[derive(Debug)]
pub(super) struct AboutThemes {
    pub(super) title: String,
    /// How many people had their words read, by how many.
    pub(super) base: String,
    pub(super) lines: Vec<(String, String)>,
    /// The rarer themes, together.
    pub(super) rarer: String,
}

/// Says a release in the reader's language.
#[derive(Clone, Copy)]
pub(super) struct Say<'a> {
    pub(super) page: &'a Page,
    pub(super) programme: &'a Programme,
    pub(super) k: u32,
}

impl Say<'_> {
    /// A count as it is told.
    pub(super) fn count(self, shown: Shown) -> String {
        match shown {
            Shown::Count(count) => self.page.voice.count(count),
            Shown::Few => self.page.with("synthesis-fewer-than", [("k", self.k)]),
            Shown::Withheld | Shown::Alike => self.page.say("synthesis-withheld"),
            Shown::Within(Band::AtLeastNinety) => self.page.say("synthesis-at-least-ninety"),
            Shown::Within(Band::AtMostTen) => self.page.say("synthesis-at-most-ten"),
        }
    }

    fn label(self, list: &str, code: &str) -> String {
        let found = self.programme.list(list).and_then(|list| list.code(code));
        found.map_or_else(|| code.to_owned(), |found| self.page.read(&found.label).to_owned())
    }

    fn lines(self, list: &str, lines: &[Line], unanswered: Shown) -> Vec<(String, String)> {
        let told = lines.iter().map(|line| (self.label(list, &line.code), self.count(line.people)));
        let nobody = lines.is_empty() || unanswered == Shown::Count(0);
        let rest = (!nobody).then(|| (self.page.say("synthesis-unanswered"), self.count(unanswered)));
        told.chain(rest).collect()
    }

    pub(super) fn figures(self, frozen: &Frozen) -> Figures {
        let (release, coded) = (&frozen.release, &frozen.coded);
        Figures {
            themes: coded.about.iter().map(|about| self.about(about)).collect(),
            concord: if coded.about.is_empty() { String::new() } else { self.concord(coded.concord) },
            submitted: match release.submitted {
                Shown::Count(count) => self.page.with("synthesis-submitted", [("count", count)]),
                shown => self.page.with("synthesis-submitted-few", [("number", self.count(shown))]),
            },
            is_told: !release.goals.is_empty(),
            feasibility: self.lines("feasibility", &release.feasibility, release.feasibility_unanswered),
            goals: release.goals.iter().map(|goal| self.goal(goal)).collect(),
            rule: self.page.with("synthesis-rule", [("k", self.k)]),
            hash: frozen.hash.clone(),
        }
    }

    fn goal(self, goal: &GoalRelease) -> Goal {
        let definition = self.programme.goal(&goal.goal);
        Goal {
            title: definition.map_or_else(|| goal.goal.0.clone(), |found| self.page.read(&found.title).to_owned()),
            submitted: self.count(goal.submitted),
            is_told: !goal.statuses.is_empty(),
            rate: self.rate(goal),
            cases: self.cases(goal.cases),
            statuses: self.lines("status", &goal.statuses, goal.status_unanswered),
            relevance: self.lines("relevance", &goal.relevance, goal.relevance_unanswered),
            obstacles: self.obstacles(goal),
            rarer: self.rarer(goal),
        }
    }

    fn about(self, about: &AboutRelease) -> AboutThemes {
        let page = self.page;
        let definition = about.goal.as_ref().and_then(|goal| self.programme.goal(goal));
        let base = (("count", self.count(about.coded)), ("twice", self.count(about.twice)));
        let line = |one: &ThemeLine| {
            let people = one.people.map_or_else(|| page.say("synthesis-theme-open"), |shown| self.count(shown));
            let marked = one.has_one_coder && one.people.is_some();
            let value = if marked { page.with("synthesis-theme-once", [("people", people)]) } else { people };
            (page.read(&one.label).to_owned(), value)
        };
        let rare = page.voice.list(&about.rare.iter().map(|one| page.read(&one.label).to_owned()).collect::<Vec<_>>());
        let number = (("k", self.k.to_string()), ("number", self.count(about.others)), ("themes", rare));
        AboutThemes {
            title: definition
                .map_or_else(|| page.say("synthesis-themes-general"), |it| page.read(&it.title).to_owned()),
            base: page.with("synthesis-themes-base", base),
            lines: about.themes.iter().map(line).collect(),
            rarer: if about.rare.is_empty() { String::new() } else { page.with("synthesis-themes-rarer", number) },
        }
    }

    /// How far coders agree, or why that cannot be said.
    fn concord(self, concord: Concord) -> String {
        let page = self.page;
        match concord {
            Concord::NotCodedTwice => page.say("synthesis-concord-once"),
            Concord::TooFew => page.with("synthesis-concord-few", [("k", self.k)]),
            Concord::NoVariation => page.say("synthesis-concord-same"),
            Concord::Kappa { texts, observed, kappa } => {
                let number = |value: f64| page.voice.number(value, 2);
                let kappa = (("kappa", number(kappa.value)), ("low", number(kappa.low)), ("high", number(kappa.high)));
                let values = (
                    ("texts", page.voice.count(texts)),
                    ("observed", page.percent(observed)),
                    ("kappa", page.with("review-kappa", kappa)),
                );
                page.with("synthesis-concord", values)
            }
        }
    }

    /// The participant rate with its denominator and its interval (I11).
    fn rate(self, goal: &GoalRelease) -> (String, String) {
        let page = self.page;
        match (goal.implemented, goal.d4) {
            (Shown::Count(part), Shown::Count(whole)) => {
                let estimate = Proportion::new(part, whole).ok().and_then(wilson);
                let Some(estimate) = estimate else {
                    return (page.say("synthesis-no-patient"), String::new());
                };
                let range = page.voice.percent_range(estimate.low, estimate.high, 0);
                let note = (("count", page.voice.count(part)), ("of", page.voice.count(whole)), ("range", range));
                (page.percent(estimate.value), page.with("synthesis-rate-note", note))
            }
            (Shown::Within(band), Shown::Count(whole)) => {
                let note = page.with("synthesis-band-note", [("of", page.voice.count(whole))]);
                (self.count(Shown::Within(band)), note)
            }
            _ => (page.say("synthesis-withheld"), String::new()),
        }
    }

    fn cases(self, cases: CasesRelease) -> String {
        match cases {
            CasesRelease::Told { implemented, eligible } => {
                let rate = Proportion::new(implemented, eligible).ok().and_then(|cases| cases.rate());
                let values = (
                    ("rate", self.page.voice.percent_or_unknown(rate, 0)),
                    ("count", self.page.voice.count(implemented)),
                    ("of", self.page.voice.count(eligible)),
                );
                self.page.with("synthesis-cases", values)
            }
            CasesRelease::AtMostTen => self.page.say("synthesis-at-most-ten"),
            CasesRelease::Withheld => self.page.say("synthesis-withheld"),
        }
    }

    fn obstacles(self, goal: &GoalRelease) -> Option<Bars> {
        let page = self.page;
        let base = goal.obstacle_base.count().filter(|base| *base > 0 && !goal.obstacles.is_empty())?;
        let bars = goal.obstacles.iter().map(|line| {
            let share = line.people.count().and_then(|people| Proportion::new(people, base).ok()?.rate());
            let text = match (line.people, share) {
                (Shown::Count(people), Some(share)) => {
                    let values = (("rate", page.percent(share)), ("count", people), ("of", base));
                    page.with("synthesis-share", values)
                }
                (shown, _) => self.count(shown),
            };
            Bar { label: self.label("obstacle", &line.code), share, text, interval: None, is_marked: false }
        });
        Some(Bars {
            title: page.say("synthesis-obstacles-title"),
            note: page.with("synthesis-obstacles-note", [("count", base)]),
            label_heading: page.say("synthesis-obstacle"),
            value_heading: page.say("synthesis-people"),
            bars: bars.collect(),
        })
    }

    fn rarer(self, goal: &GoalRelease) -> String {
        let page = self.page;
        if goal.obstacle_base.count().is_none() {
            return page.say("synthesis-obstacles-withheld");
        }
        match goal.rare {
            Shown::Count(0) => String::new(),
            shown => page.with("synthesis-rarer", (("k", self.k), ("number", self.count(shown)))),
        }
    }
}
