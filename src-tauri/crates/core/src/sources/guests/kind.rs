//! The dialects of the door as kinds of sources, and what is filled in to set each up. Those that are also heard over a WebSocket of theirs are set up as that:
//! it needs no address in the internet.

use serde_json::Value;

use super::NETWORK;
use super::entry::Entry;
use super::source::Reception;
use crate::sources::door::phone::Brand;
use crate::sources::door::{self, Dialect, Reach, Setup, mapped};
use crate::sources::kinds::{Field, Kind, Secrets, Shape, Trial, Unfit};
use crate::sources::source::Source;
use crate::standing::SourceTrouble;
use crate::view::SourceUrl;

/// The word for the token in an address. No dialect has a secret of this name.
const TOKEN: &str = "door_token";
/// In place of a secret, to see whether all else can be used.
const ANY: &str = "any";

const EXTENSIONS: Field = Field::new("extensions", Shape::Names);
const PEERS: Field = Field::new("peers", Shape::Names).more();
/// Telephones in the network may reach it. Those that are in the internet reach no workplace, so nobody asks them.
const IN_NETWORK: Field = Field::new(NETWORK, Shape::Switch);
const PLAIN: &[Field] = &[EXTENSIONS, PEERS];
/// For what is mostly another device in the network, and for what is mostly a program on this computer.
const DEVICE: &[Field] = &[EXTENSIONS, IN_NETWORK.preset("true"), PEERS];
const PROGRAM: &[Field] = &[EXTENSIONS, IN_NETWORK, PEERS];

pub(crate) const PHONE: Sender = Sender::new("phone", &[], DEVICE);
pub(crate) const CALLCARD: Sender = Sender::new("callcard", &[], PROGRAM);
pub(crate) const ZAMMAD: Sender = Sender::new("zammad", &[], DEVICE);
pub(crate) const MAPPED: Sender = Sender::new(
    "mapped",
    &[],
    &[
        EXTENSIONS,
        IN_NETWORK.preset("true"),
        Field::new("preset", Shape::Choice(&mapped::PRESETS)).preset(mapped::USUAL),
        Field::new("map", Shape::Json).more(),
        PEERS,
    ],
);
pub(crate) const ZADARMA: Sender = Sender::new("zadarma", &["secret"], &[wanted("secret"), EXTENSIONS, PEERS]);
pub(crate) const MANGO: Sender =
    Sender::new("mango", &["key", "salt"], &[wanted("key").needed(), wanted("salt").needed(), EXTENSIONS, PEERS]);
pub(crate) const ITOOLABS: Sender = Sender::new("itoolabs", &["crm_token"], &[wanted("crm_token"), EXTENSIONS, PEERS]);
pub(crate) const UIS: Sender = Sender::new("uis", &[], PLAIN);
pub(crate) const SIPGATE: Sender = Sender::new("sipgate", &[], PLAIN);
pub(crate) const TELPHIN: Sender = Sender::new("telphin", &[], PLAIN);
pub(crate) const BINOTEL: Sender = Sender::new("binotel", &[], PLAIN);
pub(crate) const TWILIO: Sender = Sender::new("twilio", &["auth_token"], &[wanted("auth_token"), EXTENSIONS, PEERS]);
pub(crate) const TELNYX: Sender = Sender::new("telnyx", &["public_key"], &[wanted("public_key"), EXTENSIONS, PEERS]);
pub(crate) const AIRCALL: Sender = Sender::new("aircall", &["token"], &[wanted("token"), EXTENSIONS, PEERS]);

/// A telephone or telephone system that sends requests to us.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Sender {
    /// That of its dialect.
    word: &'static str,
    secrets: &'static [&'static str],
    fields: &'static [Field],
}

const fn wanted(secret: &'static str) -> Field {
    Field::new(secret, Shape::Secret)
}

impl Kind for Sender {
    fn word(&self) -> &'static str {
        self.word
    }

    fn reach(&self) -> Reach {
        door::dialect(self.word).map_or(Reach::Near, |dialect| dialect.reach)
    }

    fn fields(&self) -> &'static [Field] {
        self.fields
    }

    fn secrets(&self) -> &'static [&'static str] {
        self.secrets
    }

    fn token(&self) -> Option<&'static str> {
        Some(TOKEN)
    }

    fn check(&self, entry: &Value) -> Result<(), Unfit> {
        Entry::read(entry)?;
        if self.word == mapped::WORD && !mapped::is_preset_known(entry) {
            return Err(Unfit("preset"));
        }
        let secrets = self.secrets.iter().map(|word| ((*word).to_owned(), ANY.into())).collect();
        match self.dialect(Setup { secrets, settings: entry.clone(), ..Setup::default() }) {
            Err(SourceTrouble::Settings) => Err(Unfit("map")),
            Ok(_) | Err(_) => Ok(()),
        }
    }

    fn open(&self, name: &str) -> Box<dyn Source> {
        Box::new(Reception { name: name.to_owned(), kind: *self })
    }

    /// Nobody is there to be asked: it comes to us.
    fn try_out(&self, entry: &Value, secrets: Secrets) -> Trial {
        let fits = self.check(entry).map_err(|_| SourceTrouble::Settings);
        let setup = Setup { secrets: secrets.into_iter().collect(), settings: entry.clone(), ..Setup::default() };
        let opened = fits.and_then(|()| self.dialect(setup).map(drop));
        Box::pin(std::future::ready(opened))
    }

    fn urls(&self, address: &str) -> Vec<SourceUrl> {
        let plain = SourceUrl { phone: None, field: None, phase: None, url: address.to_owned(), body: None };
        match self.word {
            door::phone::WORD => Brand::ALL.into_iter().flat_map(|brand| of_brand(brand, address)).collect(),
            door::uis::WORD => {
                let notification = |door::uis::Notification { name, phase, body }| SourceUrl {
                    field: Some(name),
                    phase: Some(phase),
                    body: Some(body),
                    ..plain.clone()
                };
                door::uis::notifications().into_iter().map(notification).collect()
            }
            _ => vec![plain],
        }
    }
}

impl Sender {
    const fn new(word: &'static str, secrets: &'static [&'static str], fields: &'static [Field]) -> Self {
        Self { word, secrets, fields }
    }

    /// The dialect, ready to hear.
    pub(super) fn dialect(&self, setup: Setup) -> Result<Box<dyn Dialect>, SourceTrouble> {
        let dialect = door::dialect(self.word).ok_or(SourceTrouble::Settings)?;
        dialect.open(setup).map_err(|unfit| match unfit {
            door::Unfit::Secret(_) => SourceTrouble::NoSecret,
            door::Unfit::Settings(why) => {
                tracing::warn!(kind = self.word, %why, "a source of calls cannot be used as it is set up");
                SourceTrouble::Settings
            }
        })
    }
}

/// What belongs into which field of such a phone.
fn of_brand(brand: Brand, address: &str) -> impl Iterator<Item = SourceUrl> {
    let urls = brand.urls(address).into_iter();
    urls.map(move |door::phone::Url { phase, field, url }| SourceUrl {
        phone: Some(brand.word()),
        field: Some(field),
        phase: Some(phase),
        url,
        body: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources::door::{DIALECTS, ONLINEPBX, SIPUNI};
    use crate::sources::kinds::KINDS;

    #[test]
    fn every_dialect_can_be_set_up_with_the_secrets_that_it_goes_by() {
        for dialect in DIALECTS.iter().filter(|dialect| ![SIPUNI.word, ONLINEPBX.word].contains(&dialect.word)) {
            let kind = KINDS.into_iter().find(|kind| kind.word() == dialect.word && kind.token().is_some());
            let kind = kind.unwrap_or_else(|| panic!("{} is no kind", dialect.word));
            let secrets: Vec<&str> = dialect.secrets.iter().map(|(word, _)| *word).collect();
            assert_eq!(kind.secrets(), secrets, "{}", dialect.word);
            assert!(!kind.secrets().contains(&TOKEN));
            let fields = kind.fields().iter().filter(|field| field.shape == Shape::Secret);
            let fields: Vec<(&str, bool)> = fields.map(|field| (field.word, field.needed)).collect();
            assert_eq!(fields, dialect.secrets, "{}", dialect.word);
        }
    }

    #[test]
    fn each_make_of_phone_has_addresses_of_its_own() {
        let urls = PHONE.urls("http://10.0.0.2:4580/in/phone/T");
        assert_eq!(urls.iter().filter(|url| url.phase == Some("ringing")).count(), Brand::ALL.len());
        assert!(urls.iter().all(|url| url.url.contains("10.0.0.2:4580/in/phone/T/") && url.field.is_some()));
        let plain = CALLCARD.urls("http://10.0.0.2:4580/in/callcard/T");
        assert_eq!(
            (plain.len(), plain[0].phone, plain[0].url.as_str()),
            (1, None, "http://10.0.0.2:4580/in/callcard/T")
        );
    }
}
