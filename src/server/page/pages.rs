//! The site and the version that it shows, which moves with the version that is served.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};

use super::AppState;
use crate::server::refusal::Refusal;
use crate::site::{Edition, EditionError, Site};
use crate::store::{Manifest, Store, Version};

/// What all pages are made with.
pub(in crate::server) struct Pages {
    site: Result<Arc<Site>, String>,
    /// The folder of the store; nothing where what is served did not come from one.
    store: Option<PathBuf>,
    edition: RwLock<Option<Arc<Edition>>>,
}

impl Pages {
    pub(in crate::server) fn new(store: Option<PathBuf>) -> Self {
        let site = Site::load().map(Arc::new).map_err(|error| error.to_string());
        Self { site, store, edition: RwLock::default() }
    }

    pub(super) fn site(&self) -> Result<Arc<Site>, Refusal> {
        self.site.clone().map_err(Refusal::failed)
    }

    /// The views of the version with this number, read when it is first asked for. While the
    /// pointer of the store is ahead of what is served, those of the newer one.
    pub(in crate::server) fn edition(
        &self,
        number: u64,
        manifest: &Manifest,
    ) -> Result<Arc<Edition>, EditionError> {
        let held = self.edition.read().unwrap_or_else(PoisonError::into_inner).clone();
        if let Some(edition) = held.filter(|edition| edition.version.number >= number) {
            return Ok(edition);
        }
        let version = match &self.store {
            Some(store) => Store::open(store)?.version().clone(),
            None => Version { number, folder: PathBuf::new(), manifest: manifest.clone(), fresh: false },
        };
        let edition = Arc::new(Edition::open(&version)?);
        *self.edition.write().unwrap_or_else(PoisonError::into_inner) = Some(edition.clone());
        Ok(edition)
    }
}

impl AppState {
    /// The version that is served, as pages show it.
    pub(super) async fn edition(&self) -> Result<Arc<Edition>, Refusal> {
        let (pages, number, manifest) = (self.pages.clone(), self.version(), self.manifest());
        let read = tokio::task::spawn_blocking(move || pages.edition(number, &manifest));
        read.await.map_err(Refusal::failed)?.map_err(Refusal::failed)
    }
}
