//! Finding Chromium and opening it for one visitor.

use std::path::PathBuf;

use serde_json::{Value, json};

use crate::find;
use crate::page::Page;
use crate::webdriver::Session;

/// A Chromium and its driver, found on this machine.
pub struct Browser {
    chromium: PathBuf,
    driver: PathBuf,
}

/// Who opens the page, and with what.
#[derive(Debug, Clone, Copy)]
pub struct Visitor {
    /// The language the browser asks for, such as `fr`.
    pub language: &'static str,
    /// Whether scripts of the page run.
    pub scripts: bool,
    /// Whether the window is a phone's (360 by 780 points) rather than a desk's.
    pub phone: bool,
    /// Whether the system prefers dark colours.
    pub dark: bool,
}

impl Visitor {
    /// At a desk, with scripts, in light colours, reading French.
    pub const FRENCH: Visitor = Visitor { language: "fr", scripts: true, phone: false, dark: false };
    /// At a desk, with scripts, in light colours, reading English.
    pub const ENGLISH: Visitor = Visitor { language: "en", ..Visitor::FRENCH };

    /// The same person where scripts do not run.
    #[must_use]
    pub const fn without_scripts(self) -> Visitor {
        Visitor { scripts: false, ..self }
    }

    /// The same person on a phone.
    #[must_use]
    pub const fn on_a_phone(self) -> Visitor {
        Visitor { phone: true, ..self }
    }

    /// The same person preferring dark colours.
    #[must_use]
    pub const fn in_the_dark(self) -> Visitor {
        Visitor { dark: true, ..self }
    }
}

impl Browser {
    /// The browser of this machine, if both programs are there. Otherwise says so, for a
    /// journey that then ends: a skipped journey is seen.
    #[must_use]
    pub fn find_or_skip() -> Option<Browser> {
        let chromium = ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(find);
        let found = chromium.zip(find("chromedriver"));
        if found.is_none() {
            skip();
        }
        found.map(|(chromium, driver)| Browser { chromium, driver })
    }

    /// Opens a window with nothing remembered from another.
    ///
    /// # Errors
    /// When the browser does not start.
    pub fn visit(&self, visitor: Visitor) -> anyhow::Result<Page> {
        let profile = tempfile::Builder::new().prefix("presque-browser-").tempdir()?;
        let user_data = format!("--user-data-dir={}", profile.path().display());
        let capabilities = self.capabilities(visitor, &user_data);
        let session = Session::start(&self.driver, &capabilities)?;
        // The window of a headless browser is never narrower than 500 points, so the
        // phone is a setting of the page and not of the window.
        let (width, height) = if visitor.phone { (360, 780) } else { (1280, 900) };
        session.chromium(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": visitor.phone }),
        )?;
        let scheme = if visitor.dark { "dark" } else { "light" };
        let features = [json!({ "name": "prefers-color-scheme", "value": scheme })];
        session.chromium("Emulation.setEmulatedMedia", &json!({ "features": features }))?;
        Ok(Page::new(session, visitor.scripts, profile))
    }

    fn capabilities(&self, visitor: Visitor, user_data: &str) -> Value {
        let language = format!("--accept-lang={}", visitor.language);
        let arguments = [
            "--headless=new",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A container has a small shared memory, and root no sandbox: the only pages
            // opened are our own, on the loopback.
            "--disable-dev-shm-usage",
            "--no-sandbox",
            &language,
            user_data,
        ];
        let scripts = if visitor.scripts { 1 } else { 2 };
        json!({
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
            "goog:chromeOptions": {
                "binary": self.chromium,
                "args": arguments,
                "prefs": {
                    "profile.managed_default_content_settings.javascript": scripts,
                    "intl.accept_languages": visitor.language,
                },
            },
        })
    }
}

#[expect(clippy::print_stderr, reason = "a skipped journey is seen")]
fn skip() {
    eprintln!("SKIPPED: no browser; install: sudo apt-get install chromium chromium-driver");
}
