//! Presque: documents.

pub mod answers;
pub mod bad_cell;
pub mod calendar;
pub mod cohort_report;
pub mod cohort_tables;
mod csv_lines;
pub mod definition;
pub mod deidentification;
pub mod demonstration;
pub mod digest;
pub mod extract;
pub mod goal_file;
pub mod guideline;
pub mod hospital;
pub mod language;
pub mod lexicon;
pub mod mail;
pub mod near_miss;
pub mod outcome_report;
pub mod rex_import;
pub mod roster;
pub mod scheme;
pub mod shipped;
pub mod statistics;
pub mod synthesis;
