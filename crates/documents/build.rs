//! Rebuilds this crate when a catalogue, a shipped programme or a shipped scheme is added or removed: the embedding macro sees changes of known files only.

fn main() {
    println!("cargo::rerun-if-changed=../../translations");
    println!("cargo::rerun-if-changed=../../programmes");
    println!("cargo::rerun-if-changed=../../schemes");
}
