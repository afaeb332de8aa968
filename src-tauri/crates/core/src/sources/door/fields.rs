//! The fields of a request, wherever they stand: in a query, a form, JSON, or the parts of a multipart form.
//!
//! A field is named by its path, `data.user.id`. Texts are made harmless and short here, so no dialect has to.

use jiff::Timestamp;
use serde_json::Value;

use super::refusal::Refusal;
use super::request::{LONGEST_BODY, Request};
use crate::call::text::clean;
use crate::event::{self, Media};

/// The most fields of a query or a form.
const MOST_FIELDS: usize = 100;

/// The most values that are taken of a list.
const MOST_VALUES: usize = 50;

/// The fields of a request.
#[derive(Clone, Debug)]
pub(super) struct Fields(Value);

impl Fields {
    /// Reads them all. Those of the body count where the query has the same.
    pub(super) fn of(request: &Request<'_>) -> Result<Self, Refusal> {
        if request.body.len() > LONGEST_BODY || request.query.len() > LONGEST_BODY {
            return Err(Refusal::TooLong);
        }
        let asked = event::form(request.query, None).map_err(|_| Refusal::TooLong)?;
        if leaves(&asked) > MOST_FIELDS {
            return Err(Refusal::TooLong);
        }
        if request.body.iter().all(u8::is_ascii_whitespace) {
            return Ok(Self(asked));
        }
        let mut told = event::tree(request.body, &media(request))?;
        // Real documents of a thousand values exist, and are bounded by their bytes.
        if !is_json(request.body) && leaves(&told) > MOST_FIELDS {
            return Err(Refusal::TooLong);
        }
        if let (Value::Object(told), Value::Object(asked)) = (&mut told, asked) {
            for (key, value) in asked {
                told.entry(key).or_insert(value);
            }
        }
        Ok(Self(told))
    }

    /// Those of a text that is JSON.
    pub(super) fn json(text: &str) -> Result<Self, Refusal> {
        if text.len() > LONGEST_BODY {
            return Err(Refusal::TooLong);
        }
        let media = Media { kind: "application/json".into(), ..Media::default() };
        Ok(Self(event::tree(text.as_bytes(), &media)?))
    }

    /// There is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.as_object().is_none_or(|fields| fields.is_empty())
    }

    /// If these are a list: its items as fields of their own.
    pub(super) fn list(&self) -> Option<Vec<Self>> {
        let items = self.0.as_array()?;
        Some(items.iter().take(MOST_VALUES).cloned().map(Self).collect())
    }

    /// The same of a field that is a list, or one item of it.
    pub(super) fn items(&self, path: &str) -> Option<Vec<Self>> {
        let value = self.at(path).filter(|value| value.is_array() || value.is_object())?;
        Self(value.clone()).list().or_else(|| Some(vec![Self(value.clone())]))
    }

    /// The text of a field; `None` where it is missing, empty or no text. A number is one, and a list of one is its item.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        text(self.at(path)?)
    }

    /// A time: as RFC 3339 has it, or in seconds since 1970.
    pub(super) fn time(&self, path: &str) -> Option<Timestamp> {
        let text = self.text(path)?;
        text.parse().ok().or_else(|| Timestamp::from_second(text.parse().ok()?).ok())
    }

    /// The text of the first of these fields that has one.
    pub(super) fn first(&self, paths: &[&str]) -> Option<String> {
        paths.iter().find_map(|path| self.text(path))
    }

    /// All texts of a field that may be a list.
    pub(super) fn texts(&self, path: &str) -> Vec<String> {
        match self.at(path) {
            Some(Value::Array(items)) => items.iter().filter_map(text).take(MOST_VALUES).collect(),
            Some(value) => text(value).into_iter().collect(),
            None => Vec::new(),
        }
    }

    /// The text of a field to the letter, however long it is.
    pub(super) fn exact(&self, path: &str) -> Option<&str> {
        self.at(path)?.as_str()
    }

    /// Whether a field is there, though its value may say nothing.
    pub(super) fn has(&self, path: &str) -> bool {
        self.at(path).is_some()
    }

    fn at(&self, path: &str) -> Option<&Value> {
        if let Some(value) = self.0.get(path) {
            return Some(value);
        }
        path.split('.').try_fold(&self.0, |value, part| match value {
            Value::Object(fields) => fields.get(part),
            Value::Array(items) => items.get(part.parse::<usize>().ok()?),
            _ => None,
        })
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => clean(text),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(bool) => Some(bool.to_string()),
        Value::Array(items) => <&[Value; 1]>::try_from(items.as_slice()).ok().and_then(|[one]| text(one)),
        Value::Null | Value::Object(_) => None,
    }
}

fn leaves(value: &Value) -> usize {
    match value {
        Value::Array(items) => items.iter().map(leaves).sum(),
        Value::Object(fields) => fields.values().map(leaves).sum(),
        _ => 1,
    }
}

fn is_json(body: &[u8]) -> bool {
    let first = body.iter().find(|byte| !byte.is_ascii_whitespace());
    matches!(first, Some(b'{' | b'['))
}

/// What the body is, whatever the header says: some senders call a form something else, and one names a boundary that is
/// not the body's.
fn media(request: &Request<'_>) -> Media {
    let header = request.headers.get(http::header::CONTENT_TYPE).map(http::HeaderValue::as_bytes).unwrap_or_default();
    let charset = Media::read(header).charset;
    let line = request.body.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let boundary = line.strip_prefix(b"--").map(|boundary| String::from_utf8_lossy(boundary).trim_end().to_owned());
    match boundary.filter(|boundary| (1..=200).contains(&boundary.len())) {
        Some(boundary) => Media { kind: "multipart/form-data".into(), charset, boundary: Some(boundary) },
        None => Media { kind: String::new(), charset, boundary: None },
    }
}
