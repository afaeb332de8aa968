// The history of the stand-in: a believable fortnight, or as many calls as asked for, the same every time.
// The build that the app ships has none of it.

import type { Backend, CallView, HistoryFilter } from "../lib/backend";
import { sampleCall } from "./sample-call";

type Parts = Partial<CallView>;
type Asked = Pick<
  Backend,
  | "history"
  | "followHistory"
  | "seeHistory"
  | "deleteCall"
  | "clearHistory"
  | "exportHistory"
  | "revealExport"
>;

const PAGE = 50;
const MINUTE = 60_000;

const CALLERS: Parts[] = [
  person("+7 999 888-55-33", "deal", 21, "Oak kitchen, Hill Street", "Ivan Petrov"),
  person("+7 999 888-55-41", "contact", 31, "Елена Кравцова", "Елена Кравцова"),
  person("+1 555 010 0112", "customer", 51, "Whitfield: yearly care", "Sarah Whitfield"),
  person("+7 999 888-55-70", "deal", 22, "Мебель для гостевого дома на берегу", "Игорь Маслов"),
  { number: phone("+1 555 010 0177"), answer: "not_in_crm", link: "new_contact", delivery: done() },
  { number: phone("+44 7700 900118"), caller_name: "James Holloway", ...asked("uncertain", null) },
  {
    number: { raw: "", e164: null, readable: "", kind: "withheld" },
    delivery: { state: "none", reason: "withheld" },
  },
  {
    number: { raw: "204", e164: null, readable: "204", kind: "internal" },
    delivery: { state: "none", reason: "internal" },
  },
  person("+1 555 010 0140", "company", 41, "Harbour Lane Developments", null),
  { number: phone("+7 999 888-55-90"), ...asked("refused", "unpaid") },
];

const ENDS: Parts[] = [
  { phase: "ended", outcome: "talked", talked_for: 125, rang_for: 6 },
  { phase: "ended", outcome: "missed", rang_for: 21 },
  { phase: "ended", outcome: "talked", talked_for: 3725, rang_for: 4 },
  { phase: "ended", outcome: "elsewhere", rang_for: 9 },
  { phase: "ended", outcome: "talked", talked_for: 48, rang_for: 11, direction: "out", silence: "outgoing" },
  { phase: "ended", outcome: "missed", rang_for: 14, silence: "paused" },
  { phase: "ended", outcome: "declined", rang_for: 3 },
  { phase: "ended", outcome: "unknown" },
];

/** Which calls each filter keeps. */
const KEPT: Record<HistoryFilter, (call: CallView) => boolean> = {
  all: () => true,
  missed: (call) => call.outcome === "missed" && call.direction === "in",
  unknown: (call) => call.answer === "not_in_crm",
  silent: (call) => call.silence !== null && call.silence !== "outgoing",
};

/** What the stand-in answers about the history. */
export function standInHistory(count: number, now = Date.now()): Asked {
  let calls = past(count, now);
  return {
    history({ search, filter, before }) {
      const words = (search ?? "").toLowerCase().split(/\s+/).filter(Boolean);
      const found = calls.filter(
        (call) => KEPT[filter](call) && words.every((word) => text(call).includes(word)),
      );
      const from = before ? found.findIndex((call) => call.id === before) + 1 : 0;
      const page = found.slice(from, from + PAGE);
      return Promise.resolve({ calls: page, more: from + PAGE < found.length });
    },
    followHistory: () => Promise.resolve(),
    seeHistory: () => Promise.resolve(),
    deleteCall(id) {
      calls = calls.filter((call) => call.id !== id);
      return Promise.resolve();
    },
    clearHistory() {
      const count = calls.length;
      calls = [];
      return Promise.resolve(count);
    },
    exportHistory: () => Promise.resolve("/home/agent/Downloads/Callcard 2026-01-31.csv"),
    revealExport: () => Promise.resolve(),
  };
}

function past(count: number, now: number): CallView[] {
  return Array.from({ length: count }, (_, at) => {
    const rang = new Date(now - (3 + at * 97) * MINUTE);
    const end = ENDS[(at * 5) % ENDS.length];
    const call = sampleCall({
      id: `past-${at}`,
      source: at % 3 ? "pbx" : "softphone",
      line: at % 4 ? null : "Sales",
      rang_at: rang.toISOString(),
      ended_at: new Date(rang.getTime() + MINUTE).toISOString(),
      ...CALLERS[(at * 7) % CALLERS.length],
      ...end,
    });
    return { ...call, unseen: call.outcome === "missed" && at < 8 };
  });
}

function person(
  readable: string,
  kind: NonNullable<CallView["card"]>["kind"],
  id: number,
  title: string,
  name: string | null,
): Parts {
  const card = { kind, id, title, person: name };
  return { number: phone(readable), answer: "card", card, link: "card", delivery: done() };
}

function asked(state: "uncertain" | "refused", reason: string | null): Parts {
  return { link: "search", delivery: { state, reason } };
}

function done(): CallView["delivery"] {
  return { state: "done", reason: null };
}

function phone(readable: string): CallView["number"] {
  const e164 = readable.replace(/[^+\d]/g, "");
  return { raw: e164, e164, readable, kind: "phone" };
}

function text(call: CallView): string {
  const { card, caller_name, line, number } = call;
  const digits = number.readable.replace(/\D/g, "");
  return [card?.title, card?.person, caller_name, line, number.readable, digits].join(" ").toLowerCase();
}
