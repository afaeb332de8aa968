//! What a request says about its body: the `Content-Type` header, as far as it can be trusted.
//!
//! It is a hint only. curl calls everything a form, and scripts call a form JSON, so the body itself has the last word.

/// A media type with the parameters that matter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Media {
    /// In lower case, without parameters; empty if there was none.
    pub kind: String,
    pub charset: Option<String>,
    pub boundary: Option<String>,
}

impl Media {
    /// Reads the header's value.
    pub fn read(header: &[u8]) -> Self {
        let header = String::from_utf8_lossy(header);
        let mut words = header.split(';').map(str::trim);
        let kind = words.next().unwrap_or_default().to_ascii_lowercase();
        let mut media = Self { kind, ..Self::default() };
        for (name, value) in words.filter_map(|word| word.split_once('=')) {
            let value = Some(value.trim().trim_matches(['"', '\'']).to_owned());
            match name.trim().to_ascii_lowercase().as_str() {
                "charset" => media.charset = value,
                "boundary" => media.boundary = value,
                _ => {}
            }
        }
        media
    }

    /// A type that may hold an event: JSON, a form, plain text, or one that says nothing.
    pub(super) fn is_ours(&self) -> bool {
        let plain = ["", "text/plain", "application/octet-stream", "application/x-www-form-urlencoded"];
        self.is_json() || self.is_multipart() || plain.contains(&self.kind.as_str())
    }

    pub(super) fn is_json(&self) -> bool {
        self.kind.ends_with("/json") || self.kind.ends_with("+json")
    }

    pub(super) fn is_multipart(&self) -> bool {
        self.kind == "multipart/form-data"
    }
}
