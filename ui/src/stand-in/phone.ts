// The stand-in's recipes, and a call that arrives by itself after a while. No build contains it.

import type { Backend } from "../lib/backend";
import { sampleCall } from "./sample-call";
import type { Scene } from "./scene";

const SOCKET = "/run/user/1000/callcard/callcard.sock";

/** What the stand-in answers about phones. */
export function standInPhone({ pace }: Scene): Pick<Backend, "phone" | "awaitCall"> {
  return {
    phone: () =>
      Promise.resolve({
        socket: SOCKET,
        recipes: [
          { id: "callcardctl", text: "/usr/bin/callcardctl ring +79998885533" },
          {
            id: "curl",
            text: `curl --unix-socket ${SOCKET} http://localhost/api/v2/events \\\n  -d '{"add":[{"type":"phone_call","phone_number":"+79998885533"}]}'`,
          },
          { id: "microsip", text: null },
          { id: "twinkle", text: '#!/bin/sh\nexec /usr/bin/callcardctl ring --source twinkle "$SIP_FROM"' },
          { id: "python", text: `import http.client, json, socket\n\nSOCKET = "${SOCKET}"\n# …` },
          { id: "php", text: "<?php\n$curl = curl_init('http://localhost/api/v2/events');\n// …" },
        ],
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
