// The stand-in's telephone: it plays one scene per number and never leaves the browser. No build contains it.

import type { Backend, CallNumber, CallView, Card, Language, Suggestion, WindowStatus } from "../lib/backend";
import { Words } from "../lib/words.svelte";
import { refusal } from "./refusal";
import { sampleCall } from "./sample-call";
import type { Scene } from "./scene";

type Asked = Pick<Backend, "offer" | "typeNumber" | "testCall" | "openCard" | "endCall" | "callBack">;
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

/** What the stand-in does with test calls, at this pace (0 = all at once). */
export function standInCalls({ recent, pace }: Scene, status: () => WindowStatus): Asked {
  const calls = new Map<string, (change: Partial<CallView>) => void>();
  return {
    offer() {
      const { account, language } = status();
      const demo = account.kind === "sandbox";
      return Promise.resolve({
        recent,
        suggestions: demo ? SCENES.slice(0, OFFERED).map(suggestion(language)) : [],
      });
    },
    typeNumber(text) {
      const number = read(text);
      const { kind, readable } = number;
      return Promise.resolve({
        text: kind === "phone" ? readable : kind === "invalid" ? written(text) : text,
        number,
      });
    },
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
    openCard: (id) =>
      calls.has(id) || id.startsWith("past") ? Promise.resolve() : Promise.reject(refusal("internal")),
    endCall(id) {
      calls.get(id)?.({ phase: "ended", outcome: "unknown", ended_at: new Date().toISOString() });
      return Promise.resolve();
    },
    callBack: () => Promise.resolve(),
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
    return { raw: text, e164: null, readable: "", extension: null, kind: "withheld" };
  const bare = text.trim().replace(/^tel:/i, "");
  if (!all || /\p{L}/u.test(bare))
    return { raw: text, e164: null, readable: text, extension: null, kind: "invalid" };
  const begun = bare.startsWith("+") && all.length < (/^[17]/.test(all) ? 11 : 8);
  if (begun) return { raw: text, e164: null, readable: text, extension: null, kind: "invalid" };
  if (all.length < 6) return { raw: text, e164: null, readable: all, extension: null, kind: "internal" };
  const known = SCENES.find(([number]) => digits(number) === all);
  return {
    raw: text,
    e164: `+${all}`,
    readable: known?.[0] ?? written(`+${all}`),
    extension: null,
    kind: "phone",
  };
}

/** A number that is not whole yet, with gaps where a person would leave them. */
function written(text: string): string {
  const all = digits(text);
  if (/\p{L}/u.test(text) || !/^[178]/.test(all) || all.length > 11) return text;
  const [, country = "", area = "", ...rest] = /^(.)(.{0,3})(.{0,3})(.{0,2})(.{0,2})$/.exec(all) ?? [];
  const local = rest.filter(Boolean).join("-");
  return (text.trim().startsWith("+") ? "+" : "") + [country, area, local].filter(Boolean).join(" ");
}

/** How the report to the CRM stands before anything was done; only phone numbers are reported. */
function unsent({ kind }: CallNumber): CallView["delivery"] {
  return kind === "phone" || kind === "invalid"
    ? { state: "queued", reason: null }
    : { state: "none", reason: kind };
}

function card(kind: Card["kind"], id: number, title: string, person: string | null): Ending {
  return { answer: "card", card: { kind, id, title, person }, link: "card", delivery: DONE };
}

function digits(text: string): string {
  return text.replace(/\D/g, "");
}

function after(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
