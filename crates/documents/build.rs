//! Rebuilds this crate when a catalogue or a shipped programme is added or removed: the embedding macro sees changes of known files only.

fn main() {
    println!("cargo::rerun-if-changed=../../translations");
    println!("cargo::rerun-if-changed=../../programmes");
}
