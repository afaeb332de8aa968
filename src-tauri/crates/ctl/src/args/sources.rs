//! The arguments of `sources`. No secret is among them: other programs can see them.

use clap::{Args as Arguments, Subcommand};

use super::senders::AddSender;
use super::word;

#[derive(Subcommand)]
pub(crate) enum Sources {
    /// List what calls come in by, how each stands, and which extensions were heard that are not yours
    List,
    /// Listen to a telephone system, or change how; the password is read from standard input alone
    #[command(subcommand)]
    Add(AddSource),
    /// Listen to a telephone system no more, and remove its password
    Remove {
        /// Which one
        #[arg(value_parser = word)]
        name: String,
    },
    /// List the kinds of telephones and telephone systems that Callcard can listen to
    Kinds,
    /// Keep a secret of a telephone system; it is read from standard input alone
    Secret {
        /// Of which one
        #[arg(value_parser = word)]
        name: String,
        /// Its word for it, as docs/phones.md has it: `key`, `salt`, `auth_token` …
        #[arg(value_parser = word)]
        word: String,
    },
    /// Print the addresses to write into a telephone or telephone system
    Url {
        /// Of which one
        #[arg(value_parser = word)]
        name: String,
        /// Show the secret in them: whoever knows it can make up calls
        #[arg(long)]
        show: bool,
    },
    /// Give a source new addresses: the old ones stop working at once
    Renew {
        /// Which one
        #[arg(value_parser = word)]
        name: String,
    },
    /// Try whether a telephone system lets Callcard in
    Test {
        /// Which one
        #[arg(value_parser = word)]
        name: String,
    },
}

#[derive(Subcommand)]
pub(crate) enum AddSource {
    /// An Asterisk 12 or newer (FreePBX, Issabel, MikoPBX, VitalPBX …), by its manager interface (AMI)
    Asterisk(Asterisk),
    /// A FRITZ!Box, by its call monitor, which #96*5* turns on
    Fritzbox(FritzBox),
    /// A baresip, by its module ctrl_tcp
    Baresip(Baresip),
    /// Sipuni, by its WebSocket; the key is read from standard input
    Sipuni(Cloud),
    /// onlinePBX, by its WebSocket; the key is read from standard input
    Onlinepbx(Cloud),
    #[command(flatten)]
    Sender(AddSender),
}

/// What is to be known of every source.
#[derive(Arguments)]
pub(crate) struct Keeping {
    /// What Callcard calls it [default: its kind]
    #[arg(long, value_parser = word)]
    pub(crate) name: Option<String>,

    /// Do not try it first
    #[arg(long)]
    pub(crate) untested: bool,
}

#[derive(Arguments)]
pub(crate) struct Asterisk {
    /// Where it is: a name or an address
    #[arg(long)]
    pub(crate) host: String,

    /// The port of the manager interface [default: 5038, with TLS 5039]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) port: Option<u16>,

    /// Connect by TLS
    #[arg(long)]
    pub(crate) tls: bool,

    /// The user of the manager interface, who needs no right but read = call,agent
    #[arg(long)]
    pub(crate) user: String,

    /// Your extension; give it several times for several
    #[arg(long = "extension", value_name = "EXTENSION", required = true)]
    pub(crate) extensions: Vec<String>,

    /// Send the password as plain text, for a system that knows no other way
    #[arg(long)]
    pub(crate) plain: bool,

    /// Have Call back placed by it: this telephone of yours rings first, such as 101 or SIP/101
    #[arg(long, value_name = "TELEPHONE")]
    pub(crate) call_back: Option<String>,

    /// Where calls of your telephones begin in its dial plan [default: from-internal]
    #[arg(long, requires = "call_back")]
    pub(crate) context: Option<String>,

    /// What stands in the place of a number's plus, such as 00 [default: +]
    #[arg(long, requires = "call_back")]
    pub(crate) plus: Option<String>,

    /// Go on with the password that is kept
    #[arg(long)]
    pub(crate) kept: bool,

    #[command(flatten)]
    pub(crate) keeping: Keeping,
}

#[derive(Arguments)]
pub(crate) struct FritzBox {
    /// Where it is: a name or an address [default: fritz.box]
    #[arg(long)]
    pub(crate) host: Option<String>,

    /// The port of the call monitor [default: 1012]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) port: Option<u16>,

    /// Your number as the box writes it, or your telephone at the box (such as 11); give it several times for several
    #[arg(long = "extension", value_name = "NUMBER", required = true)]
    pub(crate) extensions: Vec<String>,

    #[command(flatten)]
    pub(crate) keeping: Keeping,
}

#[derive(Arguments)]
pub(crate) struct Baresip {
    /// Where it is: a name or an address [default: this computer]
    #[arg(long)]
    pub(crate) host: Option<String>,

    /// The port of the module ctrl_tcp [default: 4444]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) port: Option<u16>,

    /// The account whose calls are yours, such as 101 [default: all]; give it several times for several
    #[arg(long = "extension", value_name = "ACCOUNT")]
    pub(crate) extensions: Vec<String>,

    #[command(flatten)]
    pub(crate) keeping: Keeping,
}

#[derive(Arguments)]
pub(crate) struct Cloud {
    /// The address of your account: onlinePBX needs it; Sipuni has one for all
    #[arg(long)]
    pub(crate) host: Option<String>,

    /// The port of your account
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) port: Option<u16>,

    /// Your extension; give it several times for several
    #[arg(long = "extension", value_name = "EXTENSION", required = true)]
    pub(crate) extensions: Vec<String>,

    /// Go on with the key that is kept
    #[arg(long)]
    pub(crate) kept: bool,

    #[command(flatten)]
    pub(crate) keeping: Keeping,
}
