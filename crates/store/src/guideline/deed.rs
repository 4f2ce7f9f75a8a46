//! What was done to a guideline: only ever added to.

use domain::guideline::Verdict;
use domain::guideline::course::{self, Dated, Hand};
use domain::ids::{OrgId, PersonId};
use jiff::civil::Date;

use crate::{Result, Row, StoreError, Tx, vals};

/// A deed, with what was said with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// Its number, from 1, which is the idea.
    pub number: u32,
    /// What, by whom, on which day.
    pub dated: Dated,
    /// What goes with it and is no word of anybody's: the hash of what was frozen, the marks of a grade, as JSON.
    pub extra: Option<String>,
    /// What was said, sealed.
    pub words: Option<Vec<u8>>,
}

/// Adds a deed.
pub fn add_deed(tx: &mut Tx<'_>, org: OrgId, guideline: i64, deed: &Deed) -> Result<()> {
    let Dated { deed: done, hand, on } = &deed.dated;
    tx.execute(
        "INSERT INTO guideline_deed (org_id, guideline_id, deed_no, deed, person, by_org, is_authority, detail, extra,
             words, on_date)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        vals![
            org.0,
            guideline,
            deed.number,
            done.code(),
            hand.person.0,
            hand.org.0,
            hand.is_authority,
            detail(done),
            &deed.extra,
            deed.words.as_deref(),
            *on
        ],
    )?;
    Ok(())
}

/// Every deed done to a guideline, in order.
pub fn deeds(tx: &mut Tx<'_>, org: OrgId, guideline: i64) -> Result<Vec<Deed>> {
    tx.query(
        "SELECT deed_no, deed, person, by_org, is_authority, detail, extra, words, on_date FROM guideline_deed
         WHERE org_id = $1 AND guideline_id = $2 ORDER BY deed_no",
        vals![org.0, guideline],
        deed,
    )
}

fn deed(row: &Row<'_>) -> Result<Deed> {
    let done = parse(row.text_ref(1)?, row.text_ref(5)?);
    let hand = Hand { person: PersonId(row.int(2)?), org: OrgId(row.int(3)?), is_authority: row.flag(4)? };
    let deed = done.ok_or_else(|| StoreError::value("an unknown deed of a guideline"))?;
    Ok(Deed {
        number: u32::try_from(row.int(0)?).unwrap_or_default(),
        dated: Dated { deed, hand, on: row.date(8)? },
        extra: row.opt_text(6)?,
        words: row.opt_bytes(7)?,
    })
}

/// What a deed carries, written down.
fn detail(deed: &course::Deed) -> String {
    use course::Deed as D;
    let flag = |yes: bool| String::from(if yes { "1" } else { "0" });
    match deed {
        D::Scoped { partners } => {
            let all: Vec<String> = partners.iter().map(|org| org.0.to_string()).collect();
            all.join(" ")
        }
        D::Frozen { items } => items.to_string(),
        D::Drafted { whole } => flag(*whole),
        D::Invited(person) => person.0.to_string(),
        D::Declared { conflict } => flag(*conflict),
        D::Reviewed { verdict, remarks } => format!("{} {remarks}", verdict.code()),
        D::Answered(remark) => remark.to_string(),
        D::Graded { percent } => percent.to_string(),
        D::Opined { favourable } => flag(*favourable),
        D::Published { review_by } | D::Kept { review_by } => review_by.to_string(),
        D::Withdrawn { replaced_by } => replaced_by.clone().unwrap_or_default(),
        D::Proposed | D::ReviewClosed | D::Approved | D::SentBack | D::RevisionBegun | D::PutAside => String::new(),
    }
}

fn parse(code: &str, detail: &str) -> Option<course::Deed> {
    use course::Deed as D;
    let date = || detail.parse::<Date>().ok();
    let number = || detail.parse::<u32>().ok();
    Some(match code {
        "proposed" => D::Proposed,
        "scoped" => {
            let all = detail.split_whitespace().map(|org| org.parse().map(OrgId));
            D::Scoped { partners: all.collect::<std::result::Result<_, _>>().ok()? }
        }
        "frozen" => D::Frozen { items: number()? },
        "drafted" => D::Drafted { whole: detail == "1" },
        "invited" => D::Invited(PersonId(detail.parse().ok()?)),
        "declared" => D::Declared { conflict: detail == "1" },
        "reviewed" => {
            let (verdict, remarks) = detail.split_once(' ')?;
            D::Reviewed { verdict: Verdict::parse(verdict)?, remarks: remarks.parse().ok()? }
        }
        "answered" => D::Answered(number()?),
        "review_closed" => D::ReviewClosed,
        "approved" => D::Approved,
        "sent_back" => D::SentBack,
        "graded" => D::Graded { percent: number()? },
        "opined" => D::Opined { favourable: detail == "1" },
        "published" => D::Published { review_by: date()? },
        "kept" => D::Kept { review_by: date()? },
        "revision_begun" => D::RevisionBegun,
        "withdrawn" => D::Withdrawn { replaced_by: (!detail.is_empty()).then(|| detail.to_owned()) },
        "put_aside" => D::PutAside,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn every_deed_is_read_back_as_it_was_written() {
        use course::Deed as D;
        let by = date(2027, 3, 1);
        let all = [
            D::Proposed,
            D::Scoped { partners: vec![] },
            D::Scoped { partners: vec![OrgId(2), OrgId(3)] },
            D::Frozen { items: 7 },
            D::Drafted { whole: true },
            D::Drafted { whole: false },
            D::Invited(PersonId(5)),
            D::Declared { conflict: true },
            D::Reviewed { verdict: Verdict::WithChanges, remarks: 2 },
            D::Answered(2),
            D::ReviewClosed,
            D::Approved,
            D::SentBack,
            D::Graded { percent: 66 },
            D::Opined { favourable: false },
            D::Published { review_by: by },
            D::Kept { review_by: by },
            D::RevisionBegun,
            D::Withdrawn { replaced_by: None },
            D::Withdrawn { replaced_by: Some("abc".to_owned()) },
            D::PutAside,
        ];
        for deed in all {
            assert_eq!(parse(deed.code(), &detail(&deed)), Some(deed));
        }
        assert_eq!(parse("forgotten", ""), None);
    }
}
