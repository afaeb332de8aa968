//! The arguments of `sources add` for what sends requests to the HTTP door: telephones, scripts, telephone systems in the
//! internet. The secret in their addresses is Callcard's to make.

use std::fs;

use clap::{Args as Arguments, Subcommand};
use serde_json::{Value, json};

use super::word;

#[derive(Subcommand)]
pub(crate) enum AddSender {
    /// Desk phones that open an address for each event: Yealink, Grandstream, Akuvox, Snom, Fanvil
    Phone(Sender),
    /// Scripts and dial plans, in Callcard's own format
    Callcard(Sender),
    /// A telephone system that can send to Zammad: newCall, answer, hangup
    Zammad(Sender),
    /// A telephone system that nobody has heard of, by the names of its fields and values
    Mapped(Mapped),
    /// sipgate; needs the hub
    Sipgate(Sender),
    /// Zadarma, Novofon 1.0; needs the hub
    Zadarma(Sender),
    /// Mango Office; needs the hub
    Mango(Sender),
    /// MegaFon, Beeline, Gravitel, Kcell; needs the hub
    Itoolabs(Sender),
    /// UIS, CoMagic, CallGear, Novofon 2.0; needs the hub
    Uis(Sender),
    /// Telphin; needs the hub
    Telphin(Sender),
    /// Binotel; needs the hub
    Binotel(Sender),
    /// Twilio; needs the hub
    Twilio(Sender),
    /// Telnyx; needs the hub
    Telnyx(Sender),
    /// Aircall; needs the hub
    Aircall(Sender),
}

/// What sends requests to the HTTP door.
#[derive(Arguments)]
pub(crate) struct Sender {
    /// By what it knows you: an extension, a login; give it several times for several
    #[arg(long = "extension", value_name = "EXTENSION")]
    pub(crate) extensions: Vec<String>,

    /// Let devices in the network reach it, not only programs on this computer
    #[arg(long)]
    pub(crate) network: bool,

    /// Take requests from this address or network alone; give it several times for several
    #[arg(long = "peer", value_name = "NETWORK")]
    pub(crate) peers: Vec<String>,

    /// What Callcard calls it [default: its kind]
    #[arg(long, value_parser = word)]
    pub(crate) name: Option<String>,
}

#[derive(Arguments)]
pub(crate) struct Mapped {
    #[command(flatten)]
    pub(crate) sender: Sender,

    /// The file with the names of its fields and values, as JSON
    #[arg(long, value_name = "FILE", value_parser = mapping, required_unless_present = "preset")]
    pub(crate) map: Option<Value>,

    /// Names of fields and values that Callcard knows, in the place of a file: usual, creomate
    #[arg(long, value_parser = word, conflicts_with = "map")]
    pub(crate) preset: Option<String>,
}

impl Mapped {
    /// The fields of the entry that only such a one has.
    fn fields(&self) -> Value {
        json!({ "map": self.map, "preset": self.preset })
    }
}

/// The mapping in a file.
fn mapping(file: &str) -> Result<Value, String> {
    let text = fs::read_to_string(file).map_err(|error| error.to_string())?;
    let map: Value = serde_json::from_str(&text).map_err(|error| format!("it is no JSON: {error}"))?;
    // A whole entry of the settings is as good.
    Ok(map.get("map").cloned().unwrap_or(map))
}

impl AddSender {
    /// The word for the kind, what is said of every one of them, and the fields of its own.
    pub(crate) fn said(&self) -> (&'static str, &Sender, Value) {
        match self {
            Self::Phone(sender) => ("phone", sender, Value::Null),
            Self::Callcard(sender) => ("callcard", sender, Value::Null),
            Self::Zammad(sender) => ("zammad", sender, Value::Null),
            Self::Mapped(mapped) => ("mapped", &mapped.sender, mapped.fields()),
            Self::Sipgate(sender) => ("sipgate", sender, Value::Null),
            Self::Zadarma(sender) => ("zadarma", sender, Value::Null),
            Self::Mango(sender) => ("mango", sender, Value::Null),
            Self::Itoolabs(sender) => ("itoolabs", sender, Value::Null),
            Self::Uis(sender) => ("uis", sender, Value::Null),
            Self::Telphin(sender) => ("telphin", sender, Value::Null),
            Self::Binotel(sender) => ("binotel", sender, Value::Null),
            Self::Twilio(sender) => ("twilio", sender, Value::Null),
            Self::Telnyx(sender) => ("telnyx", sender, Value::Null),
            Self::Aircall(sender) => ("aircall", sender, Value::Null),
        }
    }
}
