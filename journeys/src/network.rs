//! What the browser asked of the network, and what it refused to load, read from its logs.

use serde_json::{Value, json};

use crate::webdriver::Session;

/// Addresses asked for and errors logged, since the window was opened.
#[derive(Default)]
pub(crate) struct Log {
    requests: Vec<String>,
    errors: Vec<String>,
}

impl Log {
    /// Takes what the browser has written since it was last asked.
    pub(crate) fn read(&mut self, session: &Session) -> anyhow::Result<()> {
        for entry in entries(session, "performance")? {
            let Some(message) = entry["message"].as_str() else {
                continue;
            };
            let event: Value = serde_json::from_str(message)?;
            let event = &event["message"];
            let address = match event["method"].as_str() {
                Some("Network.requestWillBeSent") => &event["params"]["request"]["url"],
                Some("Network.webSocketCreated") => &event["params"]["url"],
                _ => continue,
            };
            self.requests.extend(address.as_str().map(str::to_owned));
        }
        for entry in entries(session, "browser")? {
            if entry["level"] == "SEVERE" {
                self.errors.extend(entry["message"].as_str().map(str::to_owned));
            }
        }
        Ok(())
    }

    /// Addresses that belong to none of the origins given.
    pub(crate) fn strangers(&self, origins: &[String]) -> Vec<String> {
        let leaves = |address: &&String| {
            ["http:", "https:", "ws:", "wss:"].iter().any(|scheme| address.starts_with(scheme))
                && !origins.iter().any(|origin| belongs(address, origin))
        };
        self.requests.iter().filter(leaves).cloned().collect()
    }

    /// What the content security policy kept from loading or running.
    pub(crate) fn refusals(&self) -> Vec<String> {
        let about_policy = |error: &&String| error.contains("Content Security Policy");
        self.errors.iter().filter(about_policy).cloned().collect()
    }

    /// Every error of the console.
    pub(crate) fn errors(&self) -> &[String] {
        &self.errors
    }
}

fn entries(session: &Session, kind: &str) -> anyhow::Result<Vec<Value>> {
    let entries = session.post("/se/log", &json!({ "type": kind }))?;
    Ok(entries.as_array().cloned().unwrap_or_default())
}

/// Whether an address is of this origin: `http://127.0.0.1:80` is not a prefix of
/// `http://127.0.0.1:8080/`.
fn belongs(address: &str, origin: &str) -> bool {
    address.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']))
}

/// Scheme, host and port of an address.
pub(crate) fn origin(address: &str) -> Option<String> {
    let (scheme, rest) = address.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(format!("{scheme}://{host}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_other_origins_are_strangers() {
        let requests = [
            "http://127.0.0.1:80/a",
            "http://127.0.0.1:80",
            "data:text/plain,a",
            "http://127.0.0.1:8080/a",
            "https://fonts.example/a",
        ];
        let log = Log { requests: requests.map(str::to_owned).to_vec(), errors: Vec::new() };
        let ours = [origin("http://127.0.0.1:80/cohort?a=b").unwrap()];
        assert_eq!(log.strangers(&ours), ["http://127.0.0.1:8080/a", "https://fonts.example/a"]);
    }
}
