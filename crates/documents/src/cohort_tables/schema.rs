//! The tables and their columns, once: header, reader, dictionary and documentation all come from here.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The key that joins the rows of one participant.
    Key,
    /// Text: codes and words.
    Text,
    /// A whole number.
    Integer,
    /// A civil date, `2008-02-29`.
    Date,
    /// An instant in UTC with milliseconds, `2008-02-29T12:00:00.000Z`.
    Instant,
    /// One of these codes.
    OneOf(&'static [&'static str]),
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its header.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether no cell may be empty.
    pub required: bool,
    /// What it means, in English.
    pub english: &'static str,
    /// What it means, in French.
    pub french: &'static str,
}

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name; its file is `name.csv`.
    pub name: &'static str,
    /// Its file.
    pub file: &'static str,
    /// Its columns, in the order of the file.
    pub columns: &'static [Column],
    /// The columns that name a row.
    pub primary: &'static [&'static str],
    /// The table, and the columns of it, that a row belongs to.
    pub parent: Option<(&'static str, &'static [&'static str])>,
    /// What one row is, in English.
    pub english: &'static str,
    /// What one row is, in French.
    pub french: &'static str,
}

const fn column(name: &'static str, kind: Kind, english: &'static str, french: &'static str) -> Column {
    Column { name, kind, required: true, english, french }
}

const fn optional(name: &'static str, kind: Kind, english: &'static str, french: &'static str) -> Column {
    Column { name, kind, required: false, english, french }
}

const KEY: Column = column(
    "key",
    Kind::Key,
    "joins the rows of one participant; random in each export",
    "relie les lignes d’un participant ; tirée au sort à chaque export",
);
const RECORDED: Column = column("recorded_at", Kind::Instant, "when it was recorded", "quand cela a été enregistré");
const EVALUATION: Column = column(
    "evaluation",
    Kind::Text,
    "questionnaire: an evaluation (b1), the analysis of practice of a sequence (s1/baseline), or exit",
    "questionnaire : un bilan (b1), l’analyse de la pratique d’une séquence (s1/baseline), ou exit",
);
const REVISION: Column = column(
    "revision",
    Kind::Integer,
    "1 for the first submission, one more for each amendment; the highest counts",
    "1 pour le premier envoi, un de plus à chaque modification ; le plus élevé compte",
);
const GOAL: Column = column("goal", Kind::Text, "code of the goal", "code de l’objectif");

/// The participants.
pub(super) const ENROLMENTS: Table = Table {
    name: "enrolments",
    file: "enrolments.csv",
    columns: &[
        KEY,
        column("profession", Kind::Text, "code of the profession", "code de la profession"),
        column("setting", Kind::Text, "code of the setting", "code du lieu d’exercice"),
        column("enrolled_on", Kind::Date, "first day in the cohort", "premier jour dans la promotion"),
        RECORDED,
    ],
    primary: &["key"],
    parent: None,
    english: "one participant",
    french: "un participant",
};

/// Who left for good.
pub(super) const DEPARTURES: Table = Table {
    name: "departures",
    file: "departures.csv",
    columns: &[KEY, column("left_on", Kind::Date, "day of the withdrawal", "jour du départ"), RECORDED],
    primary: &["key"],
    parent: Some(("enrolments", &["key"])),
    english: "one withdrawal; what was answered to the exit form is in slots and answers",
    french: "un départ ; les réponses au questionnaire de départ sont dans slots et answers",
};

/// Who was away.
pub(super) const LEAVES: Table = Table {
    name: "leaves",
    file: "leaves.csv",
    columns: &[
        KEY,
        column("from", Kind::Date, "first day away", "premier jour d’absence"),
        optional(
            "to",
            Kind::Date,
            "last day away; empty while it is open",
            "dernier jour d’absence ; vide si en cours",
        ),
        column("kind", Kind::OneOf(&["leave", "illness"]), "leave or illness", "interruption ou maladie"),
        RECORDED,
    ],
    primary: &["key", "from"],
    parent: Some(("enrolments", &["key"])),
    english: "one period away",
    french: "une interruption",
};

/// Goals chosen.
pub(super) const CHOICES: Table = Table {
    name: "choices",
    file: "choices.csv",
    columns: &[
        KEY,
        GOAL,
        column("chosen_at", Kind::Instant, "when it was chosen", "quand il a été choisi"),
        column("set", Kind::Integer, "the set, from 1", "la série, à partir de 1"),
        column("place", Kind::Integer, "place in the set, from 1", "rang dans la série, à partir de 1"),
        optional(
            "patients",
            Kind::Integer,
            "about how many such patients a month, in the participant’s own estimate",
            "environ combien de tels patients par mois, selon le participant",
        ),
        optional(
            "replaced_at",
            Kind::Instant,
            "when another choice took its place; empty while it stands",
            "quand un autre choix l’a remplacé ; vide s’il est en vigueur",
        ),
        optional(
            "reason",
            Kind::Text,
            "the team’s reason, where it replaced a locked choice",
            "le motif de l’équipe, si elle a remplacé un choix clos",
        ),
    ],
    primary: &["key", "goal", "chosen_at"],
    parent: Some(("enrolments", &["key"])),
    english: "one goal chosen for one set; replaced choices stay",
    french: "un objectif choisi pour une série ; les choix remplacés restent",
};

/// If-then plans.
pub(super) const COMMITMENTS: Table = Table {
    name: "commitments",
    file: "commitments.csv",
    columns: &[
        KEY,
        GOAL,
        column("committed_at", Kind::Instant, "when the plan was made", "quand le plan a été fait"),
        column("from", Kind::Date, "from when the person acts", "à partir de quand la personne agit"),
        column("cue", Kind::Text, "the “when…” of the plan", "le « quand… » du plan"),
        column("action", Kind::Text, "the “I will…” of the plan", "le « je… » du plan"),
        optional("target", Kind::Text, "the target, in the person’s words", "la cible, dans les mots de la personne"),
    ],
    primary: &["key", "goal", "committed_at"],
    parent: Some(("enrolments", &["key"])),
    english: "one plan for one goal; a later one replaces it and the first stays",
    french: "un plan pour un objectif ; un plan ultérieur le remplace et le premier reste",
};

/// Questionnaires submitted.
pub(super) const SLOTS: Table = Table {
    name: "slots",
    file: "slots.csv",
    columns: &[
        KEY,
        EVALUATION,
        REVISION,
        column("instrument", Kind::Text, "the instrument answered", "le questionnaire rempli"),
        column("instrument_version", Kind::Text, "its version", "sa version"),
        optional("language", Kind::Text, "the language it was read in", "la langue dans laquelle il a été lu"),
        column("submitted_at", Kind::Instant, "when it was submitted", "quand il a été envoyé"),
    ],
    primary: &["key", "evaluation", "revision"],
    parent: Some(("enrolments", &["key"])),
    english: "one submission of one questionnaire; a questionnaire without a row was not submitted",
    french: "un envoi d’un questionnaire ; un questionnaire sans ligne n’a pas été envoyé",
};

/// Shapes of answers.
pub(super) const SHAPES: &[&str] =
    &["code", "other", "codes", "ranked", "number", "words", "date", "yes_no", "declined"];

/// Answers.
pub(super) const ANSWERS: Table = Table {
    name: "answers",
    file: "answers.csv",
    columns: &[
        KEY,
        EVALUATION,
        REVISION,
        optional(
            "goal",
            Kind::Text,
            "the goal asked about; empty for a question asked once",
            "l’objectif concerné ; vide pour une question posée une fois",
        ),
        column("item", Kind::Text, "the question", "la question"),
        column("type", Kind::OneOf(SHAPES), "the shape of the answer", "la forme de la réponse"),
        optional(
            "value",
            Kind::Text,
            "the answer: a code, several codes separated by a blank (in order if ranked), a number, words, a date, \
             yes or no; empty if declined",
            "la réponse : un code, plusieurs codes séparés par une espace (dans l’ordre si ranked), un nombre, des \
             mots, une date, yes ou no ; vide si declined",
        ),
    ],
    primary: &["key", "evaluation", "revision", "goal", "item"],
    parent: Some(("slots", &["key", "evaluation", "revision"])),
    english: "one answer to one question",
    french: "une réponse à une question",
};

/// What the team reopened or excused.
pub(super) const OVERRIDES: Table = Table {
    name: "overrides",
    file: "overrides.csv",
    columns: &[
        KEY,
        column("requirement", Kind::Text, "what was asked for (b1, s1/choice)", "ce qui était demandé (b1, s1/choice)"),
        column("kind", Kind::OneOf(&["reopened", "excused"]), "reopened or excused", "rouvert ou dispensé"),
        optional("until", Kind::Date, "last day, if reopened", "dernier jour, si rouvert"),
        column("reason", Kind::Text, "why", "pourquoi"),
        RECORDED,
    ],
    primary: &["key", "requirement", "recorded_at", "kind"],
    parent: Some(("enrolments", &["key"])),
    english: "one act of the team on one requirement of one participant",
    french: "un acte de l’équipe sur une échéance d’un participant",
};

/// General measures.
pub(super) const MEASURES: Table = Table {
    name: "measures",
    file: "measures.csv",
    columns: &[
        column("from", Kind::Date, "first day", "premier jour"),
        column("to", Kind::Date, "last day", "dernier jour"),
        column(
            "days",
            Kind::Integer,
            "days by which due days and locks move",
            "jours de report des échéances et clôtures",
        ),
        column("reason", Kind::Text, "why", "pourquoi"),
        RECORDED,
    ],
    primary: &["from", "recorded_at"],
    parent: None,
    english: "one general measure for the whole cohort",
    french: "une mesure générale pour toute la promotion",
};

/// Every table, in the order in which the dictionary lists them.
pub const TABLES: [&Table; 9] =
    [&ENROLMENTS, &CHOICES, &COMMITMENTS, &SLOTS, &ANSWERS, &DEPARTURES, &LEAVES, &OVERRIDES, &MEASURES];

/// The tables as Markdown, for the documentation.
#[must_use]
pub fn markdown() -> String {
    let mut text = String::new();
    for table in TABLES {
        if !text.is_empty() {
            text.push('\n');
        }
        text.push_str(&format!(
            "### `{}`: {}\n\n| Column | Holds | Meaning |\n|---|---|---|\n",
            table.file, table.english
        ));
        for column in table.columns {
            let empty = if column.required { "" } else { ", may be empty" };
            let holds = match column.kind {
                Kind::Key => "key".to_owned(),
                Kind::Text => "text".to_owned(),
                Kind::Integer => "whole number".to_owned(),
                Kind::Date => "date".to_owned(),
                Kind::Instant => "instant".to_owned(),
                Kind::OneOf(codes) => codes.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>().join(" · "),
            };
            text.push_str(&format!("| `{}` | {holds}{empty} | {} |\n", column.name, column.english));
        }
    }
    text
}
