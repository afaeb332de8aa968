// The stand-in's recipes: what the app would say on each system. No build contains it.

import type { RecipeId } from "../lib/backend";
import type { Scene } from "./scene";

const SOCKET = "/run/user/1000/callcard/callcard.sock";
const PIPE = "\\\\.\\pipe\\callcard-1f0c";
const WINDOWS = "C:\\Program Files\\Callcard\\callcardctl.exe";
const NUMBER = "+79998885533";

/** Where the app would listen. */
export const socketOf = (platform: Scene["platform"]): string => (platform === "windows" ? PIPE : SOCKET);

const phases = (program: string) =>
  ["ring", "answer", "end"].map((phase) => `${program} ${phase} ${NUMBER}\n`).join("");

const CURL = `callcard() {
  curl --unix-socket ${SOCKET} http://localhost/api/v2/events \\
    --data-urlencode "add[0][phone_number]=$2" \\
    -d "add[0][type]=phone_call" -d "add[0][phase]=$1"
}
callcard ringing ${NUMBER}
`;

const PYTHON = `import http.client, json, socket

class Callcard(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(15)
        self.sock.connect("${SOCKET}")

def tell(phase, number):
    event = {"type": "phone_call", "phone_number": number, "phase": phase}
    callcard = Callcard("localhost")
    callcard.request("POST", "/api/v2/events", json.dumps({"add": [event]}), {"Content-Type": "application/json"})
    return json.load(callcard.getresponse())

print(tell("ringing", "${NUMBER}"))
`;

const PHP = `<?php
function tell(string $phase, string $number) {
    $event = ['type' => 'phone_call', 'phone_number' => $number, 'phase' => $phase];
    $request = curl_init('http://localhost/api/v2/events');
    curl_setopt_array($request, [
        CURLOPT_UNIX_SOCKET_PATH => '${SOCKET}',
        CURLOPT_POSTFIELDS => http_build_query(['add' => [$event]]),
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 15,
    ]);
    return curl_exec($request);
}

echo tell('ringing', '${NUMBER}');
`;

const TWINKLE = `#!/bin/sh
tell() {
  command=$1
  shift
  /usr/bin/callcardctl "$command" --source=twinkle --call-id="$SIP_CALL_ID" "$@" >/dev/null 2>&1 </dev/null &
}
case \${TWINKLE_TRIGGER-in_call} in
  in_call) tell ring --name="$SIP_FROM_DISPLAY" --to="$SIP_TO_USER" -- "\${SIP_FROM_USER-$SIP_FROM}" ;;
  out_call) tell ring --direction=out -- "$SIP_TO_USER" ;;
  in_call_answered | out_call_answered) tell answer ;;
  in_call_failed)
    case $SIPSTATUS_CODE in
      603) cause=rejected ;;
      486) cause=busy ;;
      *) cause=no_answer ;;
    esac
    tell end --cause=$cause -- "$SIP_FROM_USER" ;;
  out_call_failed | local_release | remote_release) tell end ;;
esac
`;

const MICROSIP = (
  [
    ["cmdIncomingCall", "ring"],
    ["cmdOutgoingCall", "ring --direction=out"],
    ["cmdCallAnswer", "answer"],
    ["cmdCallStart", "answer"],
    ["cmdCallBusy", "end --cause=busy"],
    ["cmdCallEnd", "end"],
  ] as const
)
  .map(([key, command]) => `${key}="${WINDOWS}" ${command} --source=microsip --withheld --\n`)
  .join("");

/** What the app would say on each system. */
export const RECIPES: Record<Scene["platform"], Partial<Record<RecipeId, string>>> = {
  linux: {
    callcardctl: phases("/usr/bin/callcardctl"),
    curl: CURL,
    twinkle: TWINKLE,
    python: PYTHON,
    php: PHP,
  },
  macos: {
    callcardctl: phases("/Applications/Callcard.app/Contents/MacOS/callcardctl"),
    curl: CURL,
    python: PYTHON,
    php: PHP,
  },
  windows: {
    callcardctl: phases(`"${WINDOWS}"`),
    powershell: phases(`& '${WINDOWS}'`),
    microsip: MICROSIP,
  },
};
