//! A cohort in which everything has happened, two installations, and what is in a folder.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use app::choosing::{self, Chosen, Plan};
use app::cohort::{self, NewMeasure, Pinned};
use app::cohort_transfer::{Arrival, Exported, Imported, Progress, export, import};
use app::leaving;
use app::screen::Confirmed;
use app::testing::{House, Somebody, World};
use documents::cohort_tables::{
    AnswerRow, Choice, Commitment, Departure, Enrolment, Leave, Measure, Override, Reader, Record, Slot,
};
use domain::answers::{Answer, AnswerKey, Answers};
use domain::authority::Actor;
use domain::goal::GoalStatus;
use domain::question::ItemType;
use domain::text::Language;

pub(crate) const PROGRAMME: &str = "prescrire-pip";

/// An organisation with the programme, and a folder for exports.
pub(crate) struct Place<'w> {
    pub(crate) world: &'w World,
    pub(crate) house: House,
}

pub(crate) fn place<'w>(world: &'w World, org: &str) -> Place<'w> {
    let house = world.given_an_organisation(org);
    world.given_a_programme(&house, PROGRAMME);
    Place { world, house }
}

impl Place<'_> {
    /// A cohort in which everything happened that can, saying `words` wherever words are asked for.
    pub(crate) fn given_an_eventful_cohort(&self, words: &[&str]) -> Pinned {
        let world = self.world;
        world.on("2008-01-02");
        let programme = world.given_a_programme(&self.house, PROGRAMME);
        let cohort = world.given_a_cohort(&self.house, &programme, "2008-01", "2008-01-01");
        let [ada, bea, cyd, dan] =
            ["Ada", "Bea", "Cyd", "Dan"].map(|name| world.given_a_participant(&self.house, &cohort, name, "fr"));
        for who in [&ada, &bea, &cyd] {
            world.when_they_choose(&cohort, who, "s1");
        }
        world.on("2008-02-29");
        world.when_they_go_on_leave(&cohort, &dan, "2008-02-29", None);
        world.when_they_go_on_leave(&cohort, &ada, "2008-07-01", Some("2008-07-31"));
        self.when_they_commit_saying(&cohort, &ada, words);
        self.when_they_submit_saying(&cohort, &ada, "s1/baseline", words);
        self.when_the_team_replaces_a_choice(&cohort, &bea);
        world.on("2008-03-20");
        // A second plan for the same goals: the first stays, and days are counted from it.
        self.when_they_commit_saying(&cohort, &ada, words);
        world.on("2008-04-20");
        self.when_they_submit_saying(&cohort, &ada, "b1", words);
        self.when_they_submit_saying(&cohort, &bea, "b1", words);
        world.at("2008-04-30T23:59:59");
        // An amendment: the first revision stays.
        world.when_they_submit(&cohort, &ada, "b1");
        world.on("2008-05-02");
        world.when_the_team_excuses(&self.house, &cohort, &cyd, "b1");
        world.when_the_team_reopens(&self.house, &cohort, &dan, "s1/choice", "2008-06-30");
        cohort::declare_measure(
            &world.app,
            &self.house.lead,
            &cohort,
            NewMeasure {
                from: "2008-05-01".parse().unwrap(),
                to: "2008-05-15".parse().unwrap(),
                days: 15,
                reason: format!("épidémie {}", words.first().copied().unwrap_or_default().replace('\0', "")),
            },
        )
        .unwrap();
        world.on("2008-06-01");
        self.when_they_leave_saying(&cohort, &cyd, words);
        world.on("2008-06-02");
        cohort
    }

    fn when_they_submit_saying(&self, cohort: &Pinned, who: &Somebody, evaluation: &str, words: &[&str]) {
        let mut next = words.iter().cycle();
        let said = std::cell::RefCell::new(&mut next);
        self.world.when_they_submit_saying(cohort, who, evaluation, |_, item| match item.kind {
            ItemType::Words { max_chars, .. } => {
                let words = said.borrow_mut().next()?;
                let mut words: String = words.chars().take(max_chars as usize - 1).collect();
                if item.required && words.trim().is_empty() {
                    words.push('x');
                }
                Some(Answer::Words(words))
            }
            _ => None,
        });
    }

    fn when_they_commit_saying(&self, cohort: &Pinned, who: &Somebody, words: &[&str]) {
        let me = self.world.path_of(who);
        let mut next = words.iter().cycle();
        for goal in me.goals_of("s1") {
            let mut say =
                || format!("x{}", next.next().copied().unwrap_or_default().chars().take(300).collect::<String>());
            let plan = Plan { cue: say(), action: say(), target: say(), from: me.today(self.world.app.now()) };
            choosing::commit(
                &self.world.app,
                &who.actor,
                cohort,
                &goal,
                &plan,
                &Language::french(),
                &Confirmed::none(),
            )
            .unwrap();
        }
    }

    fn when_the_team_replaces_a_choice(&self, cohort: &Pinned, who: &Somebody) {
        let offered: Vec<_> = cohort
            .programme
            .offered("s1")
            .filter(|goal| goal.status == GoalStatus::Published)
            .map(|goal| Chosen { goal: goal.id.clone(), patients: None })
            .collect();
        let goals: Vec<_> = offered.into_iter().rev().take(usize::from(cohort.programme.choice.per_set)).collect();
        let app = &self.world.app;
        choosing::replace_by_team(app, &self.house.lead, cohort, &who.pseudonym, "s1", &goals, "=erreur de saisie")
            .unwrap();
    }

    fn when_they_leave_saying(&self, cohort: &Pinned, who: &Somebody, words: &[&str]) {
        let (me, goals) = leaving::exit_form(&self.world.app, &who.actor, cohort).unwrap();
        let form =
            me.programme.instruments.iter().find(|one| one.kind == domain::question::InstrumentKind::Exit).unwrap();
        let asked = domain::answers::Asked {
            programme: &me.programme,
            instrument: form,
            goals: &goals,
            today: me.today(self.world.app.now()),
        };
        let answers: Answers =
            app::testing::sound_answers(&asked, asked.today, |_: &AnswerKey, item| match &item.kind {
                ItemType::Words { max_chars, .. } => {
                    let words = words.first().copied().unwrap_or_default();
                    Some(Answer::Words(words.chars().take(*max_chars as usize).collect()))
                }
                ItemType::Single { list, .. } => {
                    Some(Answer::Code(me.programme.list(list).unwrap().codes.last().unwrap().code.clone()))
                }
                _ => None,
            });
        leaving::withdraw(&self.world.app, &who.actor, cohort, answers, &Language::french(), &Confirmed::none())
            .unwrap();
    }

    pub(crate) fn export(&self, cohort: &Pinned, to: &Path) -> Exported {
        export(&self.world.app, &self.house.lead, cohort, to, &Progress::silent()).unwrap()
    }

    pub(crate) fn arrival(&self, name: &str) -> Arrival {
        Arrival { org: self.house.org, programme: PROGRAMME.to_owned(), cohort: name.to_owned() }
    }

    pub(crate) fn import(&self, name: &str, from: &Path) -> Imported {
        import(&self.world.app, &self.house.lead, &self.arrival(name), from, &Progress::silent()).unwrap()
    }

    pub(crate) fn find(&self, name: &str) -> Option<Pinned> {
        cohort::find(&self.world.app, Some(&self.house.short_name), PROGRAMME, name).ok()
    }

    /// How many rows every table of participants holds, over all cohorts, seen or not.
    pub(crate) fn rows(&self) -> BTreeMap<&'static str, i64> {
        let tables = [
            "cohort",
            "enrolment",
            "choice",
            "commitment",
            "response",
            "outcome",
            "departure",
            "leave_period",
            "team_override",
            "general_measure",
            "applicant",
            "draft",
            "annotation",
        ];
        let count = move |tx: &mut store::Tx<'_>| {
            tables
                .into_iter()
                .map(|table| {
                    Ok((table, tx.query_one(&format!("SELECT COUNT(*) FROM {table}"), &[], |row| row.int(0))?))
                })
                .collect::<Result<_, store::StoreError>>()
        };
        self.world.app.store.read(count).unwrap()
    }

    /// Every outcome of a cohort, whoever's.
    pub(crate) fn outcomes(&self, cohort: &Pinned) -> Vec<String> {
        let (org, id) = (cohort.cohort.org, cohort.cohort.id);
        let mut all: Vec<String> = self
            .world
            .app
            .store
            .read(move |tx| {
                let mut keys = Vec::new();
                store::enrolment::scan(tx, org, id, |one| {
                    keys.push(one.key);
                    Ok(())
                })?;
                let mut all = Vec::new();
                for key in keys {
                    all.extend(store::outcome::list(tx, key)?.iter().map(|outcome| format!("{outcome:?}")));
                }
                Ok::<_, store::StoreError>(all)
            })
            .unwrap();
        all.sort();
        all
    }

    /// The acts of the journal of the organisation, with their objects.
    pub(crate) fn journal(&self) -> Vec<(String, String)> {
        let org = self.house.org.0;
        let read = move |tx: &mut store::Tx<'_>| {
            let sql = "SELECT act, object FROM journal WHERE org_id = $1 ORDER BY act, object";
            tx.query(sql, &[store::Val::Int(org)], |row| Ok((row.text(0)?, row.text(1)?)))
        };
        self.world.app.store.read(read).unwrap()
    }
}

/// The rows of a table.
pub(crate) fn table<T: Record>(folder: &Path) -> Vec<T> {
    let mut faults = Vec::new();
    let file = fs::File::open(folder.join(T::TABLE.file)).unwrap();
    let mut reader = Reader::<_, T>::new(file, &mut faults).unwrap();
    let mut rows = Vec::new();
    while let Some(parsed) = reader.next(&mut faults).unwrap() {
        rows.extend(parsed.row);
    }
    assert_eq!(faults, vec![]);
    rows
}

/// What a folder says, keys aside: for each participant everything that is known, then the participants in order.
pub(crate) fn contents(folder: &Path) -> Vec<String> {
    let mut people: BTreeMap<String, Vec<String>> = BTreeMap::new();
    macro_rules! gather {
        ($($row:ident),*) => {$(
            for mut row in table::<$row>(folder) {
                let key = std::mem::take(&mut row.key);
                people.entry(key).or_default().push(format!("{row:?}"));
            }
        )*};
    }
    gather!(Enrolment, Choice, Commitment, Slot, AnswerRow, Departure, Leave, Override);
    let mut all: Vec<String> = people
        .into_values()
        .map(|mut rows| {
            rows.sort();
            rows.join("\n")
        })
        .collect();
    all.sort();
    all.extend(table::<Measure>(folder).iter().map(|row| format!("{row:?}")));
    all
}

/// Every byte of a folder, as text, by file.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let path: PathBuf = entry.unwrap().path();
            (path.file_name().unwrap().to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// Whoever may not move cohorts.
pub(crate) fn those_who_may_not(house: &House) -> Vec<Actor> {
    vec![Actor::Stranger, house.clerk.clone(), house.tutor.clone(), house.editor.clone(), house.operator.clone()]
}
