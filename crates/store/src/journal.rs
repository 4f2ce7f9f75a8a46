//! The journal: append-only, written with the fact, sealed into one hash chain per organisation.
//!
//! An entry commits unchained, so that no write waits for a shared head; a job seals the tail each second. The chain is
//! `hash(n) = SHA-256(hash(n-1) ‖ encoding of entry n)`, from 32 zero bytes; the encoding is length-prefixed, so that
//! two different entries never encode alike. The head (last number and hash) is kept apart, so that cutting entries off
//! the end is noticed. Who can rewrite every row *and* the head can forge a whole chain: keep a copy of the head
//! elsewhere (a backup, a printed report) where that matters.

use sha2::{Digest, Sha256};

use crate::postgresql::Mode;
use crate::{Result, Row, Store, StoreError, Tx, vals};

/// The organisation that stands for the installation itself.
pub const INSTALLATION: i64 = 0;
/// How many entries one call of the sealer takes: few enough not to keep other writers waiting.
const BATCH: i64 = 500;

/// SHA-256 of a link of the chain.
pub type Hash = [u8; 32];

/// One act, as it is written down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Whose journal; [`INSTALLATION`] for acts on the installation itself.
    pub org_id: i64,
    /// 63 random bits made by the caller.
    pub entry_id: i64,
    /// When, in milliseconds UTC; coarse for confidential nouns.
    pub at_ms: i64,
    /// Who: a person's id, or a keyed pseudonym for confidential nouns.
    pub actor: String,
    /// The hat worn.
    pub hat: String,
    /// What was done, in the words of the use case.
    pub act: String,
    /// On what: kind and id, or a keyed pseudonym.
    pub object: String,
    /// The reason given; empty where none is asked for.
    pub why: String,
}

/// What the verification of one organisation's journal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verification {
    /// Whose journal.
    pub org: i64,
    /// How many entries are in the chain.
    pub sealed: u64,
    /// How many entries still wait for their seal.
    pub unsealed: u64,
    /// The first link that does not hold.
    pub first_broken: Option<Broken>,
}

/// A link that does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken {
    /// Its number in the chain, from 1.
    pub seq: i64,
    /// The entry that has this number, if it is there.
    pub entry: Option<i64>,
    /// What is wrong with it.
    pub reason: Reason,
}

/// Why a link does not hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The entry was altered after it was sealed: its neighbour still vouches for the hash it had.
    EntryAltered,
    /// The hash of the entry was replaced: its neighbour was sealed on another one.
    HashReplaced,
    /// Entry and hash, or several entries, were changed: neither fits the neighbour.
    Rewritten,
    /// No entry has this number although later ones, or the head, do: a sealed row was removed.
    Missing,
    /// The entry is numbered beyond the head, or there is no head: the head was altered or removed.
    BeyondHead,
}

impl Reason {
    /// The stable code of the reason, as commands print it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::EntryAltered => "entry_altered",
            Self::HashReplaced => "hash_replaced",
            Self::Rewritten => "rewritten",
            Self::Missing => "missing",
            Self::BeyondHead => "beyond_head",
        }
    }
}

impl Tx<'_> {
    /// Writes an entry, in the transaction of the fact it tells of.
    pub fn journal(&mut self, entry: &Entry) -> Result<()> {
        self.execute(
            "INSERT INTO journal (org_id, entry_id, at_ms, actor, hat, act, object, why)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            vals![
                entry.org_id,
                entry.entry_id,
                entry.at_ms,
                &entry.actor,
                &entry.hat,
                &entry.act,
                &entry.object,
                &entry.why
            ],
        )?;
        Ok(())
    }
}

/// The last link of a chain, as kept apart from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// How many entries are sealed.
    pub seq: i64,
    /// The hash of the last one.
    pub hash: Hash,
    /// When it was sealed, in milliseconds UTC.
    pub sealed_ms: i64,
}

/// The last link of an organisation's chain; none before the first seal.
pub fn head(tx: &mut Tx<'_>, org: i64) -> Result<Option<Head>> {
    tx.query_opt("SELECT seq, hash, sealed_ms FROM journal_head WHERE org_id = $1", vals![org], |row| {
        Ok(Head { seq: row.int(0)?, hash: hash_of(row, 1)?, sealed_ms: row.int(2)? })
    })
}

/// The organisations that have entries, with the installation itself when it has.
pub fn organisations(tx: &mut Tx<'_>) -> Result<Vec<i64>> {
    tx.query("SELECT DISTINCT org_id FROM journal UNION SELECT org_id FROM journal_head ORDER BY 1", &[], |row| {
        row.int(0)
    })
}

/// The organisations whose journal has an unsealed tail: what the sealer visits.
pub fn unsealed(tx: &mut Tx<'_>) -> Result<Vec<i64>> {
    tx.query("SELECT DISTINCT org_id FROM journal WHERE seq IS NULL ORDER BY 1", &[], |row| row.int(0))
}

/// How many entries of an organisation wait for their seal.
pub fn count_unsealed(tx: &mut Tx<'_>, org: i64) -> Result<i64> {
    tx.query_one("SELECT COUNT(*) FROM journal WHERE org_id = $1 AND seq IS NULL", vals![org], |row| row.int(0))
}

/// The latest entries of an organisation, newest first: at most `limit`, older than `before_ms` (milliseconds UTC).
pub fn list(tx: &mut Tx<'_>, org: i64, before_ms: i64, limit: i64) -> Result<Vec<Entry>> {
    tx.query(
        "SELECT entry_id, at_ms, actor, hat, act, object, why FROM journal
         WHERE org_id = $1 AND at_ms < $2 ORDER BY at_ms DESC, entry_id DESC LIMIT $3",
        vals![org, before_ms, limit],
        |row| entry_of(row, org),
    )
}

impl Store {
    /// Seals a bounded batch of the organisation's unsealed entries; how many (call again while it is the whole batch).
    ///
    /// Safe to run twice at once: the second finds the head moved and starts again from there.
    pub fn seal_journal(&self, org: i64, now_ms: i64) -> Result<u64> {
        // Not SERIALIZABLE: the sealer reads what others are adding to, and none of them should fail for it. Two
        // sealers meet on the head's row.
        self.write_as(Mode::Snapshot, move |tx| seal(tx, org, now_ms))
    }

    /// Walks an organisation's chain in flat memory and tells the first link that does not hold.
    pub fn verify_journal(&self, org: i64) -> Result<Verification> {
        self.read(move |tx| verify(tx, org))
    }
}

fn seal(tx: &mut Tx<'_>, org: i64, now_ms: i64) -> Result<u64> {
    let tail = tx.query(
        "SELECT entry_id, at_ms, actor, hat, act, object, why FROM journal
         WHERE org_id = $1 AND seq IS NULL ORDER BY at_ms, entry_id LIMIT $2",
        vals![org, BATCH],
        |row| entry_of(row, org),
    )?;
    if tail.is_empty() {
        return Ok(0);
    }
    let (mut seq, mut hash) = head(tx, org)?.map_or((0, [0; 32]), |head| (head.seq, head.hash));
    let mut seals = Vec::with_capacity(tail.len());
    for entry in &tail {
        seq += 1;
        hash = link(&hash, seq, entry);
        seals.push((seq, hash, entry.entry_id));
    }
    // The head first: it is where two sealers meet, even when their batches share no entry, and one starts again.
    tx.execute(
        "INSERT INTO journal_head (org_id, seq, hash, sealed_ms) VALUES ($1, $2, $3, $4)
         ON CONFLICT (org_id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash, sealed_ms = excluded.sealed_ms",
        vals![org, seq, &hash, now_ms],
    )?;
    for (seq, hash, entry_id) in &seals {
        tx.execute(
            "UPDATE journal SET seq = $1, hash = $2 WHERE org_id = $3 AND entry_id = $4",
            vals![*seq, hash, org, *entry_id],
        )?;
    }
    Ok(seals.len() as u64)
}

/// The hash of one link: what went before, and the entry with its number, every part with its length.
fn link(before: &Hash, seq: i64, entry: &Entry) -> Hash {
    let mut sha = Sha256::new();
    sha.update(b"presque journal 1");
    sha.update(before);
    for number in [entry.org_id, seq, entry.entry_id, entry.at_ms] {
        sha.update(number.to_be_bytes());
    }
    for text in [&entry.actor, &entry.hat, &entry.act, &entry.object, &entry.why] {
        sha.update((text.len() as u64).to_be_bytes());
        sha.update(text.as_bytes());
    }
    sha.finalize().into()
}

fn verify(tx: &mut Tx<'_>, org: i64) -> Result<Verification> {
    let head = head(tx, org)?;
    let mut walk = Walk::default();
    tx.scan(
        "SELECT entry_id, at_ms, actor, hat, act, object, why, seq, hash FROM journal
         WHERE org_id = $1 AND seq IS NOT NULL ORDER BY seq",
        vals![org],
        |row| {
            let entry = entry_of(row, org)?;
            // A hash of another length is a replaced one; it fits no neighbour either.
            let hash = row.opt_bytes_ref(8)?.and_then(|bytes| bytes.try_into().ok());
            walk.visit(row.int(7)?, hash, &entry);
            Ok(())
        },
    )?;
    let unsealed = count_unsealed(tx, org)?;
    Ok(Verification {
        org,
        sealed: walk.count,
        unsealed: u64::try_from(unsealed).unwrap_or(0),
        first_broken: walk.end(head),
    })
}

/// A walk along the chain, one link at a time.
#[derive(Default)]
struct Walk {
    count: u64,
    seq: i64,
    entry: Option<i64>,
    hash: Hash,
    doubt: Option<Doubt>,
    broken: Option<Broken>,
}

/// A link whose hash is not that of its entry; the next link, or the head, tells which of the two was changed.
struct Doubt {
    seq: i64,
    entry: i64,
    kept: Option<Hash>,
    computed: Hash,
}

impl Doubt {
    /// `vouches` says whether the neighbour was sealed on the given hash.
    fn settle(&self, vouches: impl Fn(&Hash) -> bool) -> Broken {
        let reason = if self.kept.as_ref().is_some_and(&vouches) {
            Reason::EntryAltered
        } else if vouches(&self.computed) {
            Reason::HashReplaced
        } else {
            Reason::Rewritten
        };
        Broken { seq: self.seq, entry: Some(self.entry), reason }
    }
}

impl Walk {
    fn visit(&mut self, seq: i64, kept: Option<Hash>, entry: &Entry) {
        self.count += 1;
        if self.broken.is_some() {
            return;
        }
        if let Some(doubt) = self.doubt.take() {
            self.broken = Some(doubt.settle(|hash| Some(link(hash, seq, entry)) == kept));
            return;
        }
        let due = self.seq + 1;
        if seq != due {
            self.broken = Some(Broken { seq: due, entry: None, reason: Reason::Missing });
            return;
        }
        let computed = link(&self.hash, seq, entry);
        if kept != Some(computed) {
            self.doubt = Some(Doubt { seq, entry: entry.entry_id, kept, computed });
        }
        (self.seq, self.hash, self.entry) = (seq, computed, Some(entry.entry_id));
    }

    /// Compares the end of the walk with the head.
    fn end(self, head: Option<Head>) -> Option<Broken> {
        if self.broken.is_some() {
            return self.broken;
        }
        let (seq, hash) = head.map_or((0, [0; 32]), |head| (head.seq, head.hash));
        if let Some(doubt) = self.doubt {
            return Some(doubt.settle(|vouched| seq == doubt.seq && hash == *vouched));
        }
        match self.seq.cmp(&seq) {
            std::cmp::Ordering::Less => Some(Broken { seq: self.seq + 1, entry: None, reason: Reason::Missing }),
            std::cmp::Ordering::Greater => Some(Broken {
                seq: seq + 1,
                entry: self.entry.filter(|_| self.seq == seq + 1),
                reason: Reason::BeyondHead,
            }),
            std::cmp::Ordering::Equal if hash == self.hash => None,
            // The chain holds by itself but not to the head: its end was rewritten, or the head was.
            std::cmp::Ordering::Equal => Some(Broken { seq, entry: self.entry, reason: Reason::Rewritten }),
        }
    }
}

fn entry_of(row: &Row<'_>, org_id: i64) -> Result<Entry> {
    Ok(Entry {
        org_id,
        entry_id: row.int(0)?,
        at_ms: row.int(1)?,
        actor: row.text(2)?,
        hat: row.text(3)?,
        act: row.text(4)?,
        object: row.text(5)?,
        why: row.text(6)?,
    })
}

fn hash_of(row: &Row<'_>, i: usize) -> Result<Hash> {
    row.bytes_ref(i)?.try_into().map_err(|_| StoreError::value("journal_head.hash is not 32 bytes long"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn entry(n: i64, texts: [String; 5]) -> Entry {
        let [actor, hat, act, object, why] = texts;
        Entry { org_id: 7, entry_id: n, at_ms: n * 10, actor, hat, act, object, why }
    }

    fn chain(entries: &[Entry]) -> Vec<(i64, Hash, Entry)> {
        let mut hash = [0; 32];
        let sealed = entries.iter().zip(1..).map(|(entry, seq)| {
            hash = link(&hash, seq, entry);
            (seq, hash, entry.clone())
        });
        sealed.collect()
    }

    fn walk(links: &[(i64, Hash, Entry)], head: Option<Head>) -> Option<Broken> {
        let mut walk = Walk::default();
        for (seq, hash, entry) in links {
            walk.visit(*seq, Some(*hash), entry);
        }
        walk.end(head)
    }

    /// Moving a letter from one field to the next must change the hash: lengths are part of the encoding.
    #[test]
    fn the_border_between_two_fields_is_sealed_too() {
        let s = |parts: [&str; 5]| entry(1, parts.map(str::to_owned));
        assert_ne!(link(&[0; 32], 1, &s(["ab", "c", "", "", ""])), link(&[0; 32], 1, &s(["a", "bc", "", "", ""])));
    }

    proptest! {
        #[test]
        fn any_single_change_is_found_where_it_is(
            texts in proptest::collection::vec(proptest::array::uniform5("[a-z]{0,3}"), 1..8),
            at in any::<proptest::sample::Index>(),
            field in 0..7_usize,
        ) {
            let entries: Vec<_> = texts.into_iter().zip(1..).map(|(texts, n)| entry(n, texts)).collect();
            let mut links = chain(&entries);
            let head = links.last().map(|(seq, hash, _)| Head { seq: *seq, hash: *hash, sealed_ms: 0 });
            prop_assert_eq!(walk(&links, head), None);
            let i = at.index(links.len());
            let found = |reason| Some(Broken { seq: links[i].0, entry: Some(links[i].2.entry_id), reason });
            let expected = match field {
                0..=5 => found(Reason::EntryAltered),
                _ => found(Reason::HashReplaced),
            };
            let (_, hash, changed) = &mut links[i];
            match field {
                0 => changed.actor.push('x'),
                1 => changed.hat.push('x'),
                2 => changed.act.push('x'),
                3 => changed.object.push('x'),
                4 => changed.why.push('x'),
                5 => changed.at_ms += 1,
                _ => hash[0] ^= 1,
            }
            prop_assert_eq!(walk(&links, head), expected);
        }

        #[test]
        fn any_removed_link_is_missing(count in 1..8_i64, at in any::<proptest::sample::Index>()) {
            let entries: Vec<_> = (1..=count).map(|n| entry(n, Default::default())).collect();
            let mut links = chain(&entries);
            let head = links.last().map(|(seq, hash, _)| Head { seq: *seq, hash: *hash, sealed_ms: 0 });
            let (seq, ..) = links.remove(at.index(links.len()));
            prop_assert_eq!(walk(&links, head), Some(Broken { seq, entry: None, reason: Reason::Missing }));
        }
    }
}
