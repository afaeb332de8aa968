//! One WebSocket as a client opens it, with bounds: texts in both directions, and why it broke.

use std::time::Duration;

use futures_util::{SinkExt, StreamExt};
use secrecy::{ExposeSecret, SecretString};
use tokio::time::timeout;
use tokio_tungstenite::tungstenite::protocol::frame::coding::CloseCode;
use tokio_tungstenite::tungstenite::protocol::{CloseFrame, WebSocketConfig};
use tokio_tungstenite::tungstenite::{Bytes, Error, Message};
use tokio_tungstenite::{WebSocketStream, client_async_with_config};

use crate::sources::wire::{Broken, Place, Stream, say};
use crate::standing::SourceTrouble;

/// The largest message, in bytes. Real ones have less than 1 KiB.
pub(super) const LARGEST: usize = 64 * 1024;
/// How long the other side may take to agree to a WebSocket.
const AGREE: Duration = Duration::from_secs(10);

/// An open WebSocket.
pub(super) struct Channel(WebSocketStream<Box<dyn Stream>>);

impl Channel {
    /// Connects, and asks for a WebSocket at this path, in which a key may be.
    pub(super) async fn open(place: &Place, target: &SecretString) -> Result<Self, Broken> {
        let stream = place.connect().await?;
        let scheme = if place.tls { "wss" } else { "ws" };
        let host = if place.host.contains(':') { format!("[{}]", place.host) } else { place.host.clone() };
        let address = format!("{scheme}://{host}:{}{}", place.port, target.expose_secret());
        let config = WebSocketConfig::default()
            .read_buffer_size(16 * 1024)
            .write_buffer_size(0)
            .max_write_buffer_size(LARGEST)
            .max_message_size(Some(LARGEST))
            .max_frame_size(Some(LARGEST));
        let agreed = timeout(AGREE, client_async_with_config(address, stream, Some(config))).await;
        match agreed.unwrap_or(Err(Error::ConnectionClosed)) {
            Ok((stream, _)) => Ok(Self(stream)),
            Err(error) => Err(broken(&error)),
        }
    }

    /// The next text; nothing where what came was none. Cancel safe.
    pub(super) async fn hear(&mut self) -> Result<Option<String>, Broken> {
        match self.0.next().await {
            Some(Ok(Message::Text(text))) => Ok(Some(text.as_str().to_owned())),
            Some(Ok(Message::Binary(bytes))) => Ok(Some(String::from_utf8_lossy(&bytes).into_owned())),
            // What a ping is answered with goes out by itself.
            Some(Ok(Message::Ping(_) | Message::Pong(_) | Message::Frame(_))) => Ok(None),
            Some(Ok(Message::Close(frame))) => Err(closed(frame.as_ref())),
            Some(Err(error)) => Err(broken(&error)),
            None => Err(Broken::of(SourceTrouble::CutOff)),
        }
    }

    /// Says a text, in which a key may be.
    pub(super) async fn say(&mut self, text: &SecretString) -> Result<(), Broken> {
        self.send(Message::text(text.expose_secret())).await
    }

    /// Asks whether the other side is there: every WebSocket has to answer.
    pub(super) async fn ping(&mut self) -> Result<(), Broken> {
        self.send(Message::Ping(Bytes::new())).await
    }

    async fn send(&mut self, message: Message) -> Result<(), Broken> {
        let sent = self.0.send(message);
        say(async { sent.await.map_err(std::io::Error::other) }).await
    }
}

/// The other side has ended it: some do so with whoever has the wrong key.
fn closed(frame: Option<&CloseFrame>) -> Broken {
    let is_refusal = frame.is_some_and(|frame| match frame.code {
        CloseCode::Policy => true,
        // Unauthorized and forbidden as registered, and as many servers write HTTP's.
        other => matches!(u16::from(other), 3000 | 3003 | 4401 | 4403),
    });
    Broken::of(if is_refusal { SourceTrouble::SignIn } else { SourceTrouble::CutOff })
}

fn broken(error: &Error) -> Broken {
    let why = match error {
        Error::Io(error) => return Broken::on_the_way(error),
        Error::Http(answer) if matches!(answer.status().as_u16(), 401 | 403) => SourceTrouble::SignIn,
        // A server that is overloaded or restarted.
        Error::Http(answer) if answer.status().is_server_error() => SourceTrouble::CutOff,
        Error::ConnectionClosed | Error::AlreadyClosed => SourceTrouble::CutOff,
        Error::Protocol(
            tokio_tungstenite::tungstenite::error::ProtocolError::ResetWithoutClosingHandshake
            | tokio_tungstenite::tungstenite::error::ProtocolError::HandshakeIncomplete,
        ) => SourceTrouble::CutOff,
        _ => SourceTrouble::Foreign,
    };
    Broken::of(why)
}
