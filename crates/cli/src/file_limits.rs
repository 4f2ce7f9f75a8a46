//! The limit that a system puts on the size of files.

/// Lets a write beyond the limit on the size of files fail like one on a full disk, with a message and what was begun
/// taken back, instead of ending the program on the spot.
#[cfg(unix)]
pub(crate) fn survive() {
    use tokio::signal::unix::{SignalKind, signal};
    /// The number of SIGXFSZ on Linux, macOS and the BSDs.
    const FILE_SIZE: i32 = 25;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_io().build();
    if let Ok(runtime) = runtime {
        let _inside = runtime.enter();
        // Once handled, the signal stays handled as long as the program runs; nobody needs to hear of it. A system that
        // refuses keeps its own way.
        let _ = signal(SignalKind::from_raw(FILE_SIZE));
    }
}

#[cfg(not(unix))]
pub(crate) fn survive() {}
