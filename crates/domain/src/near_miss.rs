//! Near misses: from a private draft to what everyone can learn.
//!
//! A doctor tells the approved body of their specialty what nearly harmed a patient; an expert of the same specialty
//! analyses it with them; once accepted, and with the doctor's consent, what is learnt enters the REX base without
//! anybody in it. The law asks for reports (code de la santé publique, D.4135-1 and D.4135-3), that patients be
//! anonymous on the way to the body and everybody on the way further (D.4135-4), and that experts see only what they
//! need (D.4135-5).
//!
//! A near miss is a [`Form`] filled with [`Content`], and a [course](course): the deeds done to it, from which its
//! state is derived and never set.

pub mod assignment;
pub mod clock;
pub mod consent;
pub mod content;
pub mod course;
pub mod form;
pub mod key_of_record;
pub mod record;
#[cfg(any(test, feature = "testing"))]
pub mod sample;
pub mod serious;

pub use content::{Content, ContentFault, ContentFaultKind, FieldKey, Value};
pub use form::{Asks, Block, Field, Form, Means, Needed, Section, Stage};
