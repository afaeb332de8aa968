// What the stand-in says of the addresses at the HTTP door. No build contains it.

import type { Backend, SourceUrl } from "../lib/backend";
import { Words } from "../lib/words.svelte";
import type { StandInStatus } from "./status";

const AT = "192.168.1.7:4580";
const VARIABLES = "from=$remote&name=$display_remote&ext=$active_user&id=$call_id&mac=$mac";

/** The fields of some makes, and what they tell of. */
const FIELDS: [phone: string, field: string, phase: string][] = [
  ["yealink", "action_url.incoming_call", "ringing"],
  ["yealink", "action_url.outgoing_call", "outgoing"],
  ["yealink", "action_url.call_established", "answered"],
  ["yealink", "action_url.call_terminated", "ended"],
  ["yealink", "action_url.missed_call", "missed"],
  ["yealink", "action_url.call_remote_canceled", "cancelled"],
  ["yealink", "action_url.cancel_callout", "ended"],
  ["yealink", "action_url.reject_incoming_call", "rejected"],
  ["grandstream", "Incoming Call", "ringing"],
  ["grandstream", "Established Call", "answered"],
  ["grandstream", "Terminated Call", "ended"],
  ["akuvox", "Incoming Call", "ringing"],
  ["snom", "action_incoming_url", "ringing"],
  ["snom", "action_connected_url", "answered"],
  ["snom", "action_disconnected_url", "ended"],
  ["fanvil", "Incoming Calls", "ringing"],
];

type Asked = Pick<Backend, "sourceUrls" | "copySourceUrl" | "copySourceMessage" | "renewSource">;

/** What the stand-in answers about the door. */
export function standInDoor({ status }: Pick<StandInStatus, "status">): Asked {
  const urls = (source: string): SourceUrl[] => {
    const address = `http://${AT}/in/${source}/••••••••`;
    if (source !== "phone") return [{ phone: null, field: null, phase: null, url: address, body: null }];
    return FIELDS.map(([phone, field, phase]) => ({
      phone,
      field,
      phase,
      url: `${address}/${phase}?${VARIABLES}`,
      body: null,
    }));
  };
  return {
    sourceUrls(source) {
      const all = urls(source);
      const words = new Words(status().language);
      const message = (phone: string | null) => {
        const lines = all.filter((url) => url.phone === phone);
        return {
          phone,
          text: words.say(`source-${source}-message`, {
            urls: lines.map(({ field, url }) => (field ? `${field}\n  ${url}` : url)).join("\n"),
            at: AT,
            where: phone ? words.say(`source-phone-where-${phone}`) : "",
          }),
        };
      };
      const phones = [...new Set(all.map(({ phone }) => phone))];
      return Promise.resolve({ here_alone: false, at: AT, urls: all, messages: phones.map(message) });
    },
    copySourceUrl: () => Promise.resolve(),
    copySourceMessage: () => Promise.resolve(),
    renewSource: () => Promise.resolve(),
  };
}
