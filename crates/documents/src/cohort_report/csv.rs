//! One row a figure, for a spreadsheet or a statistics program.

mod goals;

use super::document::{CodeCount, Document, Of, Range, Share, WaveName};
use ::csv::{Writer, WriterBuilder};

/// The columns. The first six are the same on every row, so that files of several cohorts can be stacked.
pub const CSV_HEADER: [&str; 16] = [
    "programme",
    "version",
    "cohort",
    "as_of",
    "synthetic",
    "snapshot",
    "section",
    "subject",
    "wave",
    "measure",
    "of",
    "numerator",
    "denominator",
    "value",
    "low",
    "high",
];

/// The document as CSV (RFC 4180, UTF-8, comma, line feed). An empty cell is a figure that nothing is known of.
///
/// # Errors
/// None that a document can cause; the writer's own, should it ever have one.
pub fn csv(document: &Document) -> Result<String, ::csv::Error> {
    let mut sheet = Sheet { document, rows: WriterBuilder::new().from_writer(Vec::new()) };
    sheet.rows.write_record(CSV_HEADER)?;
    cohort(&mut sheet)?;
    funnel(&mut sheet)?;
    retention(&mut sheet)?;
    headline(&mut sheet)?;
    for goal in &document.goals {
        goals::rows(&mut sheet, goal)?;
    }
    obstacle_rows(&mut sheet)?;
    let bytes = sheet.rows.into_inner().map_err(|fault| ::csv::Error::from(fault.into_error()))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

struct Sheet<'a> {
    document: &'a Document,
    rows: Writer<Vec<u8>>,
}

/// The figures of one row. All of them may be unknown.
#[derive(Default, Clone, Copy)]
struct Row<'a> {
    section: &'a str,
    subject: &'a str,
    wave: Option<WaveName>,
    measure: &'a str,
    of: Option<Of>,
    numerator: Option<u64>,
    denominator: Option<u64>,
    value: Option<f64>,
    low: Option<f64>,
    high: Option<f64>,
}

impl<'a> Row<'a> {
    fn share(self, measure: &'a str, share: Share) -> Self {
        let Share { count, denominator, of, rate, low, high } = share;
        Self { measure, of: Some(of), numerator: count, denominator, value: rate, low, high, ..self }
    }

    fn count(self, measure: &'a str, numerator: Option<u64>) -> Self {
        Self { measure, numerator, ..self }
    }

    fn value(self, measure: &'a str, value: Option<f64>) -> Self {
        Self { measure, value, ..self }
    }
}

impl Sheet<'_> {
    fn put(&mut self, row: Row<'_>) -> Result<(), ::csv::Error> {
        let of = self.document;
        let number = |figure: Option<u64>| figure.map(|figure| figure.to_string()).unwrap_or_default();
        // The shortest decimal that reads back as the same number.
        let fraction = |figure: Option<f64>| figure.map(|figure| figure.to_string()).unwrap_or_default();
        self.rows.write_record([
            of.programme.as_str(),
            &of.version,
            &of.cohort,
            &of.as_of,
            if of.synthetic { "true" } else { "false" },
            of.snapshot.as_deref().unwrap_or_default(),
            row.section,
            row.subject,
            row.wave.map_or("", wave_code),
            row.measure,
            row.of.map_or("", of_code),
            &number(row.numerator),
            &number(row.denominator),
            &fraction(row.value),
            &fraction(row.low),
            &fraction(row.high),
        ])
    }
}

fn wave_code(wave: WaveName) -> &'static str {
    match wave {
        WaveName::Short => "short",
        WaveName::Long => "long",
    }
}

/// The same codes as in the JSON; a test compares them.
pub(super) fn of_code(of: Of) -> &'static str {
    match of {
        Of::D0 => "d0",
        Of::D3 => "d3",
        Of::D4 => "d4",
        Of::D4BothWaves => "d4_both_waves",
        Of::D4ShortStayers => "d4_short_stayers",
        Of::D4ShortLeavers => "d4_short_leavers",
        Of::BoundsBase => "bounds_base",
        Of::ObstacleBase => "obstacle_base",
        Of::EligiblePatients => "eligible_patients",
    }
}

fn cohort(sheet: &mut Sheet<'_>) -> Result<(), ::csv::Error> {
    let document = sheet.document;
    let of_cohort = Row { section: "cohort", ..Row::default() };
    sheet.put(of_cohort.count("enrolled", Some(document.enrolled)))?;
    let of = &document.continued_year_2;
    let (count, denominator, rate, low, high) = (of.count, of.denominator, of.rate, of.low, of.high);
    sheet.put(of_cohort.share("continued_year_2", Share { count, denominator, of: of.of, rate, low, high }))?;
    let of = &document.completed;
    let (count, denominator, rate, low, high) = (of.count, of.denominator, of.rate, of.low, of.high);
    sheet.put(of_cohort.share("completed", Share { count, denominator, of: of.of, rate, low, high }))?;
    sheet.put(of_cohort.count("set_aside", Some(document.set_aside)))?;
    Ok(())
}

fn funnel(sheet: &mut Sheet<'_>) -> Result<(), ::csv::Error> {
    let document = sheet.document;
    for step in &document.funnel {
        let row = Row { section: "funnel", subject: &step.evaluation, wave: Some(step.wave), ..Row::default() };
        let (count, denominator, rate, low, high) = (step.submitted, step.denominator, step.rate, step.low, step.high);
        sheet.put(row.count("still_enrolled", step.still_enrolled))?;
        sheet.put(row.share("submitted", Share { count, denominator, of: step.of, rate, low, high }))?;
        spread(sheet, row, "feasibility", step.feasibility.as_deref(), step.submitted)?;
    }
    Ok(())
}

fn retention(sheet: &mut Sheet<'_>) -> Result<(), ::csv::Error> {
    let document = sheet.document;
    for step in &document.retention {
        let row = Row { section: "retention", subject: &step.evaluation, ..Row::default() };
        let (numerator, denominator) = (Some(step.events), Some(step.at_risk));
        sheet.put(Row { numerator, denominator, measure: "lost", ..row })?;
        sheet.put(row.count("censored", Some(step.censored)))?;
        sheet.put(Row { measure: "survival", value: step.survival, low: step.low, high: step.high, ..row })?;
        sheet.put(row.value("standard_error", step.se))?;
    }
    Ok(())
}

fn headline(sheet: &mut Sheet<'_>) -> Result<(), ::csv::Error> {
    let document = sheet.document;
    let of = &document.headline;
    let averages = |range: &Range| (range.low, range.high, range.averages);
    let waves = [(None, (of.low, of.high, of.averages))];
    let single = [(Some(WaveName::Short), averages(&of.short)), (Some(WaveName::Long), averages(&of.long))];
    for (wave, (low, high, averages)) in waves.into_iter().chain(single) {
        let row = Row { section: "headline", wave, of: Some(of.of), numerator: Some(averages), ..Row::default() };
        sheet.put(Row { measure: "range_of_goal_case_rates", low, high, ..row })?;
    }
    Ok(())
}

/// A row for each code, in `measure` as `name:code`.
fn spread(
    sheet: &mut Sheet<'_>,
    row: Row<'_>,
    name: &str,
    codes: Option<&[CodeCount]>,
    submitted: Option<u64>,
) -> Result<(), ::csv::Error> {
    for code in codes.unwrap_or_default() {
        let measure = format!("{name}:{}", code.code);
        let counted = Row { of: Some(Of::D3), numerator: Some(code.count), denominator: submitted, ..row };
        sheet.put(Row { measure: &measure, ..counted })?;
    }
    Ok(())
}

fn obstacle_rows(sheet: &mut Sheet<'_>) -> Result<(), ::csv::Error> {
    let document = sheet.document;
    let sections = [("obstacle", &document.obstacles), ("obstacle_group", &document.obstacle_groups)];
    for (section, bars) in sections {
        for bar in bars {
            let row = Row { section, subject: &bar.code, ..Row::default() };
            let (numerator, denominator) = (Some(bar.participants), Some(bar.base));
            let of = Some(bar.of);
            sheet.put(Row { measure: "participants", of, numerator, denominator, value: bar.share, ..row })?;
            sheet.put(row.value("cumulative_share_of_citations", bar.cumulative))?;
        }
    }
    Ok(())
}
