//! What pages load besides themselves: style, icon and scripts, all of them in the binary.
//!
//! Each is named with the hash of its bytes, so that a browser may keep it for good.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

/// The front end as Vite built it; empty where the binary was built without it.
const FRONT_END: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/front_end.rs"));

/// What is always there.
const OWN: [(&str, &[u8]); 2] =
    [("site.css", include_bytes!("site.css")), ("icon.svg", include_bytes!("icon.svg"))];

/// One file that pages load.
#[derive(Clone, Copy, Debug)]
pub struct Asset {
    /// Its bytes.
    pub bytes: &'static [u8],
    /// Its media type.
    pub media_type: &'static str,
}

/// All files that pages load, by their addresses and by their names.
#[derive(Debug)]
pub struct Assets {
    by_address: BTreeMap<String, Asset>,
    addresses: BTreeMap<&'static str, String>,
}

impl Assets {
    pub(super) fn load() -> Self {
        let (mut by_address, mut addresses) = (BTreeMap::new(), BTreeMap::new());
        for (name, bytes) in OWN.into_iter().chain(FRONT_END.iter().copied()) {
            let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
            let hash = Sha256::digest(bytes).first_chunk().map_or(0, |start| u64::from_be_bytes(*start));
            let address = format!("/assets/{stem}-{hash:016x}.{ending}");
            let media_type = match ending {
                "css" => "text/css; charset=utf-8",
                "svg" => "image/svg+xml",
                _ => "text/javascript; charset=utf-8",
            };
            by_address.insert(address.clone(), Asset { bytes, media_type });
            addresses.insert(name, address);
        }
        Self { by_address, addresses }
    }

    /// The file at an address.
    pub fn at(&self, address: &str) -> Option<Asset> {
        self.by_address.get(address).copied()
    }

    /// The address of a file; `None` where the binary does not have it.
    pub fn address(&self, name: &str) -> Option<&str> {
        self.addresses.get(name).map(String::as_str)
    }
}
