// The stand-in's past: believable calls of working days, the same every time, made when they are asked for.
// No build contains it.

import type { CallView, Reason } from "../lib/backend";
import { sampleCall } from "./sample-call";

type Parts = Partial<CallView>;

const MINUTE = 60_000;
const ME = 88888;

export const CALLERS: Parts[] = [
  person("+7 999 888-55-33", "deal", 21, "Oak kitchen, Hill Street", "Ivan Petrov"),
  { number: phone("+1 555 010 0177"), answer: "not_in_crm", link: "new_contact", delivery: done() },
  person("+7 999 888-55-41", "contact", 31, "Елена Кравцова", "Елена Кравцова"),
  person("+1 555 010 0112", "customer", 51, "Whitfield: yearly care", "Sarah Whitfield"),
  {
    ...person(
      "+7 999 888-55-70",
      "deal",
      22,
      "Мебель для гостевого дома на берегу, вторая очередь",
      "Игорь Маслов",
    ),
    caller_name: "ООО «Белый причал»",
    to: "+7 999 888-00-10",
  },
  { number: phone("+44 7700 900118"), caller_name: "James Holloway", ...asked("uncertain", null) },
  person(
    "+34 600 000 042",
    "deal",
    23,
    "Reforma integral de cocina y baño",
    "María José Fernández-Villaverde",
  ),
  {
    number: { raw: "", e164: null, readable: "", extension: null, kind: "withheld" },
    delivery: { state: "none", reason: "withheld" },
  },
  person("+55 11 90000-0042", "contact", 32, "João Guimarães", "João Guimarães"),
  {
    number: { raw: "204", e164: null, readable: "204", extension: null, kind: "internal" },
    delivery: { state: "none", reason: "internal" },
  },
  person("+1 555 010 0140", "company", 41, "Harbour Lane Developments", null),
  { number: phone("+7 999 888-55-90"), ...asked("refused", "unpaid") },
  { number: phone("+7 999 888-55-12"), answer: "untold", link: "search", delivery: done() },
  {
    number: phone("+7 999 888-55-13"),
    answer: "untold",
    found: { kind: "contact", id: 33, title: "Пётр Лебедев", person: "Пётр Лебедев" },
    link: "card",
    delivery: done(),
  },
  person("+1 555 010 0151", "deal", 24, null, null),
  { number: phone("+7 999 888-55-14"), link: "search", delivery: { state: "dropped", reason: "stale" } },
];

const ENDS: Parts[] = [
  { outcome: "talked", talked_for: 125, rang_for: 6 },
  { outcome: "missed", rang_for: 21 },
  { outcome: "talked", talked_for: 3725, rang_for: 4 },
  { outcome: "missed", rang_for: 14, silence: "paused" },
  { outcome: "elsewhere", rang_for: 9, users: [99999, ME] },
  { outcome: "talked", talked_for: 48, rang_for: 11, direction: "out", silence: "outgoing" },
  { outcome: "talked", talked_for: 311, rang_for: 3 },
  { outcome: "declined", rang_for: 3 },
  { outcome: "missed", rang_for: 30, direction: "out", silence: "outgoing" },
  { outcome: "unknown", silence: "ignored" },
  { outcome: "talked", talked_for: 72, rang_for: 8 },
  { outcome: "missed", rang_for: 18, silence: "other_line", line: "Service" },
  { outcome: "unknown" },
  { outcome: "elsewhere", rang_for: 7, silence: "not_for_you", users: [77777] },
  { outcome: "talked", talked_for: 605, rang_for: 5 },
  { outcome: "missed", rang_for: 2, silence: "stale" },
  { outcome: "talked", talked_for: 200, rang_for: 12 },
  { outcome: "missed", rang_for: 1, silence: "over" },
  { outcome: "talked", talked_for: 95, rang_for: 9 },
  { outcome: "talked", talked_for: 18, rang_for: 4, silence: "too_short" },
  { outcome: "missed", rang_for: 25, silence: "crowded" },
];

/** The calls before a moment, newest first: the one with this place in their order. */
export function pastOf(now: number): (at: number) => CallView {
  const times = [now - 3 * MINUTE];
  const made: CallView[] = [];
  return (at) => {
    while (times.length <= at) times.push(before(times.at(-1) ?? now, times.length));
    return (made[at] ??= past(at, times[at] ?? now));
  };
}

/** When the call before one was: in working hours, at uneven distances. */
function before(time: number, at: number): number {
  const rang = new Date(time - (7 + ((at * 29) % 43)) * MINUTE - ((at * 17) % 60) * 1000);
  if (rang.getHours() < 9) {
    rang.setDate(rang.getDate() - 1);
    rang.setHours(18, 50 - ((at * 7) % 40));
  }
  return rang.getTime();
}

function past(at: number, time: number): CallView {
  const end = ENDS[(at * 8) % ENDS.length];
  const call = sampleCall({
    phase: "ended",
    id: `past-${at}`,
    source: at % 3 ? "pbx" : "softphone",
    line: at % 4 ? null : "Sales",
    rang_at: new Date(time).toISOString(),
    ...CALLERS[(at * 5) % CALLERS.length],
    ...end,
  });
  if (call.direction === "out") {
    // What is placed from here is not reported.
    Object.assign(call, {
      delivery: { state: "none", reason: "outgoing" },
      answer: null,
      found: call.card,
      card: null,
    });
  }
  const { rang_for, talked_for } = call;
  const later = (seconds: number) => new Date(time + seconds * 1000).toISOString();
  return {
    ...call,
    request_id:
      call.delivery.state === "done" ? `c7f3a1d2-5b04-4e7f-9a61-${String(at).padStart(12, "0")}` : null,
    answered_at: talked_for === null ? null : later(rang_for ?? 0),
    ended_at: later((rang_for ?? 60) + (talked_for ?? 0)),
    unseen: call.outcome === "missed" && call.direction === "in" && call.silence !== "not_for_you" && at < 12,
  };
}

function person(
  readable: string,
  kind: NonNullable<CallView["card"]>["kind"],
  id: number,
  title: string | null,
  name: string | null,
): Parts {
  const card = { kind, id, title, person: name };
  return { number: phone(readable), answer: "card", card, link: "card", delivery: done() };
}

function asked(state: "uncertain" | "refused", reason: Reason | null): Parts {
  return { link: "search", delivery: { state, reason } };
}

function done(): CallView["delivery"] {
  return { state: "done", reason: null };
}

function phone(readable: string): CallView["number"] {
  const e164 = readable.replace(/[^+\d]/g, "");
  return { raw: e164, e164, readable, extension: null, kind: "phone" };
}
