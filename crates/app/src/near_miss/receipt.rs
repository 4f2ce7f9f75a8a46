//! The receipt: a secret that alone opens state and trail of one near miss, without signing in, and leads to no account.

use domain::near_miss::clock::Clock;
use domain::near_miss::course::Deed;
use jiff::civil::Date;

use super::File;
use super::sending::secret_hash;
use crate::App;
use crate::body::Body;
use crate::error::{Error, Fault, Result, broken};
use crate::feedback::{self, Trail};

/// Tries from one place in one window.
const TRIES: i64 = 30;
/// The window.
const WINDOW_MS: i64 = 15 * 60 * 1000;

/// What a receipt opens: where it stands, and what was done; no word of it, and nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptState {
    /// The reference.
    pub reference: String,
    /// The name of the body.
    pub body: domain::text::Text,
    /// Code of the state.
    pub state: &'static str,
    /// Its clock.
    pub clock: Clock,
    /// Every deed by code, with its day.
    pub trail: Vec<(&'static str, Date)>,
    /// What came back.
    pub came_back: Trail,
}

/// Opens a receipt; `from` names the place asked from, which is counted under a hash.
///
/// # Errors
/// Invalid, asking to wait, after too many tries from there; not found for a secret that is none. A secret has 128 bits:
/// whoever is answered differently knew it.
pub fn receipt(app: &App, secret: &str, from: &str) -> Result<ReceiptState> {
    let window = app.now().as_millisecond().div_euclid(WINDOW_MS) * WINDOW_MS;
    // Keyed: addresses are few enough to try them all.
    let tried = app.keys.own()?.signature("receipt/from", from)?;
    let tries = app.store.write(move |tx| Ok::<_, Error>(store::attempt::add(tx, &tried, window)?))?;
    if tries > TRIES {
        return Err(Fault::new("secret", "fault-too-many-receipts").with("minutes", WINDOW_MS / 60_000).into());
    }
    // However it was copied: with spaces, dashes or capitals.
    let clean: String = secret.chars().filter(char::is_ascii_alphanumeric).collect();
    let hash = secret_hash(&clean.to_ascii_lowercase());
    let app = app.clone();
    app.store.clone().read(move |tx| {
        let (org, row) = store::near_miss::find_by_receipt(tx, &hash)?.ok_or(Error::NotFound("receipt"))?;
        let body_of = Body::load(&app, tx, org)?;
        let file = File::open(&app, tx, body_of, row)?;
        // Who has it and why it came back are for its author, signed in.
        let told = |deed: Deed| !matches!(deed, Deed::Cleared | Deed::Unlinked);
        let came_back = feedback::trail(&app, tx, &file)?;
        let trail = file.deeds.iter().filter(|deed| told(deed.dated.deed));
        Ok(ReceiptState {
            reference: file.row.reference.clone(),
            body: file.body.name.clone(),
            state: file.standing.state.code(),
            clock: file.clock().ok_or_else(|| broken("a near miss without a clock"))?,
            trail: trail.map(|deed| (deed.dated.deed.code(), deed.dated.on)).collect(),
            came_back,
        })
    })
}

/// Whether a body gave out a receipt of that reference and day: its signature tells.
///
/// # Errors
/// When the store fails.
pub fn is_ours(app: &App, short_name: &str, reference: &str, on: Date, signature: &str) -> Result<bool> {
    let (handle, short_name) = (app.clone(), short_name.to_owned());
    let expected = format!("{reference} {on}");
    let signature = signature.trim().to_ascii_lowercase();
    app.store.read(move |tx| {
        let org = store::organisation::find_by_short_name(tx, &short_name)?.ok_or(Error::NotFound("body"))?;
        let key = handle.key(tx, domain::ids::OrgId(org.org_id))?;
        // Hashes of both: how long a comparison takes says nothing of the signature.
        Ok(secret_hash(&key.signature("receipt", &expected)?) == secret_hash(&signature))
    })
}
