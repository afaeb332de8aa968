// A stand-in for the app when the page runs in a plain browser: `npm run dev`, and tests that drive the page.
// It plays one scene per number and never leaves the browser. No build contains it.
// The address chooses what it shows: `?language=ru`, `?demo=no`, `?recent=no`.

import type {
  Backend,
  CallNumber,
  CallView,
  Card,
  Language,
  Refusal,
  Suggestion,
  WindowStart,
} from "./backend";
import { sampleCall } from "./sample-call";
import { standInHistory } from "./stand-in-history";
import { Words } from "./words";

type Ending = Pick<CallView, "answer" | "card" | "link" | "delivery">;

const DONE: CallView["delivery"] = { state: "done", reason: null };
const NOT_IN_CRM: Ending = { answer: "not_in_crm", card: null, link: "new_contact", delivery: DONE };
const SEARCH: Ending = { answer: null, card: null, link: "search", delivery: DONE };

/** How the CRM answers about each number; `null` leaves the call under way. Any other number is not in the CRM. */
const SCENES: [number: string, ending: Ending | null][] = [
  ["+7 999 888-55-33", card("deal", 1042, "Oak kitchen, Hill Street", "Ivan Petrov")],
  ["+1 555 010 0112", card("customer", 51, "Whitfield: yearly care", "Sarah Whitfield")],
  ["+7 999 888-55-41", card("contact", 77, "Елена Кравцова", "Елена Кравцова")],
  ["+1 555 010 0140", card("company", 41, "Harbour Lane Developments", null)],
  ["+7 999 888-55-70", card("deal", 1047, "Мебель для гостевого дома", "ООО «Белый причал»")],
  ["+7 999 888-55-00", NOT_IN_CRM],
  ["+1 555 010 0177", { ...SEARCH, answer: "untold" }],
  ["+1 555 010 0178", { ...SEARCH, delivery: { state: "uncertain", reason: null } }],
  ["+1 555 010 0179", { ...SEARCH, delivery: { state: "refused", reason: "sign_in" } }],
  ["+1 555 010 0180", null],
];
const OFFERED = 6;

/** The stand-in that a page's address asks for. */
export function standInFromAddress(search: string): Backend {
  const asked = new URLSearchParams(search);
  const recent =
    asked.get("recent") === "no" ? [] : ["+7 999 888-55-33", "+7 999 888-55-00", "+1 555 010 0112"];
  return standIn({
    language: asked.get("language") === "ru" ? "ru" : "en",
    demo: asked.get("demo") !== "no",
    recent,
  });
}

/** A stand-in that starts the window like this and plays the scenes at this pace (0 = all at once). */
export function standIn(start: Omit<WindowStart, "suggestions">, pace = 1): Backend {
  const calls = new Map<string, (change: Partial<CallView>) => void>();
  const suggestions = start.demo ? SCENES.slice(0, OFFERED).map(suggestion(start.language)) : [];
  return {
    start: () => Promise.resolve({ ...start, suggestions }),
    readNumber: (text) => Promise.resolve(read(text)),
    async testCall(text, changed) {
      const number = read(text);
      if (number.kind === "invalid") throw refusal("not_a_number");
      let call = sampleCall({ id: `call-${calls.size + 1}`, number, delivery: unsent(number) });
      const change = (part: Partial<CallView>) => {
        call = { ...call, ...part };
        changed(call);
      };
      calls.set(call.id, change);
      await play(number, change, pace);
      return call.id;
    },
    ...standInHistory(),
    openCard: (id) =>
      calls.has(id) || id.startsWith("past") ? Promise.resolve() : Promise.reject(refusal("internal")),
    endCall(id) {
      calls.get(id)?.({ phase: "ended", outcome: "unknown", ended_at: new Date().toISOString() });
      return Promise.resolve();
    },
    followPage: () => Promise.resolve(),
    close: () => Promise.resolve(),
  };
}

/** Tells of one change after the other; resolves once the call is accepted, as the app does. */
async function play(
  number: CallNumber,
  change: (part: Partial<CallView>) => void,
  pace: number,
): Promise<void> {
  const accepted = { accepted: 1, sent: null, answered: null, shown: null };
  const sent = { ...accepted, sent: 2 };
  change({ steps: accepted });
  await after(120 * pace);
  const rest = async () => {
    if (number.kind !== "phone") {
      change({ steps: { ...accepted, shown: 3 } });
      return;
    }
    change({ steps: sent, delivery: { state: "sending", reason: null } });
    await after(400 * pace);
    const ending = endingOf(number);
    const answered = ending?.answer ? 9 : null;
    change({ ...ending, steps: { ...sent, answered } });
    await after(200 * pace);
    change({ steps: { ...sent, answered, shown: answered ? 12 : 252 } });
  };
  void rest();
}

function endingOf(number: CallNumber): Ending | null {
  const scene = SCENES.find(([known]) => digits(known) === digits(number.readable));
  return scene ? scene[1] : NOT_IN_CRM;
}

function suggestion(language: Language): (scene: (typeof SCENES)[number]) => Suggestion {
  const words = new Words(language);
  return ([number, ending]) => {
    const kind = ending?.card && words.say(`card-${ending.card.kind}`);
    const title = ending?.card?.title;
    return {
      number,
      label: kind && title ? words.say("card-titled", { kind, title }) : words.say("notice-not-in-crm"),
    };
  };
}

/** Far simpler than the app's own reading: good enough to look at. */
function read(text: string): CallNumber {
  const all = digits(text).replace(/^8(?=\d{10}$)/, "7");
  if (/^(anonymous|unknown|withheld)$/i.test(text.trim()))
    return { raw: text, e164: null, readable: "", kind: "withheld" };
  if (!all || /\p{L}/u.test(text)) return { raw: text, e164: null, readable: text, kind: "invalid" };
  if (all.length < 7) return { raw: text, e164: null, readable: all, kind: "internal" };
  const known = SCENES.find(([number]) => digits(number) === all);
  return { raw: text, e164: `+${all}`, readable: known?.[0] ?? `+${all}`, kind: "phone" };
}

/** How the report to the CRM stands before anything was done; only phone numbers are reported. */
function unsent({ kind }: CallNumber): CallView["delivery"] {
  return kind === "phone" ? { state: "queued", reason: null } : { state: "none", reason: kind };
}

function card(kind: Card["kind"], id: number, title: string, person: string | null): Ending {
  return { answer: "card", card: { kind, id, title, person }, link: "card", delivery: DONE };
}

function refusal(code: string): Error & Refusal {
  return Object.assign(new Error(code), { code });
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}

function after(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
