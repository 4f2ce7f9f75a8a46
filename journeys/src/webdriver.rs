//! The WebDriver protocol: one JSON object a command, over HTTP on the loopback. The
//! commands used here are few and half of them are Chromium's own, so that a client
//! library would be larger than what it saves.

use std::io::BufReader;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Context as _, bail};
use serde_json::{Value, json};

/// The key under which WebDriver hands over the reference of an element.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A browser's session, with the driver process that holds it. Dropping it closes both.
pub(crate) struct Session {
    agent: ureq::Agent,
    address: String,
    /// The browser's process, to be ended if it does not end by itself.
    browser: Option<u64>,
    // Last, so that the session is closed while the driver still runs.
    _driver: Driver,
}

/// The driver's process, ended when dropped.
struct Driver(Child);

impl Drop for Driver {
    fn drop(&mut self) {
        // Nothing is left to do about a driver that has already ended.
        let _gone = self.0.kill();
        let _reaped = self.0.wait();
    }
}

/// An element of the page as it is now: gone once the page changes.
#[derive(Clone)]
pub(crate) struct Element(String);

impl Session {
    /// Starts the driver and, through it, a browser with these capabilities.
    pub(crate) fn start(driver: &std::path::Path, capabilities: &Value) -> anyhow::Result<Session> {
        let mut child = Command::new(driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("chromedriver does not start")?;
        let stdout = child.stdout.take().context("chromedriver has no standard output")?;
        let driver = Driver(child);
        let port = announced(BufReader::new(stdout), Duration::from_secs(30), |line| {
            let port = line.split_once("started successfully on port ")?.1;
            port.trim_end_matches('.').parse::<u16>().ok()
        })
        .context("chromedriver names no port")?;

        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let mut session =
            Session { agent, address: format!("http://127.0.0.1:{port}/session"), browser: None, _driver: driver };
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let answer = session.post("", &body)?;
        let id = answer["sessionId"].as_str().context("the browser has no session")?;
        session.address = format!("{}/{id}", session.address);
        session.browser = answer["capabilities"]["goog:processID"].as_u64();
        Ok(session)
    }

    /// Asks for something.
    pub(crate) fn get(&self, path: &str) -> anyhow::Result<Value> {
        value(path, self.agent.get(format!("{}{path}", self.address)).call()?)
    }

    /// Tells the browser to do something.
    pub(crate) fn post(&self, path: &str, body: &Value) -> anyhow::Result<Value> {
        value(path, self.agent.post(format!("{}{path}", self.address)).send_json(body)?)
    }

    /// Sends a command of Chromium's developer tools.
    pub(crate) fn chromium(&self, command: &str, parameters: &Value) -> anyhow::Result<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
            .with_context(|| format!("Chromium's {command}"))
    }

    /// Evaluates an expression in the page and waits for the promise it may be. Unlike a
    /// script of the page it is not bound by the content security policy.
    pub(crate) fn evaluate(&self, expression: &str) -> anyhow::Result<Value> {
        let parameters = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        let answer = self.chromium("Runtime.evaluate", &parameters)?;
        if let Some(error) = answer.get("exceptionDetails") {
            bail!("the page answers with an exception: {error}");
        }
        Ok(answer["result"]["value"].clone())
    }

    /// The elements a CSS selector finds, in the order of the document.
    pub(crate) fn elements(&self, selector: &str) -> anyhow::Result<Vec<Element>> {
        self.all("/elements", selector)
    }

    /// The elements a CSS selector finds inside another.
    pub(crate) fn inside(&self, element: &Element, selector: &str) -> anyhow::Result<Vec<Element>> {
        self.all(&format!("/element/{}/elements", element.0), selector)
    }

    fn all(&self, path: &str, selector: &str) -> anyhow::Result<Vec<Element>> {
        let found = self.post(path, &json!({ "using": "css selector", "value": selector }))?;
        let references = found.as_array().context("no list of elements")?.iter();
        Ok(references.filter_map(|one| one[ELEMENT].as_str()).map(|id| Element(id.to_owned())).collect())
    }

    /// The element that has the focus.
    pub(crate) fn focused(&self) -> anyhow::Result<Element> {
        let found = self.get("/element/active")?;
        Ok(Element(found[ELEMENT].as_str().context("nothing has the focus")?.to_owned()))
    }

    /// Asks about an element: `text`, `computedlabel`, `property/value`…
    pub(crate) fn ask(&self, element: &Element, what: &str) -> anyhow::Result<Value> {
        self.get(&format!("/element/{}/{what}", element.0))
    }

    /// Does something to an element: `click`, `clear`, `value`.
    pub(crate) fn act(&self, element: &Element, what: &str, body: &Value) -> anyhow::Result<()> {
        self.post(&format!("/element/{}/{what}", element.0), body)?;
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let close = self.agent.delete(&self.address).config();
        let closed = close.timeout_global(Some(Duration::from_secs(10))).build().call();
        if let (Err(_), Some(browser)) = (closed, self.browser) {
            // It hangs. Killing the driver would leave it behind.
            let _ended = Command::new("kill").args(["-KILL", &browser.to_string()]).status();
        }
    }
}

/// What a command returned, or the error it named.
fn value(path: &str, mut answer: ureq::http::Response<ureq::Body>) -> anyhow::Result<Value> {
    let good = answer.status().is_success();
    let text = answer.body_mut().with_config().limit(256 * 1024 * 1024).read_to_string()?;
    let mut answer: Value =
        serde_json::from_str(&text).with_context(|| format!("chromedriver does not answer {path} with JSON"))?;
    let value = answer["value"].take();
    if !good {
        let message = value["message"].as_str().unwrap_or_default();
        let first = message.lines().next().unwrap_or_default();
        bail!("{}: {first}", value["error"].as_str().unwrap_or("unknown error"));
    }
    Ok(value)
}

/// Waits for the line of a program's output that `read` understands, then goes on
/// emptying the output so that the program never blocks on it.
pub(crate) fn announced<T: Send + 'static>(
    output: impl std::io::BufRead + Send + 'static,
    patience: Duration,
    read: fn(&str) -> Option<T>,
) -> anyhow::Result<T> {
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            if let Some(found) = read(&line) {
                // Only the first is waited for.
                let _unheard = tell.send(found);
            }
        }
    });
    told.recv_timeout(patience).context("it ended or kept silent")
}
