//! What every request can reach.

use std::sync::Arc;

use app::App;
use documents::language::Languages;
use jiff::Zoned;
use jiff::tz::TimeZone;

use crate::failure::Failure;

/// What every request can reach. Cheap to clone; built once by the composition root.
#[derive(Debug, Clone)]
pub struct WebState {
    /// The use cases; handlers reach them through [`WebState::ask`].
    pub app: App,
    /// The languages of this installation: the shipped ones and those of its folder.
    pub languages: Arc<Languages>,
    /// The zone in which people read times of day.
    pub zone: TimeZone,
    /// Whether readers reach us over TLS, directly or through a proxy; cookies are then bound to the host and never sent in clear.
    pub secure: bool,
}

impl WebState {
    /// Calls a use case, on a thread that may wait: the store does, and requests of other people must not wait with it.
    ///
    /// ```text
    /// let actor = visitor.actor();
    /// let board = state.ask(move |app| app::cohort::board(app, &actor, &cohort)).await?;
    /// ```
    ///
    /// # Errors
    /// The use case's own refusal, as a [`Failure`].
    pub async fn ask<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&App) -> app::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let app = self.app.clone();
        let answered = tokio::task::spawn_blocking(move || use_case(&app)).await;
        answered.map_err(Failure::broken)?.map_err(Failure::from)
    }

    /// Calls a use case that takes a few steps through an index, such as every page begins with: in passing where the
    /// store reads at once, for which waking two threads would take longer than the reading; else as [`WebState::ask`].
    ///
    /// # Errors
    /// The use case's own refusal, as a [`Failure`].
    pub async fn glance<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&App) -> app::Result<T> + Send + 'static,
    ) -> Result<T, Failure> {
        if self.app.store.reads_at_once() {
            return use_case(&self.app).map_err(Failure::from);
        }
        self.ask(use_case).await
    }

    /// Begins a use case that tells when it is done, and waits without a thread.
    ///
    /// # Errors
    /// The use case's own refusal, as a [`Failure`].
    pub async fn hear<T: Send + 'static>(
        &self,
        begin: impl FnOnce(&App, tokio::sync::oneshot::Sender<app::Result<T>>),
    ) -> Result<T, Failure> {
        let (tell, told) = tokio::sync::oneshot::channel();
        begin(&self.app, tell);
        told.await.map_err(Failure::broken)?.map_err(Failure::from)
    }

    /// Now, as people of this installation read it.
    #[must_use]
    pub fn now(&self) -> Zoned {
        self.app.now().to_zoned(self.zone.clone())
    }
}
