//! Stop watches: of a piece of work, of a process's CPU and memory, of the disk.

use std::fs;
use std::io::Write;
use std::time::Duration;

use app::ports::stop_watch;

/// How long a piece of work takes, in seconds, with its result.
pub(crate) fn seconds<T>(work: impl FnOnce() -> anyhow::Result<T>) -> anyhow::Result<(f64, T)> {
    let begun = stop_watch();
    let result = work()?;
    Ok((begun.elapsed().as_secs_f64(), result))
}

/// CPU time a process has used so far, in milliseconds, user and system, of all its threads.
pub(crate) fn cpu_ms(process: u32) -> anyhow::Result<f64> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))?;
    let after_name = stat.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
    let mut fields = after_name.split_whitespace().skip(11);
    let mut ticks = || fields.next().and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    // A tick is a hundredth of a second on every Linux this runs on.
    Ok((ticks() + ticks()) * 10.0)
}

/// A figure of `/proc/PID/status` in MiB: `VmRSS` now, `VmHWM` at most.
pub(crate) fn memory_mib(process: u32, figure: &str) -> anyhow::Result<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))?;
    let line = status.lines().find(|line| line.starts_with(figure)).unwrap_or_default();
    let kib = line.split_whitespace().nth(1).and_then(|text| text.parse::<f64>().ok()).unwrap_or_default();
    Ok(kib / 1024.0)
}

/// How many times a second the disk makes 4 KiB durable.
pub(crate) fn fdatasync_rate() -> anyhow::Result<f64> {
    let mut file = tempfile::NamedTempFile::new_in(".")?;
    let begun = stop_watch();
    let mut times = 0_u32;
    while begun.elapsed() < Duration::from_secs(1) {
        file.write_all(&[0_u8; 4096])?;
        file.as_file().sync_data()?;
        times += 1;
    }
    Ok(f64::from(times) / begun.elapsed().as_secs_f64())
}
