//! What a guideline rests on, and how much of it everybody may know.

use crate::rex::RexId;
use crate::rex::published::{K, told};

/// One thing a guideline rests on: the three kinds that the law recognises.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Evidence {
    /// A record of the REX base.
    Record {
        /// Which.
        rex_id: RexId,
    },
    /// A risk study.
    Study {
        /// Its reference.
        reference: String,
    },
    /// Something seen in horizon scanning.
    Watch {
        /// Its reference.
        reference: String,
    },
}

impl Evidence {
    /// The stable code of its kind.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Record { .. } => "record",
            Self::Study { .. } => "study",
            Self::Watch { .. } => "watch",
        }
    }

    /// What it is known by.
    #[must_use]
    pub fn reference(&self) -> &str {
        match self {
            Self::Record { rex_id } => &rex_id.0,
            Self::Study { reference } | Self::Watch { reference } => reference,
        }
    }

    /// The evidence of that kind and reference.
    #[must_use]
    pub fn parse(kind: &str, reference: &str) -> Option<Self> {
        let reference = reference.to_owned();
        match kind {
            "record" => Some(Self::Record { rex_id: RexId(reference) }),
            "study" => Some(Self::Study { reference }),
            "watch" => Some(Self::Watch { reference }),
            _ => None,
        }
    }
}

/// What those who may not read records are told of how many a guideline rests on (a35).
///
/// Every number told is a multiple of [`K`], as those of the published counts are, so that two versions, or a version and
/// a table, cannot be subtracted down to a few.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Disclosed {
    /// It rests on no record.
    None,
    /// On fewer than so many.
    Fewer {
        /// The threshold.
        than: u64,
    },
    /// On at least so many: a multiple of the threshold.
    AtLeast(u64),
}

/// What may be told of a count of records.
#[must_use]
pub fn disclosed(records: u64) -> Disclosed {
    match (records, told(records)) {
        (0, _) => Disclosed::None,
        (_, None) => Disclosed::Fewer { than: K },
        (_, Some(at_least)) => Disclosed::AtLeast(at_least),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a35_few_records_are_told_as_fewer_than_k() {
        let cases = [
            (0, Disclosed::None),
            (1, Disclosed::Fewer { than: 11 }),
            (10, Disclosed::Fewer { than: 11 }),
            (11, Disclosed::AtLeast(11)),
            (21, Disclosed::AtLeast(11)),
            (22, Disclosed::AtLeast(22)),
        ];
        for (records, expected) in cases {
            assert_eq!(disclosed(records), expected, "{records}");
        }
    }

    #[test]
    fn evidence_is_read_back_from_its_kind_and_reference() {
        for (kind, reference) in [("record", "r1"), ("study", "s1"), ("watch", "w1")] {
            let one = Evidence::parse(kind, reference).unwrap();
            assert_eq!((one.kind(), one.reference()), (kind, reference));
        }
        assert_eq!(Evidence::parse("rumour", "x"), None);
    }

    proptest! {
        /// What is told of two counts differs by nothing, or by at least k.
        #[test]
        fn a35_two_counts_told_are_never_a_few_apart(one in 0_u64..10_000, other in 0_u64..10_000) {
            let figure = |count| if let Disclosed::AtLeast(told) = disclosed(count) { told } else { 0 };
            let apart = figure(one).abs_diff(figure(other));
            prop_assert!(apart == 0 || apart >= K);
        }
    }
}
