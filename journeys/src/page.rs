//! A page as a person uses it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use anyhow::{Context as _, bail};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::axe::{self, Violation};
use crate::network::{Log, origin};
use crate::target;
use crate::webdriver::{Element, Session};

/// What a person may press or follow.
const CONTROLS: &str = "a[href], button, summary, input[type=submit], input[type=button], \
    input[type=radio], input[type=checkbox], [role=button], [role=tab], [role=menuitem]";
/// What a person may write or choose in.
const FIELDS: &str = "input:not([type=hidden], [type=submit], [type=button], [type=radio], \
    [type=checkbox]), textarea, select";

/// An open window. Controls and fields are found by their accessible names, the ones a
/// screen reader says; among several of the same name the first in the document is
/// meant. Spaces are compared alike, breaking or not, and so are apostrophes, curly or not.
pub struct Page {
    // Before the profile, so that the browser has ended when its folder is removed.
    session: Session,
    log: RefCell<Log>,
    /// Origins a person went to by an address typed.
    origins: RefCell<BTreeSet<String>>,
    /// Whether scripts of the page run.
    scripts: bool,
    _profile: TempDir,
}

/// A key that is not a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are those on the keys")]
pub enum Key {
    Tab,
    /// Tab with Shift: backwards.
    BackTab,
    Enter,
    Space,
    Escape,
    Up,
    Down,
}

impl Page {
    pub(crate) fn new(session: Session, scripts: bool, profile: TempDir) -> Page {
        Page { session, log: RefCell::default(), origins: RefCell::default(), scripts, _profile: profile }
    }

    /// Opens an address and waits until it is loaded.
    ///
    /// # Errors
    /// When nothing answers there.
    pub fn open(&self, address: &str) -> anyhow::Result<()> {
        self.origins.borrow_mut().extend(origin(address));
        self.session.post("/url", &json!({ "url": address })).with_context(|| format!("open {address}"))?;
        Ok(())
    }

    /// The address shown.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn address(&self) -> anyhow::Result<String> {
        Ok(self.session.get("/url")?.as_str().unwrap_or_default().to_owned())
    }

    /// The title of the window.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn title(&self) -> anyhow::Result<String> {
        Ok(self.session.get("/title")?.as_str().unwrap_or_default().to_owned())
    }

    /// What can be read on the page, every space a plain one.
    ///
    /// # Errors
    /// When there is no page.
    pub fn text(&self) -> anyhow::Result<String> {
        // WebDriver's own reading leaves out what stands in `<noscript>`.
        let text = self.evaluate("document.body.innerText")?;
        Ok(plain(text.as_str().context("no page is open")?))
    }

    /// Waits, for five seconds at most, until these words can be read.
    ///
    /// # Errors
    /// When they cannot: the error holds what can.
    pub fn see(&self, words: &str) -> anyhow::Result<()> {
        for _ in 0..50 {
            if self.text()?.contains(&plain(words)) {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("{words:?} is not on {}, which reads:\n{}", self.address()?, self.text()?);
    }

    /// Loads the page again, for ten seconds at most, until it is as wanted: how one device learns what another did.
    ///
    /// # Errors
    /// When it never is, or there is no page.
    pub fn reload_until(&self, wanted: impl Fn(&Page) -> anyhow::Result<bool>) -> anyhow::Result<()> {
        for _ in 0..50 {
            if wanted(self)? {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(200));
            self.reload()?;
        }
        bail!("{} never became what was waited for; it reads:\n{}", self.address()?, self.text()?);
    }

    /// Follows a link, presses a button, opens a disclosure, chooses a radio button or
    /// ticks a box.
    ///
    /// # Errors
    /// When nothing has this name: the error lists the names there are.
    pub fn click(&self, name: &str) -> anyhow::Result<()> {
        let control = self.named(CONTROLS, name)?;
        let Err(error) = self.session.act(&control, "click", &json!({})) else {
            return Ok(());
        };
        // A radio button drawn by its label is under it: a person clicks the label.
        let label = self.label(&control)?.ok_or(error).with_context(|| format!("click {name:?}"))?;
        self.session.act(&label, "click", &json!({})).with_context(|| format!("click {name:?}"))
    }

    /// Follows or presses the first control whose name contains these words, such as a
    /// card that tells more than a story needs to repeat.
    ///
    /// # Errors
    /// When there is none: the error lists the names there are.
    pub fn click_on(&self, words: &str) -> anyhow::Result<()> {
        let names = self.names(CONTROLS)?;
        let Some(name) = names.iter().find(|name| name.contains(&plain(words))) else {
            bail!("nothing is named like {words:?} on {}; there are: {names:?}", self.address()?);
        };
        self.click(name)
    }

    /// Clicks as [`click_on`](Self::click_on) does, and waits for the page it leads to:
    /// an address opened meanwhile would be overtaken by it.
    ///
    /// # Errors
    /// When there is nothing of that name, or it leads nowhere within ten seconds.
    pub fn follow(&self, words: &str) -> anyhow::Result<()> {
        let before = self.address()?;
        self.click_on(words)?;
        for _ in 0..100 {
            if self.address()? != before {
                return Ok(());
            }
            thread::sleep(Duration::from_millis(100));
        }
        bail!("{words:?} leads nowhere from {before}");
    }

    /// Replaces what is written in a field.
    ///
    /// # Errors
    /// When no field has this label: the error lists the labels there are.
    pub fn fill(&self, label: &str, text: &str) -> anyhow::Result<()> {
        let field = self.named(FIELDS, label)?;
        self.session.act(&field, "clear", &json!({})).with_context(|| format!("clear {label:?}"))?;
        self.session.act(&field, "value", &json!({ "text": text })).with_context(|| format!("fill {label:?}"))
    }

    /// Chooses an option of a list.
    ///
    /// # Errors
    /// When no list has this label, or it has no such option.
    pub fn select(&self, label: &str, option: &str) -> anyhow::Result<()> {
        let list = self.named("select", label)?;
        for one in self.session.inside(&list, "option")? {
            if plain(self.session.ask(&one, "text")?.as_str().unwrap_or_default()) == plain(option) {
                return self.session.act(&one, "click", &json!({}));
            }
        }
        bail!("the list {label:?} has no option {option:?}");
    }

    /// What is written or chosen in a field.
    ///
    /// # Errors
    /// When no field has this label.
    pub fn value(&self, label: &str) -> anyhow::Result<String> {
        let field = self.named(FIELDS, label)?;
        Ok(self.session.ask(&field, "property/value")?.as_str().unwrap_or_default().to_owned())
    }

    /// Whether a radio button or a box of this name is chosen.
    ///
    /// # Errors
    /// When nothing has this name.
    pub fn is_chosen(&self, name: &str) -> anyhow::Result<bool> {
        let control = self.named("input[type=radio], input[type=checkbox]", name)?;
        Ok(self.session.ask(&control, "property/checked")? == Value::Bool(true))
    }

    /// The names of everything that can be followed, pressed or ticked, in the order of
    /// the document.
    ///
    /// # Errors
    /// When there is no page.
    pub fn controls(&self) -> anyhow::Result<Vec<String>> {
        self.names(CONTROLS)
    }

    /// Presses a key where the focus is.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn press(&self, key: Key) -> anyhow::Result<()> {
        let (code, shifted) = match key {
            Key::Tab => ("\u{e004}", false),
            Key::BackTab => ("\u{e004}", true),
            Key::Enter => ("\u{e007}", false),
            Key::Space => (" ", false),
            Key::Escape => ("\u{e00c}", false),
            Key::Up => ("\u{e013}", false),
            Key::Down => ("\u{e015}", false),
        };
        let stroke = |kind: &str, code: &str| json!({ "type": kind, "value": code });
        let mut strokes = vec![stroke("keyDown", code), stroke("keyUp", code)];
        if shifted {
            strokes.insert(0, stroke("keyDown", "\u{e008}"));
            strokes.push(stroke("keyUp", "\u{e008}"));
        }
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.session.post("/actions", &json!({ "actions": [keyboard] }))?;
        Ok(())
    }

    /// What a screen reader says of the element that has the focus: its role and name.
    ///
    /// # Errors
    /// When nothing has the focus.
    pub fn focused(&self) -> anyhow::Result<(String, String)> {
        let element = self.session.focused()?;
        let role = self.session.ask(&element, "computedrole")?;
        Ok((role.as_str().unwrap_or_default().to_owned(), self.name(&element)?))
    }

    /// Types where the focus is.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn type_in(&self, text: &str) -> anyhow::Result<()> {
        let strokes: Vec<Value> = text
            .chars()
            .flat_map(|letter| ["keyDown", "keyUp"].map(|kind| json!({ "type": kind, "value": letter })))
            .collect();
        let keyboard = json!({ "type": "key", "id": "keyboard", "actions": strokes });
        self.session.post("/actions", &json!({ "actions": [keyboard] }))?;
        Ok(())
    }

    /// The HTTP status the page came with.
    ///
    /// # Errors
    /// When there is no page.
    pub fn status(&self) -> anyhow::Result<u64> {
        self.evaluate("performance.getEntriesByType('navigation')[0].responseStatus")?
            .as_u64()
            .context("no page is open")
    }

    /// Where the links of the page lead, without what follows `#`.
    ///
    /// # Errors
    /// When there is no page.
    pub fn links(&self) -> anyhow::Result<BTreeSet<String>> {
        let links = self.evaluate("[...document.links].map(it => it.href.split('#')[0])")?;
        let links = links.as_array().context("no page is open")?;
        Ok(links.iter().filter_map(|link| link.as_str().map(str::to_owned)).collect())
    }

    /// Makes the window this many points wide, as turning a phone does.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn resize(&self, width: u32) -> anyhow::Result<()> {
        self.session.chromium(
            "Emulation.setDeviceMetricsOverride",
            &json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 }),
        )?;
        Ok(())
    }

    /// Cuts the network, or brings it back.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn cut_network(&self, cut: bool) -> anyhow::Result<()> {
        self.session.chromium("Network.enable", &json!({}))?;
        self.session.chromium(
            "Network.emulateNetworkConditions",
            &json!({ "offline": cut, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 }),
        )?;
        Ok(())
    }

    /// Goes back to the page before.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn back(&self) -> anyhow::Result<()> {
        self.session.post("/back", &json!({}))?;
        Ok(())
    }

    /// Loads the page again.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn reload(&self) -> anyhow::Result<()> {
        self.session.post("/refresh", &json!({}))?;
        Ok(())
    }

    /// Evaluates an expression of JavaScript in the page, even where scripts do not run
    /// (there a promise is never kept: do not wait for one).
    ///
    /// # Errors
    /// When it throws.
    pub fn evaluate(&self, expression: &str) -> anyhow::Result<Value> {
        self.session.evaluate(expression)
    }

    /// Whether something is wider than the window, so that a person must scroll sideways.
    ///
    /// # Errors
    /// When there is no page.
    pub fn scrolls_sideways(&self) -> anyhow::Result<bool> {
        let root = "document.documentElement";
        Ok(self.evaluate(&format!("{root}.scrollWidth > {root}.clientWidth"))? == Value::Bool(true))
    }

    /// Every serious or critical barrier axe finds on the page as it is now.
    ///
    /// # Errors
    /// When axe cannot be obtained, or where scripts do not run: axe is one.
    pub fn axe(&self) -> anyhow::Result<Vec<Violation>> {
        if !self.scripts {
            bail!("axe is a script: visit the same page with scripts");
        }
        axe::violations(&self.session)
    }

    /// Addresses asked of hosts other than those opened, since the window was opened.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn third_party_requests(&self) -> anyhow::Result<Vec<String>> {
        let origins: Vec<String> = self.origins.borrow().iter().cloned().collect();
        Ok(self.logged()?.strangers(&origins))
    }

    /// What the content security policy refused, since the window was opened.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn policy_violations(&self) -> anyhow::Result<Vec<String>> {
        Ok(self.logged()?.refusals())
    }

    /// Every error of the console, since the window was opened.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn console_errors(&self) -> anyhow::Result<Vec<String>> {
        Ok(self.logged()?.errors().to_vec())
    }

    /// Pictures the whole page, below the window's edge too, in `target/screenshots`.
    ///
    /// # Errors
    /// When the picture cannot be written.
    pub fn screenshot(&self, name: &str) -> anyhow::Result<PathBuf> {
        let size = self.session.chromium("Page.getLayoutMetrics", &json!({}))?;
        let size = &size["cssContentSize"];
        let clip = json!({ "x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1 });
        let picture = self.session.chromium(
            "Page.captureScreenshot",
            &json!({ "format": "png", "captureBeyondViewport": true, "clip": clip }),
        )?;
        let bytes = BASE64_STANDARD.decode(picture["data"].as_str().context("no picture")?)?;
        let folder = target()?.join("screenshots");
        fs::create_dir_all(&folder)?;
        let file = folder.join(format!("{name}.png"));
        fs::write(&file, bytes)?;
        Ok(file)
    }

    fn logged(&self) -> anyhow::Result<std::cell::Ref<'_, Log>> {
        self.log.borrow_mut().read(&self.session)?;
        Ok(self.log.borrow())
    }

    fn name(&self, element: &Element) -> anyhow::Result<String> {
        let name = self.session.ask(element, "computedlabel")?;
        Ok(plain(name.as_str().unwrap_or_default()))
    }

    fn named(&self, selector: &str, name: &str) -> anyhow::Result<Element> {
        let mut others = Vec::new();
        for element in self.session.elements(selector)? {
            let found = self.name(&element)?;
            if found == plain(name) {
                return Ok(element);
            }
            others.push(found);
        }
        bail!("nothing is named {name:?} on {}; there are: {others:?}", self.address()?);
    }

    fn names(&self, selector: &str) -> anyhow::Result<Vec<String>> {
        let elements = self.session.elements(selector)?;
        elements.iter().map(|one| self.name(one)).collect()
    }

    /// The label written for a control, if there is one.
    fn label(&self, control: &Element) -> anyhow::Result<Option<Element>> {
        let id = self.session.ask(control, "property/id")?;
        let Some(id) = id.as_str().filter(|id| !id.is_empty()) else {
            return Ok(None);
        };
        Ok(self.session.elements(&format!("label[for=\"{id}\"]"))?.into_iter().next())
    }
}

/// French puts spaces that do not break before `:` and `?`, and pages set apostrophes as
/// books do; a test writes what the keyboard has.
fn plain(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ").replace('\u{2019}', "'").trim().to_owned()
}
