//! What may stand in a message's place: texts and whole numbers.
//!
//! Rates, dates and decimals are formatted first ([`super::Voice::percent`] and its siblings) and passed as text, so that a message never decides how
//! many digits are shown.

use std::borrow::Cow;

use fluent_bundle::{FluentArgs, FluentValue};

/// Something a message can print.
pub trait Value {
    /// The value as Fluent sees it; numbers stay numbers, for plural rules.
    fn value(&self) -> FluentValue<'_>;
}

impl Value for str {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self)
    }
}

impl Value for String {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_str())
    }
}

impl Value for Cow<'_, str> {
    fn value(&self) -> FluentValue<'_> {
        FluentValue::from(self.as_ref())
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => { $(
        impl Value for $number {
            fn value(&self) -> FluentValue<'_> {
                FluentValue::from(*self)
            }
        }
    )* };
}
whole_numbers!(u8, u16, u32, u64, usize, i32, i64);

impl<V: Value + ?Sized> Value for &V {
    fn value(&self) -> FluentValue<'_> {
        (**self).value()
    }
}

/// A message's values by name: an array of pairs when all are of one type, a tuple of pairs when they are not.
pub trait Arguments {
    /// Adds every pair to what the message receives.
    fn gather<'a>(&'a self, into: &mut FluentArgs<'a>);
}

impl<V: Value> Arguments for (&str, V) {
    fn gather<'a>(&'a self, into: &mut FluentArgs<'a>) {
        into.set(self.0, self.1.value());
    }
}

impl<V: Value> Arguments for [(&str, V)] {
    fn gather<'a>(&'a self, into: &mut FluentArgs<'a>) {
        self.iter().for_each(|pair| pair.gather(into));
    }
}

impl<V: Value, const N: usize> Arguments for [(&str, V); N] {
    fn gather<'a>(&'a self, into: &mut FluentArgs<'a>) {
        self.as_slice().gather(into);
    }
}

impl<A: Arguments + ?Sized> Arguments for &A {
    fn gather<'a>(&'a self, into: &mut FluentArgs<'a>) {
        (**self).gather(into);
    }
}

macro_rules! mixed_pairs {
    ($(($($kind:ident $index:tt),+)),+) => { $(
        impl<$($kind: Value),+> Arguments for ($((&str, $kind),)+) {
            fn gather<'a>(&'a self, into: &mut FluentArgs<'a>) {
                $( self.$index.gather(into); )+
            }
        }
    )+ };
}
mixed_pairs!((A 0, B 1), (A 0, B 1, C 2), (A 0, B 1, C 2, D 3), (A 0, B 1, C 2, D 3, E 4));
