//! A real mail server for tests: Debian's python3-aiosmtpd, as a process of its own.

use std::fs;
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use app::testing::Mail;

/// Stores what it takes; refuses `gone@…` for good and, while a file says so, everybody for now.
const HANDLER: &str = r#"
import os, uuid

class Store:
    def __init__(self, folder):
        self.folder = folder

    @classmethod
    def from_cli(cls, parser, *args):
        return cls(args[0])

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("gone@"):
            return "550 5.1.1 no such mailbox"
        if address.startswith("ourfault@"):
            return "550 5.1.8 sender address refused"
        if os.path.exists(os.path.join(self.folder, "busy")):
            return "451 4.3.2 try again later"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        name = os.path.join(self.folder, uuid.uuid4().hex)
        with open(name + ".part", "wb") as file:
            file.write(envelope.content)
        os.rename(name + ".part", name + ".eml")
        return "250 taken"
"#;

/// A running server.
pub(crate) struct Peer {
    process: Child,
    folder: PathBuf,
}

/// A port nobody listens on now.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

impl Peer {
    /// Starts one on a port; none, and a line that says so, where Python has no aiosmtpd.
    pub(crate) fn start(folder: &Path, port: u16) -> Option<Self> {
        let python = "/usr/bin/python3";
        let probe = Command::new(python).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
        if !probe.is_ok_and(|status| status.success()) {
            eprintln!("skipped: no mail server to talk to (install python3-aiosmtpd)");
            return None;
        }
        fs::write(folder.join("presque_peer.py"), HANDLER).unwrap();
        let mut process = Command::new(python)
            .args(["-m", "aiosmtpd", "-n", "-l", &format!("127.0.0.1:{port}"), "-c", "presque_peer.Store"])
            .arg(folder)
            .env("PYTHONPATH", folder)
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let began = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            if let Some(status) = process.try_wait().unwrap() {
                let mut said = String::new();
                process.stderr.take().unwrap().read_to_string(&mut said).unwrap();
                panic!("the mail server ended: {status}: {said}");
            }
            assert!(began.elapsed() < Duration::from_secs(30), "the mail server does not answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        Some(Self { process, folder: folder.to_owned() })
    }

    /// From now on everybody is refused for now, or nobody.
    pub(crate) fn is_busy(&self, busy: bool) {
        let file = self.folder.join("busy");
        if busy { fs::write(file, "").unwrap() } else { fs::remove_file(file).unwrap() }
    }

    /// What it took.
    pub(crate) fn took(&self) -> Vec<Mail> {
        let entries = fs::read_dir(&self.folder).unwrap().map(|entry| entry.unwrap().path());
        let mails = entries.filter(|path| path.extension().is_some_and(|ending| ending == "eml"));
        mails.map(|path| Mail::read(&fs::read(path).unwrap())).collect()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended by itself; either way it is gone then.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
