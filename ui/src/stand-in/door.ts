// What the stand-in says of the addresses at the HTTP door. No build contains it.

import type { Backend } from "../lib/backend";

/** What the stand-in answers about the door. */
export function standInDoor(): Pick<Backend, "sourceUrls" | "copySourceUrl"> {
  const url = (phone: string, field: string, phase: string) => ({
    phone,
    field,
    phase,
    url: `http://192.168.1.7:4580/in/phone/••••••••/${phase}?from=$remote&ext=$active_user&id=$call_id`,
  });
  return {
    sourceUrls: () =>
      Promise.resolve({
        here_alone: false,
        urls: [
          url("yealink", "action_url.incoming_call", "ringing"),
          url("yealink", "action_url.call_established", "answered"),
          url("snom", "action_incoming_url", "ringing"),
        ],
      }),
    copySourceUrl: () => Promise.resolve(),
  };
}
