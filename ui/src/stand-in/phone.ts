// The stand-in's recipes, and a call that arrives by itself after a while. No build contains it.

import type { Backend, RecipeId } from "../lib/backend";
import { sampleCall } from "./sample-call";
import type { Scene } from "./scene";

const SOCKET = "/run/user/1000/callcard/callcard.sock";
const PIPE = "\\\\.\\pipe\\callcard-1f0c";

const CURL = `curl --unix-socket ${SOCKET} http://localhost/api/v2/events \\
  -d '{"add":[{"type":"phone_call","phone_number":"+79998885533"}]}'`;

const PYTHON = `import http.client, json, socket

class Callcard(http.client.HTTPConnection):
    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.connect("${SOCKET}")

def ring(number):
    callcard = Callcard("localhost")
    event = {"type": "phone_call", "phone_number": number}
    callcard.request("POST", "/api/v2/events", json.dumps({"add": [event]}),
                     {"Content-Type": "application/json"})
    return callcard.getresponse().status`;

const PHP = `<?php
$curl = curl_init('http://localhost/api/v2/events');
curl_setopt_array($curl, [
    CURLOPT_UNIX_SOCKET_PATH => '${SOCKET}',
    CURLOPT_POSTFIELDS => http_build_query(['add' => [['type' => 'phone_call', 'phone_number' => $number]]]),
]);
curl_exec($curl);`;

/** What the app would say on each system. */
const RECIPES: Record<Scene["platform"], Partial<Record<RecipeId, string>>> = {
  linux: {
    callcardctl: "/usr/bin/callcardctl ring +79998885533",
    curl: CURL,
    twinkle: '#!/bin/sh\nexec /usr/bin/callcardctl ring --source twinkle "$SIP_FROM"',
    python: PYTHON,
    php: PHP,
  },
  macos: {
    callcardctl: "/Applications/Callcard.app/Contents/MacOS/callcardctl ring +79998885533",
    curl: CURL,
    python: PYTHON,
    php: PHP,
  },
  windows: {
    callcardctl: '"C:\\Program Files\\Callcard\\callcardctl.exe" ring +79998885533',
    microsip: 'cmdIncomingCall="C:\\Program Files\\Callcard\\callcardctl.exe" ring --source microsip',
  },
};

/** What the stand-in answers about phones. */
export function standInPhone({ pace, platform }: Scene): Pick<Backend, "phone" | "awaitCall"> {
  const ids: RecipeId[] = ["callcardctl", "curl", "microsip", "twinkle", "python", "php"];
  return {
    phone: () =>
      Promise.resolve({
        socket: platform === "windows" ? PIPE : SOCKET,
        recipes: ids.map((id) => ({ id, text: RECIPES[platform][id] ?? null })),
      }),
    awaitCall(arrived) {
      const call = sampleCall({ id: "past-first", source: "softphone", rang_at: new Date().toISOString() });
      const link = "card" as const;
      const card = {
        kind: "deal" as const,
        id: 21,
        title: "Oak kitchen, Hill Street",
        person: "Ivan Petrov",
      };
      if (pace > 0) {
        setTimeout(() => arrived(call), 4000 * pace);
        setTimeout(() => arrived({ ...call, answer: "card", card, link }), 4600 * pace);
      }
      return Promise.resolve();
    },
  };
}
