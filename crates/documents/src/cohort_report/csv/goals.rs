//! The rows of a goal.

use super::super::document::{Bounds, BreakEven, Goal, Of, Paired, Share, SideBySide, WaveName, WaveOfGoal};
use super::{Row, Sheet, spread};

pub(super) fn rows(sheet: &mut Sheet<'_>, goal: &Goal) -> Result<(), ::csv::Error> {
    let row = Row { section: "goal", subject: &goal.id, ..Row::default() };
    sheet.put(row.count("chosen", Some(goal.chosen)))?;
    for wave in [&goal.short, &goal.long] {
        wave_rows(sheet, Row { wave: Some(wave.wave), ..row }, wave)?;
    }
    pair_rows(sheet, row, &goal.paired)?;
    bound_rows(sheet, Row { wave: Some(WaveName::Long), ..row }, &goal.bounds)?;
    side_rows(sheet, row, &goal.stayers_and_leavers)?;
    for obstacle in goal.obstacles.iter().flatten() {
        let measure = format!("obstacle:{}", obstacle.code);
        let (numerator, denominator) = (Some(obstacle.participants), Some(obstacle.base));
        let of = Some(Of::ObstacleBase);
        sheet.put(Row { measure: &measure, of, numerator, denominator, value: obstacle.share, ..row })?;
    }
    Ok(())
}

fn wave_rows(sheet: &mut Sheet<'_>, row: Row<'_>, wave: &WaveOfGoal) -> Result<(), ::csv::Error> {
    let chain = [("d0", wave.d0), ("d1", wave.d1), ("d2", wave.d2), ("d3", wave.d3), ("d4", wave.d4)];
    for (measure, count) in chain {
        sheet.put(row.count(measure, count))?;
    }
    sheet.put(row.count("not_yet_open", wave.not_yet_open))?;
    sheet.put(row.count("no_patient", wave.no_patient))?;
    let (count, denominator, of) = (wave.implemented, wave.d4, wave.of);
    let participant = Share { count, denominator, of, rate: wave.rate, low: wave.low, high: wave.high };
    sheet.put(row.share("participant_rate", participant))?;
    sheet.put(row.share("participant_rate_strict", wave.strict))?;
    let cases = &wave.case_rate;
    let (numerator, denominator, of) = (cases.implemented, cases.eligible, Some(Of::EligiblePatients));
    sheet.put(Row { measure: "case_rate", of, numerator, denominator, value: cases.rate, ..row })?;
    let mean = Row { denominator: cases.persons, of: Some(Of::D4), ..row };
    sheet.put(mean.value("mean_of_personal_case_rates", cases.mean_of_persons))?;
    spread(sheet, row, "status", wave.statuses.as_deref(), wave.d3)?;
    spread(sheet, row, "relevance", wave.relevance.as_deref(), wave.d3)?;
    let (low, high) = (wave.lower_quartile_days, wave.upper_quartile_days);
    let days = Row { measure: "median_days", of: Some(Of::D3), denominator: wave.d3, ..row };
    sheet.put(Row { value: wave.median_days, low, high, ..days })
}

fn bound_rows(sheet: &mut Sheet<'_>, row: Row<'_>, bounds: &Bounds) -> Result<(), ::csv::Error> {
    let row = Row { of: Some(bounds.of), denominator: bounds.base, ..row };
    sheet.put(Row { measure: "bounds", numerator: bounds.implemented, low: bounds.low, high: bounds.high, ..row })?;
    sheet.put(row.count("bounds_lost", bounds.lost))?;
    let (measure, value) = match bounds.break_even {
        None => ("break_even", None),
        Some(BreakEven::AtLeast(rate)) => ("break_even:at_least", Some(rate)),
        Some(BreakEven::HoldsAtWorst(gain)) => ("break_even:holds_at_worst", Some(gain)),
        Some(BreakEven::DeclinesAtBest(loss)) => ("break_even:declines_at_best", Some(loss)),
    };
    sheet.put(row.value(measure, value))?;
    for point in &bounds.tipping_points {
        let measure = format!("if_lost_implement:{}", point.rate_among_lost);
        sheet.put(Row { measure: &measure, value: point.whole_cohort, ..row })?;
    }
    Ok(())
}

fn pair_rows(sheet: &mut Sheet<'_>, row: Row<'_>, paired: &Paired) -> Result<(), ::csv::Error> {
    for (cell, count) in [("a", paired.a), ("b", paired.b), ("c", paired.c), ("d", paired.d)] {
        let measure = format!("pairs:{cell}");
        let counted = Row { of: Some(paired.of), numerator: count, denominator: paired.n, ..row };
        sheet.put(Row { measure: &measure, ..counted })?;
    }
    let change = Row { measure: "paired_change", of: Some(paired.of), denominator: paired.n, ..row };
    sheet.put(Row { value: paired.change, low: paired.low, high: paired.high, ..change })?;
    sheet.put(change.value("paired_mid_p", paired.mid_p))?;
    Ok(())
}

fn side_rows(sheet: &mut Sheet<'_>, row: Row<'_>, sides: &SideBySide) -> Result<(), ::csv::Error> {
    let short = Row { wave: Some(WaveName::Short), ..row };
    sheet.put(short.share("rate_of_later_stayers", sides.stayers))?;
    sheet.put(short.share("rate_of_later_leavers", sides.leavers))?;
    let (value, low, high) = (sides.difference, sides.low, sides.high);
    sheet.put(Row { measure: "stayers_minus_leavers", value, low, high, ..short })?;
    Ok(())
}
