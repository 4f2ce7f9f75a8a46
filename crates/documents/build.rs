//! Rebuilds this crate when a catalogue, a shipped programme, a shipped scheme or a text of the demonstration is added or removed: the embedding macro sees changes of known files only.

fn main() {
    println!("cargo::rerun-if-changed=../../translations");
    println!("cargo::rerun-if-changed=../../programmes");
    println!("cargo::rerun-if-changed=../../schemes");
    println!("cargo::rerun-if-changed=../../demonstration");
}
