//! The stylesheet, the script and the icon: built into the program, addressed by their content.
//!
//! An address changes exactly when its content does, so browsers may keep each one for ever and never show an old style on a new page.

use std::sync::LazyLock;

use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use crate::shell::FILE;

/// The layers of the stylesheet, in the order of the cascade.
pub(crate) const STYLE_LAYERS: [(&str, &str); 7] = [
    ("tokens.css", include_str!("../static/css/tokens.css")),
    ("base.css", include_str!("../static/css/base.css")),
    ("layout.css", include_str!("../static/css/layout.css")),
    ("components.css", include_str!("../static/css/components.css")),
    ("dense.css", include_str!("../static/css/dense.css")),
    ("pages.css", include_str!("../static/css/pages.css")),
    ("print.css", include_str!("../static/css/print.css")),
];

/// A file every page loads.
#[derive(Debug)]
pub(crate) struct Asset {
    stem: &'static str,
    extension: &'static str,
    media_type: &'static str,
    content: String,
    file: String,
    address: String,
}

impl Asset {
    fn new(stem: &'static str, extension: &'static str, media_type: &'static str, content: String) -> Self {
        let digest = Sha256::digest(content.as_bytes());
        let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let file = format!("{stem}.{hash}.{extension}");
        let address = FILE.to([&file]);
        Self { stem, extension, media_type, content, file, address }
    }

    /// Where pages load it from.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Whether a name asks for this file with another content's hash, as a page from before an update does.
    fn is_older_name(&self, name: &str) -> bool {
        name.starts_with(&format!("{}.", self.stem)) && name.ends_with(&format!(".{}", self.extension))
    }
}

static STYLESHEET: LazyLock<Asset> = LazyLock::new(|| {
    let content = STYLE_LAYERS.map(|(_, layer)| layer).concat();
    Asset::new("presque", "css", "text/css; charset=utf-8", content)
});

static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new("presque", "js", "text/javascript; charset=utf-8", include_str!("../static/presque.js").to_owned())
});

static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("mark", "svg", "image/svg+xml", include_str!("../static/mark.svg").to_owned()));

pub(crate) fn stylesheet() -> &'static Asset {
    &STYLESHEET
}

pub(crate) fn script() -> &'static Asset {
    &SCRIPT
}

pub(crate) fn icon() -> &'static Asset {
    &ICON
}

/// The answer to a file's name. A page from before an update gets today's file, which the browser must not keep under yesterday's name.
pub(crate) fn find(name: &str) -> Option<Response> {
    let all = [stylesheet(), script(), icon()];
    let exact = all.iter().find(|asset| asset.file == name);
    let asset = exact.or_else(|| all.iter().find(|asset| asset.is_older_name(name)))?;
    let keep = if exact.is_some() { "public, max-age=31536000, immutable" } else { "no-cache" };
    Some(([(CONTENT_TYPE, asset.media_type), (CACHE_CONTROL, keep)], asset.content.as_str()).into_response())
}
