//! Guidelines through their use cases: the whole life of each kind, and every refusal.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops where it fails")]

#[path = "guideline/life.rs"]
mod life;
#[path = "guideline/refusals.rs"]
mod refusals;
#[path = "guideline/scene.rs"]
mod scene;
#[path = "guideline/secrets.rs"]
mod secrets;
