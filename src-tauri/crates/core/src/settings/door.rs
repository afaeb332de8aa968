//! What the settings of the HTTP door may be: where it listens, how it is reached, its certificate, the proxies before it.
//!
//! Files are named here and not looked at: whether they can be used is the door's standing.

use std::net::IpAddr;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde_json::Value as Json;
use url::Url;

use super::peers::Peers;
use super::value::{LONGEST, Limits, Value, Why, texts, tidied, usable};

/// The longest path of a file, in bytes.
const LONGEST_PATH: usize = 4_096;

/// What addresses begin with: `https://calls.example.com/door`; or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// It, without a slash at its end.
    pub fn get(&self) -> Option<&str> {
        (!self.0.is_empty()).then_some(self.0.as_str())
    }

    /// The name or address of the host in it.
    pub fn host(&self) -> Option<String> {
        Url::parse(&self.0).ok()?.host_str().map(str::to_lowercase)
    }
}

impl Value for BaseUrl {
    fn read(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        let text = json.as_str().map(|text| text.trim().trim_end_matches('/')).ok_or(Why::NotAUrl)?;
        if text.is_empty() {
            return Ok(Self::default());
        }
        let url = Url::parse(text).map_err(|_| Why::NotAUrl)?;
        let is_plain = matches!(url.scheme(), "http" | "https")
            && url.has_host()
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        (is_plain && text.len() <= LONGEST).then(|| Self(text.to_owned())).ok_or(Why::NotAUrl)
    }
}

/// The whole path of a file, or nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct FilePath(String);

impl FilePath {
    pub fn get(&self) -> Option<PathBuf> {
        (!self.0.is_empty()).then(|| PathBuf::from(&self.0))
    }
}

impl Value for FilePath {
    fn read(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        let path = json.as_str().map(str::trim).ok_or(Why::NotAPath)?;
        let is_path = path.len() <= LONGEST_PATH && !path.contains(char::is_control);
        // A path of another system in a file that was copied is no path here.
        let is_path = is_path && (path.is_empty() || Path::new(path).is_absolute());
        is_path.then(|| Self(path.to_owned())).ok_or(Why::NotAPath)
    }
}

/// The proxies before the door: addresses and networks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Proxies(Vec<String>);

impl Proxies {
    /// The same, to compare with.
    pub fn peers(&self) -> Peers {
        // Each was read before.
        Peers::read(self.0.iter().map(String::as_str)).unwrap_or_default()
    }
}

impl Value for Proxies {
    fn read(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        texts(json)?.map(|text| network(text?)).collect::<Result<_, _>>().map(Self)
    }

    fn salvage(json: &Json, _: Option<Limits>, lost: &mut Vec<Why>) -> Option<Self> {
        usable(json, network, lost).map(Self)
    }

    fn choose(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        tidied(json, network).map(Self)
    }
}

fn network(text: &str) -> Result<String, Why> {
    let text = text.trim();
    let unknown = |_| Why::NotANetwork(text.chars().take(LONGEST).collect());
    Peers::read([text]).map(|_| text.to_owned()).map_err(unknown)
}

impl Value for IpAddr {
    fn read(json: &Json, _: Option<Limits>) -> Result<Self, Why> {
        let text = json.as_str().map(str::trim).unwrap_or_default();
        let text = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
        text.parse().map_err(|_| Why::NotAnAddress)
    }
}
