//! Approved bodies and the authority: what makes an organisation one, what a body covers, what it targets.

use domain::ids::OrgId;
use domain::near_miss::assignment::Span;
use domain::near_miss::serious::Policy;

use crate::{Result, Row, StoreError, Tx, vals};

/// What an organisation of an accreditation scheme is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An approved body: doctors report to it.
    Body,
    /// The authority, which approves bodies and decides.
    Authority,
    /// A hospital's own reporting body: relays drafts to its doctors, reads the yearly synthesis.
    Establishment,
}

impl Kind {
    /// The stable code.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Body => "body",
            Self::Authority => "authority",
            Self::Establishment => "establishment",
        }
    }

    /// The kind of that code.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        [Self::Body, Self::Authority, Self::Establishment].into_iter().find(|kind| kind.code() == code)
    }
}

/// What an organisation says of itself as a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// Which organisation.
    pub org: OrgId,
    /// What it is.
    pub kind: Kind,
    /// The scheme it works in, such as `fr-has`.
    pub scheme: String,
    /// What it does with serious events.
    pub serious: Policy,
    /// Months it has for a verdict.
    pub handling_months: u16,
    /// Whether expert and author know each other's names.
    pub named: bool,
    /// Fewest records that must share a record's key.
    pub rex_floor: u32,
    /// Fewest records of a batch.
    pub batch_least: u32,
}

fn body(row: &Row<'_>) -> Result<Body> {
    let number = |i| Ok::<_, StoreError>(u32::try_from(row.int(i)?).unwrap_or_default());
    Ok(Body {
        org: OrgId(row.int(0)?),
        kind: Kind::parse(row.text_ref(1)?).ok_or_else(|| StoreError::value("an unknown kind of body"))?,
        scheme: row.text(2)?,
        serious: Policy::parse(row.text_ref(3)?).ok_or_else(|| StoreError::value("an unknown policy"))?,
        handling_months: u16::try_from(row.int(4)?).unwrap_or_default(),
        named: row.flag(5)?,
        rex_floor: number(6)?,
        batch_least: number(7)?,
    })
}

const BODY: &str =
    "SELECT org_id, kind, scheme, serious_policy, handling_months, named, rex_floor, batch_least FROM body";

/// Makes an organisation a body, or changes what it says of itself.
pub fn save(tx: &mut Tx<'_>, body: &Body) -> Result<()> {
    tx.execute(
        "INSERT INTO body (org_id, kind, scheme, serious_policy, handling_months, named, rex_floor, batch_least)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (org_id) DO UPDATE SET scheme = excluded.scheme, serious_policy = excluded.serious_policy,
         handling_months = excluded.handling_months, named = excluded.named, rex_floor = excluded.rex_floor,
         batch_least = excluded.batch_least",
        vals![
            body.org.0,
            body.kind.code(),
            &body.scheme,
            body.serious.code(),
            body.handling_months,
            body.named,
            body.rex_floor,
            body.batch_least
        ],
    )?;
    Ok(())
}

/// The body an organisation is.
pub fn find(tx: &mut Tx<'_>, org: OrgId) -> Result<Option<Body>> {
    tx.query_opt(&format!("{BODY} WHERE org_id = $1"), vals![org.0], body)
}

/// Every body, and the authority.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<Body>> {
    tx.query(&format!("{BODY} ORDER BY org_id"), &[], body)
}

/// A specialty covered for some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Coverage {
    /// Code of the specialty.
    pub specialty: String,
    /// When.
    pub span: Span,
}

/// Adds a specialty to what a body covers.
pub fn cover(tx: &mut Tx<'_>, org: OrgId, coverage: &Coverage) -> Result<()> {
    tx.execute(
        "INSERT INTO body_coverage (org_id, specialty, from_on, to_on) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org_id, specialty, from_on) DO UPDATE SET to_on = excluded.to_on",
        vals![org.0, &coverage.specialty, coverage.span.from, coverage.span.to],
    )?;
    Ok(())
}

/// What a body covers and covered, by specialty.
pub fn coverages(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<Coverage>> {
    tx.query(
        "SELECT specialty, from_on, to_on FROM body_coverage WHERE org_id = $1 ORDER BY specialty, from_on",
        vals![org.0],
        |row| Ok(Coverage { specialty: row.text(0)?, span: Span { from: row.date(1)?, to: row.opt_date(2)? } }),
    )
}

/// A risk situation that a body targets for some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RiskSituation {
    /// Its code.
    pub code: String,
    /// The specialty it concerns.
    pub specialty: String,
    /// What it is called, by language, a JSON object.
    pub wording: String,
    /// When.
    pub span: Span,
}

/// Adds a risk situation, or ends one.
pub fn target(tx: &mut Tx<'_>, org: OrgId, situation: &RiskSituation) -> Result<()> {
    tx.execute(
        "INSERT INTO risk_situation (org_id, code, specialty, wording, from_on, to_on)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (org_id, code, from_on) DO UPDATE SET to_on = excluded.to_on",
        vals![org.0, &situation.code, &situation.specialty, &situation.wording, situation.span.from, situation.span.to],
    )?;
    Ok(())
}

/// The risk situations of a body, past ones too, by code.
pub fn risk_situations(tx: &mut Tx<'_>, org: OrgId) -> Result<Vec<RiskSituation>> {
    tx.query(
        "SELECT code, specialty, wording, from_on, to_on FROM risk_situation WHERE org_id = $1 ORDER BY code, from_on",
        vals![org.0],
        |row| {
            Ok(RiskSituation {
                code: row.text(0)?,
                specialty: row.text(1)?,
                wording: row.text(2)?,
                span: Span { from: row.date(3)?, to: row.opt_date(4)? },
            })
        },
    )
}
