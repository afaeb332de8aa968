import { describe, expect, it } from "vitest";
import type { CallView, Card, Reason, Refusal } from "./backend";
import { resultOf } from "./result";
import { sampleCall } from "../stand-in/sample-call";
import { Words } from "./words.svelte";

const words = new Words("en");

/** The result in one line: outcome, kind, title, details, button. */
function told(parts: Partial<CallView>, refusal: Refusal | null = null): string {
  const { outcome, kind, title, details, open } = resultOf(
    { dialled: "8999", call: sampleCall(parts), refusal },
    words,
  );
  return [outcome, kind, title, details.join(" · "), open].map((part) => part ?? "–").join(" | ");
}

const DONE: CallView["delivery"] = { state: "done", reason: null };
const NUMBER = "+7 999 888-55-33";
const IVAN: Card = { kind: "contact", id: 31, title: "Ivan Petrov", person: null };

function card(part: Partial<Card>): Partial<CallView> {
  return {
    delivery: DONE,
    answer: "card",
    card: { kind: "deal", id: 7, title: "Kitchen", person: "Ivan Petrov", ...part },
    link: "card",
  };
}

describe("the result of a call", () => {
  it.each<[string, Partial<CallView>, string]>([
    ["rings while nothing is known", {}, `– | Ringing | ${NUMBER} |  | –`],
    [
      "is not known while a remembered card can be opened",
      { link: "card" },
      `– | Ringing | ${NUMBER} |  | –`,
    ],
    ["ended before the CRM answered", { phase: "ended" }, `– | Call ended | ${NUMBER} |  | –`],
    ["is a deal", card({}), `card | Deal | Kitchen | Ivan Petrov · ${NUMBER} | Open card`],
    [
      "is a contact, named once",
      card({ kind: "contact", title: "Ivan Petrov" }),
      `card | Contact | Ivan Petrov | ${NUMBER} | Open card`,
    ],
    [
      "is a card without a name",
      card({ title: null, person: null }),
      `card | Deal | ${NUMBER} |  | Open card`,
    ],
    [
      "is a card without a person, whom the telephone system knows",
      { ...card({ kind: "company", person: null }), caller_name: "Reception" },
      `card | Company | Kitchen | Reception · ${NUMBER} | Open card`,
    ],
    [
      "is not in the CRM",
      { delivery: DONE, answer: "not_in_crm", link: "new_contact" },
      `not_in_crm | Not in the CRM | ${NUMBER} |  | Create contact`,
    ],
    [
      "is untold, and the card of the last time can be opened",
      { delivery: DONE, answer: "untold", link: "card" },
      `untold | The CRM did not say who it is | ${NUMBER} | The CRM accepted the call but named no card | Open card`,
    ],
    [
      "is untold",
      { delivery: DONE, answer: "untold", link: "search" },
      `untold | The CRM did not say who it is | ${NUMBER} | The CRM accepted the call but named no card | Find in CRM`,
    ],
    [
      "is untold, and its number has one contact",
      { delivery: DONE, answer: "untold", found: IVAN, link: "card" },
      `untold | Contact | Ivan Petrov | ${NUMBER} · ${words.say("notice-found")} | Open card`,
    ],
    [
      "is uncertain, and its number has one contact",
      { delivery: { state: "uncertain", reason: null }, found: IVAN, link: "card" },
      `uncertain | Contact | Ivan Petrov | ${NUMBER} · ${words.say("notice-found")} | Open card`,
    ],
    [
      "is uncertain",
      { delivery: { state: "uncertain", reason: null }, link: "search" },
      `uncertain | No answer from the CRM | ${NUMBER} | The CRM may have received the call, so it is not sent again | Find in CRM`,
    ],
    [
      "was refused",
      { delivery: { state: "refused", reason: "sign_in" }, link: "search" },
      `refused | The CRM refused the call | ${NUMBER} | ${words.say("trouble-sign-in")} | Find in CRM`,
    ],
    [
      "was dropped for a reason newer than the words",
      { delivery: { state: "dropped", reason: "moon_phase" as Reason } },
      `dropped | Not sent to the CRM | ${NUMBER} | No reason was given | –`,
    ],
    [
      "was never asked for",
      { delivery: { state: "none", reason: "no_me" } },
      `not_asked | The call was not sent to the CRM | ${NUMBER} | Choose who you are in the CRM first | –`,
    ],
  ])("%s", (_, parts, expected) => {
    expect(told(parts)).toBe(expected);
  });

  it("is the app's own refusal, whatever else is known", () => {
    expect(told({}, { code: "ending", field: null, message: "Callcard is ending" })).toBe(
      `not_accepted | The call was not placed | ${NUMBER} | Callcard is closing | –`,
    );
  });

  it("shows what was typed until the app has read it, and for a withheld number", () => {
    const withheld = {
      raw: "anonymous",
      e164: null,
      readable: "",
      extension: null,
      kind: "withheld" as const,
    };
    expect(resultOf({ dialled: "8999", call: null, refusal: null }, words).title).toBe("8999");
    expect(
      resultOf({ dialled: "anonymous", call: sampleCall({ number: withheld }), refusal: null }, words).title,
    ).toBe("anonymous");
  });
});
