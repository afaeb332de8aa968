//! What SIP telephones say to each other: requests and replies, as text.
//!
//! Only what a telephone on this computer needs: a real telephone system is at the other end, and nobody attacks.

/// A request or a reply.
#[derive(Clone, Debug)]
pub(super) struct Message {
    first: String,
    headers: Vec<(String, String)>,
}

impl Message {
    /// Reads a datagram. What keeps a way through a router open has nothing in it.
    pub(super) fn read(bytes: &[u8]) -> Option<Message> {
        let text = String::from_utf8_lossy(bytes);
        let mut lines = text.split("\r\n\r\n").next()?.split("\r\n");
        let first = lines.next().filter(|first| !first.trim().is_empty())?.to_owned();
        let headers = lines.filter_map(|line| line.split_once(':'));
        let headers = headers.map(|(name, value)| (name.trim().to_lowercase(), value.trim().to_owned())).collect();
        Some(Message { first, headers })
    }

    /// The first header of this name, in lower case; empty where there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    /// The code of a reply; `None` for a request.
    pub(super) fn code(&self) -> Option<u16> {
        self.first.strip_prefix("SIP/2.0 ")?.split(' ').next()?.parse().ok()
    }

    /// The method of a request, or of the request that is replied to.
    pub(super) fn method(&self) -> &str {
        match self.code() {
            Some(_) => self.get("cseq").rsplit(' ').next().unwrap_or_default(),
            None => self.first.split(' ').next().unwrap_or_default(),
        }
    }

    /// Whom a request is for.
    pub(super) fn wanted(&self) -> &str {
        let target = self.first.split(' ').nth(1).unwrap_or_default();
        target.trim_start_matches("sip:").split(['@', ';']).next().unwrap_or_default()
    }

    /// Where the other side wants the next requests.
    pub(super) fn contact(&self) -> Option<&str> {
        Some(self.get("contact").split_once('<')?.1.split_once('>')?.0)
    }

    /// A reply to this request. `tag` makes `To` ours, unless it is already.
    pub(super) fn reply(&self, reply: &str, tag: &str, contact: &str, body: &str) -> String {
        let mut text = format!("SIP/2.0 {reply}\r\n");
        for (name, value) in self.headers.iter().filter(|(name, _)| ["via", "record-route"].contains(&name.as_str())) {
            text += &format!("{name}: {value}\r\n");
        }
        let to = self.get("to");
        let to = if to.contains("tag=") { to.to_owned() } else { format!("{to};tag={tag}") };
        let [from, id, number] = ["from", "call-id", "cseq"].map(|name| self.get(name));
        text += &format!("From: {from}\r\nTo: {to}\r\nCall-ID: {id}\r\nCSeq: {number}\r\nContact: <{contact}>\r\n");
        text + &content(body)
    }
}

/// The end of a message: its body, and what says how long that is.
pub(super) fn content(body: &str) -> String {
    let kind = if body.is_empty() { "" } else { "Content-Type: application/sdp\r\n" };
    format!("{kind}Content-Length: {}\r\n\r\n{body}", body.len())
}

/// The tag in a `From` or `To`.
pub(super) fn tag(party: &str) -> &str {
    let tag = party.split_once("tag=").map_or("", |(_, tag)| tag);
    tag.split([';', '>', ' ']).next().unwrap_or_default()
}

/// Something that nobody else calls anything.
pub(super) fn token() -> String {
    std::iter::repeat_with(fastrand::alphanumeric).take(12).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const INVITE: &[u8] =
        b"INVITE sip:101@127.0.0.1 SIP/2.0\r\nVia: a\r\nVIA: b\r\nFrom: <sip:7@x>;tag=one\r\nTo: <sip:101@y>\r\n\
        Call-ID: id\r\nCSeq: 7 INVITE\r\nContact: \"Ivan\" <sip:7@127.0.0.1:5060>\r\n\r\nbody: none";

    #[test]
    fn request_is_read_and_replied_to() {
        let invite = Message::read(INVITE).unwrap();
        assert_eq!((invite.method(), invite.code(), invite.contact()), ("INVITE", None, Some("sip:7@127.0.0.1:5060")));
        assert_eq!(invite.wanted(), "101");
        let reply = invite.reply("180 Ringing", "two", "sip:101@z", "");
        let reply = Message::read(reply.as_bytes()).unwrap();
        assert_eq!((reply.method(), reply.code()), ("INVITE", Some(180)));
        assert_eq!((tag(reply.get("from")), tag(reply.get("to")), reply.get("via")), ("one", "two", "a"));
        assert!(Message::read(b"\r\n\r\n").is_none());
    }
}
