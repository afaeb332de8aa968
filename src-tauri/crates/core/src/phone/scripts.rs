//! Texts for scripts that speak to the socket themselves: a function that reports a phase, and a ring to try it.

use super::EXAMPLE;
use super::quoting::{php as for_php, python as for_python, shell};

/// A function for a POSIX shell. curl encodes the form, so any number can be passed.
pub(super) fn curl(socket: &str) -> String {
    let socket = shell(socket);
    format!(
        r#"callcard() {{
  curl --unix-socket {socket} http://localhost/api/v2/events \
    --data-urlencode "add[0][phone_number]=$2" \
    -d "add[0][type]=phone_call" -d "add[0][phase]=$1"
}}
callcard ringing {EXAMPLE}
"#
    )
}

/// Python needs nothing but itself.
pub(super) fn python(socket: &str) -> String {
    let (socket, number) = (for_python(socket), for_python(EXAMPLE));
    format!(
        r#"import http.client, json, socket

class Callcard(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(15)
        self.sock.connect({socket})

def tell(phase, number):
    event = {{"type": "phone_call", "phone_number": number, "phase": phase}}
    callcard = Callcard("localhost")
    callcard.request("POST", "/api/v2/events", json.dumps({{"add": [event]}}), {{"Content-Type": "application/json"}})
    return json.load(callcard.getresponse())

print(tell("ringing", {number}))
"#
    )
}

/// PHP needs its curl extension.
pub(super) fn php(socket: &str) -> String {
    let (socket, number) = (for_php(socket), for_php(EXAMPLE));
    format!(
        r"<?php
function tell(string $phase, string $number) {{
    $event = ['type' => 'phone_call', 'phone_number' => $number, 'phase' => $phase];
    $request = curl_init('http://localhost/api/v2/events');
    curl_setopt_array($request, [
        CURLOPT_UNIX_SOCKET_PATH => {socket},
        CURLOPT_POSTFIELDS => http_build_query(['add' => [$event]]),
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 15,
    ]);
    return curl_exec($request);
}}

echo tell('ringing', {number});
"
    )
}
