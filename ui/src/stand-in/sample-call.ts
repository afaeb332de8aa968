// A call such as the app tells of, just ringing, for the stand-in and for tests to vary.

import type { CallView } from "../lib/backend";

/** A fresh call, with these parts of it different. */
export function sampleCall(parts: Partial<CallView> = {}): CallView {
  return {
    id: "call-1",
    number: {
      raw: "89998885533",
      e164: "+79998885533",
      readable: "+7 999 888-55-33",
      extension: null,
      kind: "phone",
    },
    direction: "in",
    phase: "ringing",
    outcome: null,
    rang_for: null,
    talked_for: null,
    source: "test",
    source_call_id: null,
    to: null,
    line: null,
    caller_name: null,
    users: null,
    rang_at: "2026-01-05T09:30:00Z",
    answered_at: null,
    ended_at: null,
    delivery: { state: "queued", reason: null },
    request_id: null,
    answer: null,
    card: null,
    found: null,
    link: null,
    url: null,
    silence: null,
    unseen: false,
    steps: { accepted: null, sent: null, answered: null, shown: null },
    ...parts,
  };
}
