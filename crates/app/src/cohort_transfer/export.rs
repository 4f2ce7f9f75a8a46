//! Writing the tables.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use data_encoding::HEXLOWER;
use documents::answers as document;
use documents::cohort_tables::{
    self as tables, About, AnswerRow, Choice, Commitment, DICTIONARY, Departure, Enrolment, Leave, Measure, Override,
    Record, Slot, Table, Writer, Written, value_of,
};
use domain::answers::Answers;
use domain::authority::{Actor, Right};
use domain::ids::{EnrolmentId, EnrolmentKey};
use domain::programme::Programme;
use domain::question::InstrumentKind;
use sha2::{Digest, Sha256};
use store::Tx;
use store::team_override::OverrideKind;

use super::{EXIT, Exported, Progress, Stage, folder_hash};
use crate::App;
use crate::choosing::Plan;
use crate::cohort::Pinned;
use crate::error::{Error, Result, broken, conflict};
use crate::journal::{self, Act};
use crate::keys::{OrgKey, place};
use crate::questionnaire::response_place;

/// What a file is called until the journal knows of it.
const PART: &str = "part";

/// Exports a cohort into a folder that does not exist yet, or is empty.
///
/// # Errors
/// Refused; conflict when the folder holds something; broken when it cannot be written: then nothing is left in it.
pub fn export(app: &App, actor: &Actor, pinned: &Pinned, to: &Path, progress: &Progress) -> Result<Exported> {
    let org = pinned.cohort.org;
    actor.may(Right::MoveCohorts, org)?;
    if to.exists() && (!to.is_dir() || fs::read_dir(to)?.next().is_some()) {
        return Err(conflict("", "transfer-not-empty"));
    }
    let made = !to.exists();
    fs::create_dir_all(to)?;
    restrict(to, 0o700)?;
    let outcome = write_all(app, actor, pinned, to, progress);
    if outcome.is_err() {
        for file in tables::TABLES.iter().map(|table| table.file).chain([DICTIONARY]) {
            // What was not written yet is not there to remove.
            let _ = fs::remove_file(part_of(to, file));
            let _ = fs::remove_file(to.join(file));
        }
        if made {
            let _ = fs::remove_dir(to);
        }
    }
    outcome
}

fn write_all(app: &App, actor: &Actor, pinned: &Pinned, to: &Path, progress: &Progress) -> Result<Exported> {
    let org = pinned.cohort.org;
    let (handle, here, folder, told) = (app.clone(), pinned.clone(), to.to_owned(), progress.clone());
    // One reading: every table shows the same moment.
    let (written, definition) = app.store.read(move |tx| {
        let cohort = &here.cohort;
        let definition = store::programme::find(tx, org, &cohort.programme, &cohort.version)?;
        let definition = definition.ok_or(Error::NotFound("programme"))?.hash;
        let key = handle.key(tx, org)?;
        let mut export = Export { app: &handle, pinned: &here, key: &key, files: Files::create(&folder)? };
        export.run(tx, &told)?;
        Ok::<_, Error>((export.files.finish()?, HEXLOWER.encode(&definition)))
    })?;
    let about = About {
        programme: &pinned.programme,
        definition,
        cohort: pinned.cohort.name.clone(),
        start: pinned.cohort.start,
        synthetic: pinned.cohort.synthetic,
        made: app.now(),
    };
    let dictionary = format!("{:#}\n", tables::dictionary(&about, &written));
    write_part(to, DICTIONARY, dictionary.as_bytes())?;
    let mut hashes: Vec<(String, String)> =
        written.iter().map(|table| (format!("{}.csv", table.name), table.sha256.clone())).collect();
    hashes.push((DICTIONARY.to_owned(), HEXLOWER.encode(&Sha256::digest(dictionary.as_bytes()))));
    let names: Vec<String> = hashes.iter().map(|(name, _)| name.clone()).collect();
    let sha256 = folder_hash(hashes);
    // No entry, no folder: files get their names once the journal has its entry.
    journalled(app, actor, pinned, &sha256)?;
    for name in names {
        fs::rename(part_of(to, &name), to.join(&name))?;
    }
    let rows = |name: &str| written.iter().find(|table| table.name == name).map_or(0, |table| table.rows);
    Ok(Exported { participants: rows("enrolments"), answers: rows("answers"), sha256 })
}

fn journalled(app: &App, actor: &Actor, pinned: &Pinned, sha256: &str) -> Result<()> {
    let cohort = &pinned.cohort;
    let org = cohort.org;
    let object = format!("cohort/{}/{}/sha256:{sha256}", cohort.programme, cohort.name);
    let (handle, actor) = (app.clone(), actor.clone());
    app.store.write(move |tx| {
        let act = Act { org, act: "cohort.export", object: object.clone(), why: "" };
        journal::write(&handle, tx, &actor, &act, handle.now())
    })
}

struct Export<'a> {
    app: &'a App,
    pinned: &'a Pinned,
    key: &'a OrgKey,
    files: Files,
}

impl Export<'_> {
    fn run(&mut self, tx: &mut Tx<'_>, progress: &Progress) -> Result<()> {
        let (org, cohort) = (self.pinned.cohort.org, self.pinned.cohort.id);
        for measure in store::general_measure::list(tx, org, cohort)? {
            self.files.measures.write(&Measure {
                from: measure.from,
                to: measure.to,
                days: i64::from(measure.days),
                reason: measure.reason,
                at: measure.at,
            })?;
        }
        // Two dozen bytes a participant: the rows come out in the order of random keys, so that not even their order
        // tells who is who in another export.
        let mut order: Vec<(String, EnrolmentId)> = Vec::new();
        store::enrolment::scan(tx, org, cohort, |enrolment| {
            order.push((self.app.chance.reference(), enrolment.key.enrolment));
            Ok(())
        })?;
        order.sort();
        let all = order.len() as u64;
        for (done, (key, enrolment)) in (1_u64..).zip(order) {
            self.participant(tx, &key, EnrolmentKey { org, cohort, enrolment })?;
            progress.tell(Stage::Exporting, done, all);
        }
        Ok(())
    }

    fn participant(&mut self, tx: &mut Tx<'_>, key: &str, at: EnrolmentKey) -> Result<()> {
        let enrolment = store::enrolment::find(tx, at)?.ok_or(Error::NotFound("enrolment"))?;
        self.files.enrolments.write(&Enrolment {
            key: key.to_owned(),
            profession: enrolment.profession,
            setting: enrolment.setting,
            enrolled_on: enrolment.enrolled_on,
            at: enrolment.at,
        })?;
        self.choices(tx, key, at)?;
        self.commitments(tx, key, at)?;
        self.responses(tx, key, at)?;
        self.departure(tx, key, at)?;
        for leave in store::departure::list_leaves(tx, at)? {
            let row = Leave { key: key.to_owned(), from: leave.from, to: leave.to, kind: leave.kind, at: leave.at };
            self.files.leaves.write(&row)?;
        }
        let mut overrides = store::team_override::list(tx, at)?;
        // By what they say, not by their random identity, so that the same facts make the same file.
        overrides.sort_by(|a, b| (a.at, &a.requirement).cmp(&(b.at, &b.requirement)));
        for change in overrides {
            let (kind, until) = match change.kind {
                OverrideKind::Reopened { until } => ("reopened", Some(until)),
                OverrideKind::Excused => ("excused", None),
            };
            self.files.overrides.write(&Override {
                key: key.to_owned(),
                requirement: change.requirement,
                kind: kind.to_owned(),
                until,
                reason: change.reason,
                at: change.at,
            })?;
        }
        Ok(())
    }

    fn choices(&mut self, tx: &mut Tx<'_>, key: &str, at: EnrolmentKey) -> Result<()> {
        for choice in store::choice::list(tx, at)? {
            self.files.choices.write(&Choice {
                key: key.to_owned(),
                goal: goal_id(&self.pinned.programme, choice.goal)?,
                chosen: choice.chosen,
                set: i64::from(choice.set),
                place: i64::from(choice.place),
                patients: choice.patients,
                replaced: choice.replaced,
                reason: choice.reason,
            })?;
        }
        Ok(())
    }

    fn commitments(&mut self, tx: &mut Tx<'_>, key: &str, at: EnrolmentKey) -> Result<()> {
        for commitment in store::commitment::list(tx, at)? {
            let sealed = place("commitment", at, &commitment.goal.to_string());
            let plan: Plan = serde_json::from_slice(&self.key.open(&sealed, &commitment.plan)?).map_err(broken)?;
            self.files.commitments.write(&Commitment {
                key: key.to_owned(),
                goal: goal_id(&self.pinned.programme, commitment.goal)?,
                at: commitment.at,
                from: plan.from,
                cue: plan.cue,
                action: plan.action,
                target: plan.target,
            })?;
        }
        Ok(())
    }

    fn responses(&mut self, tx: &mut Tx<'_>, key: &str, at: EnrolmentKey) -> Result<()> {
        for response in store::response::list(tx, at)? {
            let sealed = response_place(at, &response.evaluation, response.revision);
            let answers = self.open(&sealed, &response.answers)?;
            self.files.slots.write(&Slot {
                key: key.to_owned(),
                evaluation: response.evaluation.clone(),
                revision: response.revision,
                instrument: response.instrument,
                instrument_version: response.instrument_version,
                language: response.language,
                submitted: response.submitted,
            })?;
            self.answers(key, &response.evaluation, response.revision, answers)?;
        }
        Ok(())
    }

    fn departure(&mut self, tx: &mut Tx<'_>, key: &str, at: EnrolmentKey) -> Result<()> {
        let Some(departure) = store::departure::find(tx, at)? else {
            return Ok(());
        };
        self.files.departures.write(&Departure { key: key.to_owned(), on: departure.on, at: departure.at })?;
        let form = self.pinned.programme.instruments.iter().find(|one| one.kind == InstrumentKind::Exit);
        let (Some(form), Some(sealed)) = (form, departure.answers) else {
            return Ok(());
        };
        let answers = self.open(&place("departure", at, "exit"), &sealed)?;
        self.files.slots.write(&Slot {
            key: key.to_owned(),
            evaluation: EXIT.to_owned(),
            revision: 1,
            instrument: form.id.clone(),
            instrument_version: form.version.clone(),
            language: String::new(),
            submitted: departure.at,
        })?;
        self.answers(key, EXIT, 1, answers)
    }

    fn answers(&mut self, key: &str, evaluation: &str, revision: i64, answers: Answers) -> Result<()> {
        for (question, answer) in answers {
            let (shape, value) = value_of(&answer);
            self.files.answers.write(&AnswerRow {
                key: key.to_owned(),
                evaluation: evaluation.to_owned(),
                revision,
                goal: question.goal.map(|goal| goal.0).unwrap_or_default(),
                item: question.item,
                shape: shape.to_owned(),
                value,
            })?;
        }
        Ok(())
    }

    fn open(&self, sealed_at: &str, sealed: &[u8]) -> Result<Answers> {
        let json = self.key.open(sealed_at, sealed)?;
        let text = std::str::from_utf8(&json).map_err(|_| broken("sealed answers are not text"))?;
        document::from_json(text).map_err(broken)
    }
}

fn goal_id(programme: &Programme, number: u16) -> Result<String> {
    let goal = programme.goals.iter().find(|goal| goal.number == number);
    goal.map(|goal| goal.id.0.clone()).ok_or_else(|| broken("a goal that is not in the catalogue was chosen"))
}

/// A file on its way to the disk, hashed as it goes.
struct Hashed {
    file: BufWriter<File>,
    hasher: Sha256,
    bytes: u64,
}

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

fn begin(folder: &Path, table: &'static Table) -> Result<Writer<Hashed>> {
    let file = BufWriter::new(create(folder, table.file)?);
    Ok(Writer::new(Hashed { file, hasher: Sha256::new(), bytes: 0 }, table)?)
}

fn end(writer: Writer<Hashed>) -> Result<Written> {
    let (table, rows, mut hashed) = writer.finish()?;
    hashed.flush()?;
    hashed.file.get_ref().sync_all()?;
    let sha256 = HEXLOWER.encode(&hashed.hasher.finalize());
    Ok(Written { name: table.name, rows, bytes: hashed.bytes, sha256 })
}

macro_rules! files {
    ($($field:ident: $row:ident),*) => {
        struct Files { $($field: Writer<Hashed>,)* }

        impl Files {
            fn create(folder: &Path) -> Result<Self> {
                Ok(Self { $($field: begin(folder, $row::TABLE)?,)* })
            }

            fn finish(self) -> Result<Vec<Written>> {
                Ok(vec![$(end(self.$field)?,)*])
            }
        }
    };
}

files! {
    enrolments: Enrolment,
    choices: Choice,
    commitments: Commitment,
    slots: Slot,
    answers: AnswerRow,
    departures: Departure,
    leaves: Leave,
    overrides: Override,
    measures: Measure
}

fn part_of(folder: &Path, file: &str) -> PathBuf {
    folder.join(format!("{file}.{PART}"))
}

fn create(folder: &Path, file: &str) -> Result<File> {
    let path = part_of(folder, file);
    let created = File::create_new(&path)?;
    restrict(&path, 0o600)?;
    Ok(created)
}

fn write_part(folder: &Path, file: &str, bytes: &[u8]) -> Result<()> {
    let mut created = create(folder, file)?;
    created.write_all(bytes)?;
    Ok(created.sync_all()?)
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    Ok(fs::set_permissions(path, fs::Permissions::from_mode(mode))?)
}

#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> Result<()> {
    Ok(())
}
