//! What telephones write into the first line of a request and may not: spaces, quotes, angle brackets, bytes of Latin-1.
//! A ring is worth more than how it is written, so these are encoded before HTTP is read.
//!
//! A connection of the door brings one request, so only its first line is looked at. All else passes as it is.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};

/// The longest first line; a longer one passes as it is, and is refused by who reads the head.
const LONGEST: usize = 16 * 1024;
/// As much as is read at once.
const PIECE: usize = 4 * 1024;

/// A stream whose first line is made fit to be read.
#[derive(Debug)]
pub(super) struct Tidied<S> {
    stream: S,
    line: Line,
}

#[derive(Debug)]
enum Line {
    /// So much of it has come.
    Coming(Vec<u8>),
    /// It is ready, and this much of it was handed on.
    Ready(Vec<u8>, usize),
    /// It was handed on.
    Gone,
}

impl<S> Tidied<S> {
    pub(super) fn new(stream: S) -> Self {
        Self { stream, line: Line::Coming(Vec::new()) }
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for Tidied<S> {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let Self { stream, line } = self.get_mut();
        loop {
            match line {
                Line::Coming(bytes) => {
                    let mut piece = [0; PIECE];
                    let mut piece = ReadBuf::new(&mut piece);
                    std::task::ready!(Pin::new(&mut *stream).poll_read(cx, &mut piece))?;
                    let is_over = piece.filled().is_empty();
                    bytes.extend_from_slice(piece.filled());
                    if is_over || bytes.len() > LONGEST || bytes.contains(&b'\n') {
                        *line = Line::Ready(tidied(std::mem::take(bytes)), 0);
                    }
                }
                Line::Ready(bytes, at) if *at < bytes.len() => {
                    let some = &bytes[*at..];
                    let some = &some[..some.len().min(buffer.remaining())];
                    buffer.put_slice(some);
                    *at += some.len();
                    return Poll::Ready(Ok(()));
                }
                Line::Ready(..) => *line = Line::Gone,
                Line::Gone => return Pin::new(stream).poll_read(cx, buffer),
            }
        }
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for Tidied<S> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// These bytes, with the target of the first line encoded where it must be.
fn tidied(bytes: Vec<u8>) -> Vec<u8> {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let line = bytes[..end].strip_suffix(b"\r").unwrap_or(&bytes[..end]);
    let Some(start) = line.iter().position(|byte| *byte == b' ').map(|at| at + 1) else { return bytes };
    let Some(stop) = line.windows(6).rposition(|window| window == b" HTTP/").filter(|stop| *stop > start) else {
        return bytes;
    };
    let target = &line[start..stop];
    if target.iter().all(|byte| may_stand(*byte)) {
        return bytes;
    }
    let mut tidy = bytes[..start].to_vec();
    for byte in target {
        if may_stand(*byte) {
            tidy.push(*byte);
        } else {
            tidy.extend_from_slice(format!("%{byte:02X}").as_bytes());
        }
    }
    tidy.extend_from_slice(&bytes[stop..]);
    tidy
}

/// Whether a byte may stand in a target; what is encoded already stays so.
fn may_stand(byte: u8) -> bool {
    byte.is_ascii_graphic() && !matches!(byte, b'"' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'{' | b'|' | b'}' | b'#')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestRunner};
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    use super::*;
    use crate::fuzz::cases;

    #[test]
    fn first_line_is_made_fit_to_be_read_and_nothing_else_is_touched() {
        for (line, expected) in [
            ("GET /in/pbx/T?a=1 HTTP/1.1\r\nHost: <x>\r\n", "GET /in/pbx/T?a=1 HTTP/1.1\r\nHost: <x>\r\n"),
            (
                "GET /r?from=\"Ivan Petrov\" <sip:101@pbx>&ext=1 HTTP/1.1\r\n",
                "GET /r?from=%22Ivan%20Petrov%22%20%3Csip:101@pbx%3E&ext=1 HTTP/1.1\r\n",
            ),
            ("GET /r?from=*100# HTTP/1.0\n\n", "GET /r?from=*100%23 HTTP/1.0\n\n"),
            ("GET /r?n=%D0%98 HTTP/1.1\r\n", "GET /r?n=%D0%98 HTTP/1.1\r\n"),
            ("GET /r?n= HTTP/1.1 HTTP/1.1\r\n", "GET /r?n=%20HTTP/1.1 HTTP/1.1\r\n"),
            ("GET  HTTP/1.1\r\n", "GET  HTTP/1.1\r\n"),
            ("\r\nGET / HTTP/1.1\r\n", "\r\nGET / HTTP/1.1\r\n"),
            ("nonsense", "nonsense"),
            ("", ""),
        ] {
            assert_eq!(String::from_utf8(tidied(line.into())).unwrap(), expected, "{line:?}");
        }
        assert_eq!(tidied(b"GET /r?n=J\xf6rg HTTP/1.1\r\n".to_vec()), b"GET /r?n=J%F6rg HTTP/1.1\r\n");
    }

    #[tokio::test]
    async fn stream_is_read_whole_however_it_comes() {
        let head = "GET /r?n=a b HTTP/1.1\r\nHost: x\r\n\r\n";
        let rest = "body ".repeat(3_000);
        for pieces in [1, 7, 1_000, 100_000] {
            let (mut client, server) = tokio::io::duplex(64 * 1024);
            let sent = format!("{head}{rest}");
            for piece in sent.as_bytes().chunks(pieces) {
                client.write_all(piece).await.unwrap();
            }
            drop(client);
            let mut read = String::new();
            Tidied::new(server).read_to_string(&mut read).await.unwrap();
            assert_eq!(read, sent.replacen("a b", "a%20b", 1), "{pieces}");
        }
    }

    #[test]
    fn fuzz_any_bytes_keep_their_lines_and_grow_threefold_at_most() {
        let config = Config { cases: cases(), failure_persistence: None, ..Config::default() };
        let good = b"GET /in/pbx/T/ringing?from=\"J\xf6rg\" <sip:101@pbx>&ext=1 HTTP/1.1\r\nHost: x\r\n\r\n";
        let outcome = TestRunner::new(config).run(&crate::sources::door::tests::bytes(vec![good.to_vec()]), |bytes| {
            let lines = |bytes: &[u8]| bytes.iter().filter(|byte| **byte == b'\n').count();
            let tidy = tidied(bytes.clone());
            prop_assert_eq!(lines(&tidy), lines(&bytes));
            prop_assert!(tidy.len() <= 3 * bytes.len());
            prop_assert_eq!(tidied(tidy.clone()), tidy, "what is tidy stays so");
            Ok(())
        });
        outcome.unwrap();
    }

    #[tokio::test]
    async fn line_without_an_end_is_bounded() {
        let (mut client, server) = tokio::io::duplex(256 * 1024);
        client.write_all(&vec![b'a'; 200 * 1024]).await.unwrap();
        let mut server = Tidied::new(server);
        let mut some = [0; 1_000];
        server.read_exact(&mut some).await.unwrap();
        assert!(matches!(&server.line, Line::Ready(bytes, _) if bytes.len() <= LONGEST + PIECE));
    }
}
