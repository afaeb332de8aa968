// The result of a test call as the window shows it: words, picture and button. Pure: an attempt goes in, what to show
// comes out. What the button opens is decided by the app, not here.

import { type Attempt, numberOf } from "./attempt";
import type { CallView, Card } from "./backend";
import type { Words } from "./words.svelte";

export type Outcome =
  "card" | "not_in_crm" | "untold" | "uncertain" | "refused" | "dropped" | "not_asked" | "not_accepted";

export interface Result {
  /** Null while the call is under way. */
  outcome: Outcome | null;
  picture: "call" | "deal" | "customer" | "contact" | "company" | "new" | "search" | "trouble";
  tone: "good" | "warn" | "bad" | "quiet";
  /** What it is: a kind of card, or a state in a few words. */
  kind: string;
  title: string;
  /** The title is the number. */
  number: boolean;
  /** The line below the title, in parts that should not be broken; may be empty. */
  details: string[];
  /** The words of the button that opens the CRM, if there is something to open. */
  open: string | null;
}

type Saying = Pick<Result, "picture" | "tone"> & { kind: string };

/** How each outcome without a card is said; `kind` is the id of a message. */
const SAYINGS: Record<Exclude<Outcome, "card">, Saying> = {
  not_in_crm: { picture: "new", tone: "good", kind: "notice-not-in-crm" },
  untold: { picture: "search", tone: "warn", kind: "notice-untold" },
  uncertain: { picture: "search", tone: "warn", kind: "notice-uncertain" },
  refused: { picture: "trouble", tone: "bad", kind: "test-call-refused" },
  dropped: { picture: "trouble", tone: "bad", kind: "test-call-dropped" },
  not_asked: { picture: "call", tone: "quiet", kind: "test-call-not-asked" },
  not_accepted: { picture: "trouble", tone: "bad", kind: "test-call-not-accepted" },
};

/** What the button says, by what it opens; ids of messages. */
const LINKS: Record<NonNullable<CallView["link"]>, string> = {
  card: "notice-open",
  new_contact: "notice-create-contact",
  search: "notice-find",
};

/** What the window shows about an attempt. */
export function resultOf(attempt: Attempt, words: Words): Result {
  const { call, refusal } = attempt;
  const title = numberOf(attempt);
  const outcome = refusal ? "not_accepted" : call && outcomeOf(call);
  if (outcome === "card" && call?.card) return cardResult(call, call.card, title, words);
  if (call?.found && (outcome === "untold" || outcome === "uncertain")) {
    const found = cardResult(call, call.found, title, words);
    return { ...found, outcome, tone: "warn", details: [...found.details, words.say("notice-found")] };
  }
  if (outcome === null || outcome === "card") {
    const kind = words.say(call?.phase === "ended" ? "test-call-ended" : "test-call-ringing");
    return {
      outcome: null,
      picture: "call",
      tone: "good",
      kind,
      title,
      number: true,
      details: [],
      open: null,
    };
  }
  const { picture, tone, kind } = SAYINGS[outcome];
  return {
    outcome,
    picture,
    tone,
    kind: words.say(kind),
    title,
    number: true,
    details: detailsOf(attempt, outcome, words),
    open: openOf(call, words),
  };
}

function outcomeOf({ answer, delivery }: CallView): Outcome | null {
  switch (delivery.state) {
    case "none":
      return "not_asked";
    case "uncertain":
    case "refused":
    case "dropped":
      return delivery.state;
  }
  switch (answer) {
    case "card":
    case "not_in_crm":
    case "untold":
      return answer;
    default:
      return null;
  }
}

function detailsOf({ call, refusal }: Attempt, outcome: Outcome, words: Words): string[] {
  const reason = call?.delivery.reason ?? null;
  switch (outcome) {
    case "untold":
      return [words.say("test-call-untold-detail")];
    case "uncertain":
      return [words.say("test-call-uncertain-detail")];
    case "refused":
      return [words.forCode("trouble", reason)];
    case "dropped":
    case "not_asked":
      return [words.forCode("window-reason", reason)];
    case "not_accepted":
      return [words.forCode("window-refusal", refusal?.code ?? null)];
    default:
      return [];
  }
}

function openOf(call: CallView | null, words: Words): string | null {
  return call?.link ? words.say(LINKS[call.link]) : null;
}

function cardResult(call: CallView, card: Card, number: string, words: Words): Result {
  const kind = words.say(`card-${card.kind}`);
  // The card of a contact bears the person's own name: once is enough.
  const person = [card.person, card.company, call.caller_name].find((name) => name && name !== card.title);
  return {
    outcome: "card",
    picture: card.kind,
    tone: "good",
    kind,
    // No person knows a card by its id.
    title: card.title ?? number,
    number: !card.title,
    details: [person, card.title ? number : null].filter((part): part is string => Boolean(part)),
    open: openOf(call, words),
  };
}
