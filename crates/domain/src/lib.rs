//! What is true and what follows from it: the rules of Presque.
//!
//! This crate never does I/O, never reads a clock, never makes a random number and never derives serde:
//! time, identity and chance are arguments, and bytes are the business of `documents`.
//! Facts come in, status goes out; nothing here stores a status.

pub mod alert;
pub mod answers;
pub mod authority;
pub mod body_question;
pub mod calendar;
pub mod check;
pub mod choice;
pub mod completion;
pub mod deidentification;
pub mod digest;
pub mod disclosure;
pub mod editorial;
pub mod eligibility;
pub mod extract;
pub mod feedback;
pub mod forum;
pub mod goal;
pub mod guideline;
pub mod hand_over;
pub mod hospital;
pub mod ids;
pub mod measure;
pub mod near_miss;
pub mod obligation;
pub mod option_help;
pub mod outcome;
pub mod outcome_report;
pub mod paraphrase;
pub mod path;
pub mod programme;
pub mod question;
pub mod rehearsal;
pub mod relay;
pub mod reminder;
pub mod review;
pub mod rex;
pub mod run_chart;
#[cfg(any(test, feature = "testing"))]
pub mod sample;
pub mod scheme;
pub mod screen;
pub mod self_check;
pub mod statistics;
pub mod story;
pub mod study;
pub mod synthesis;
pub mod tally;
pub mod text;
pub mod theme;
pub mod uptake;
pub mod watch;
