import { describe, expect, it } from "vitest";
import type { CallView } from "./backend";
import { duration, endOf, isMissed, moreOf, openLabel, reasonOf, whoOf } from "./past-call";
import { sampleCall } from "../stand-in/sample-call";
import { Words } from "./words.svelte";

const en = new Words("en");
const DEAL: CallView["card"] = { kind: "deal", id: 7, title: "Oak kitchen", person: "Ivan Petrov" };

describe("a call of the history", () => {
  it.each([
    [
      "its card",
      { card: DEAL, caller_name: "I. P." },
      "Oak kitchen",
      "Ivan Petrov · I. P. · +7 999 888-55-33",
    ],
    ["a card without a name", { card: { ...DEAL, title: null, person: null } }, "+7 999 888-55-33", ""],
    [
      "whoever is on a card without a name",
      { card: { ...DEAL, title: null, person: null, company: "Cedar" } },
      "Cedar",
      "+7 999 888-55-33",
    ],
    ["a contact, once", { card: { ...DEAL, title: "Ivan", person: "Ivan" } }, "Ivan", "+7 999 888-55-33"],
    ["a card that was found", { found: DEAL }, "Oak kitchen", "Ivan Petrov · +7 999 888-55-33"],
    ["the telephone's name", { caller_name: "Olga" }, "Olga", "+7 999 888-55-33"],
    ["its number", {}, "+7 999 888-55-33", ""],
    ["a number that is new to the CRM", { answer: "not_in_crm" }, "+7 999 888-55-33", "Not in the CRM"],
    [
      "nobody",
      { number: { raw: "", e164: null, readable: "", extension: null, kind: "withheld" } },
      "Withheld number",
      "",
    ],
    [
      "the name of a telephone",
      {
        number: {
          raw: "ivan.petrov",
          e164: null,
          readable: "ivan.petrov",
          extension: null,
          kind: "internal",
        },
      },
      "Colleague ivan.petrov",
      "",
    ],
    [
      "a text that is no number",
      { number: { raw: "Line 2?", e164: null, readable: "Line 2?", extension: null, kind: "unreadable" } },
      "Unknown caller",
      "Line 2?",
    ],
    [
      "an extension behind the number",
      {
        number: {
          raw: "+7 495 123-45-67,12",
          e164: "+74951234567",
          readable: "+7 495 123-45-67",
          extension: "12",
          kind: "phone",
        },
      },
      "+7 495 123-45-67 ext. 12",
      "",
    ],
  ] as [string, Partial<CallView>, string, string][])("is named by %s", (_, parts, who, more) => {
    const call = sampleCall(parts);
    expect([whoOf(call, en), moreOf(call, en)]).toEqual([who, more]);
  });

  it.each([
    [{ phase: "ringing" }, "Ringing"],
    [{ phase: "answered" }, "In progress"],
    [{ phase: "ended", outcome: "talked", talked_for: 125 }, "2:05"],
    [{ phase: "ended", outcome: "missed" }, "Missed"],
    [{ phase: "ended", outcome: "missed", direction: "out" }, "No answer"],
    [{ phase: "ended", outcome: "elsewhere" }, "A colleague answered"],
    [{ phase: "ended", outcome: "declined" }, "Declined"],
    [{ phase: "ended", outcome: "unknown" }, "Outcome unknown"],
  ] as [Partial<CallView>, string][])("ends as %o", (parts, end) => {
    expect(endOf(sampleCall(parts), en)).toBe(end);
  });

  it.each([
    [{ silence: "paused" }, "Notifications are paused"],
    [{ silence: "outgoing" }, ""],
    [{ delivery: { state: "refused", reason: "unpaid" } }, "The CRM account is not paid for"],
    [{ delivery: { state: "dropped", reason: "stale" } }, "The call was too old by then"],
    [{ delivery: { state: "uncertain", reason: null } }, "No answer from the CRM"],
    [{}, ""],
  ] as [Partial<CallView>, string][])("explains %o", (parts, reason) => {
    expect(reasonOf(sampleCall(parts), en)).toBe(reason);
  });

  it.each([
    ["card", "Open card"],
    ["new_contact", "Create contact"],
    ["search", "Find in CRM"],
    [null, null],
  ] as const)("opens %s with the words %s", (link, label) => {
    expect(openLabel(sampleCall({ link }), en)).toBe(label);
  });

  it("is missed by the agent, not by somebody who was called", () => {
    const missed = { phase: "ended", outcome: "missed" } as const;
    expect(isMissed(sampleCall(missed))).toBe(true);
    expect(isMissed(sampleCall({ ...missed, direction: "out" }))).toBe(false);
    expect(isMissed(sampleCall({ ...missed, outcome: "elsewhere" }))).toBe(false);
  });

  it("lasts as long as a clock would say", () => {
    expect([0, 59, 125, 3725].map(duration)).toEqual(["0:00", "0:59", "2:05", "1:02:05"]);
  });
});
