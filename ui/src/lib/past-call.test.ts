import { describe, expect, it } from "vitest";
import type { CallView } from "./backend";
import { answerOf, byDay, duration, endOf, moreOf, openLabel, reasonOf, whoOf } from "./past-call";
import { sampleCall } from "../stand-in/sample-call";
import { Words } from "./words.svelte";

const en = new Words("en");
const ru = new Words("ru");
const DEAL: CallView["card"] = { kind: "deal", id: 7, title: "Oak kitchen", person: "Ivan Petrov" };

/** A moment of the agent's own day, whatever the time zone. */
function local(day: number, hour = 12): string {
  return new Date(2026, 0, day, hour).toISOString();
}

describe("the days of the history", () => {
  it("are the agent's own, the last two by name", () => {
    const calls = [local(31, 9), local(31, 0), local(30, 23), local(5), new Date(2025, 11, 24).toISOString()];
    const past = calls.map((rang_at, at) => sampleCall({ id: String(at), rang_at }));
    const days = byDay(past, new Date(2026, 0, 31, 18), en);
    expect(days.map((day) => [day.name, day.calls.length])).toEqual([
      ["Today", 2],
      ["Yesterday", 1],
      ["Monday, January 5", 1],
      ["Wednesday, December 24, 2025", 1],
    ]);
    expect(byDay(past.slice(3, 4), new Date(2026, 0, 31), ru)[0]?.name).toBe("понедельник, 5 января");
  });
});

describe("a call of the history", () => {
  it.each([
    [
      "its card",
      { card: DEAL, caller_name: "I. P." },
      "Oak kitchen",
      "Ivan Petrov · I. P. · +7 999 888-55-33",
    ],
    ["a card without a name", { card: { ...DEAL, title: null, person: null } }, "Deal 7", "+7 999 888-55-33"],
    ["a contact, once", { card: { ...DEAL, title: "Ivan", person: "Ivan" } }, "Ivan", "+7 999 888-55-33"],
    ["a card that was found", { found: DEAL }, "Oak kitchen", "Ivan Petrov · +7 999 888-55-33"],
    ["the telephone's name", { caller_name: "Olga" }, "Olga", "+7 999 888-55-33"],
    ["its number", {}, "+7 999 888-55-33", ""],
    ["nobody", { number: { raw: "", e164: null, readable: "", kind: "withheld" } }, "Withheld number", ""],
  ] as [string, Partial<CallView>, string, string][])("is named by %s", (_, parts, who, more) => {
    const call = sampleCall(parts);
    expect([whoOf(call, en), moreOf(call, en)]).toEqual([who, more]);
  });

  it.each([
    [{ phase: "ringing" }, "Ringing"],
    [{ phase: "answered" }, "In progress"],
    [{ phase: "ended", outcome: "talked", talked_for: 125 }, "2:05"],
    [{ phase: "ended", outcome: "missed" }, "Missed"],
    [{ phase: "ended", outcome: "elsewhere" }, "A colleague answered"],
    [{ phase: "ended", outcome: "declined" }, "Declined"],
    [{ phase: "ended", outcome: "unknown" }, "End not known"],
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

  it("says what the CRM said and what a click opens", () => {
    const unknown = sampleCall({ answer: "not_in_crm", link: "new_contact" });
    expect([answerOf(unknown, en), openLabel(unknown, en)]).toEqual(["Not in the CRM", "Create contact"]);
    const internal = sampleCall({ delivery: { state: "none", reason: "internal" } });
    expect([answerOf(internal, en), openLabel(internal, en)]).toEqual([
      "The call was not sent to the CRM",
      null,
    ]);
    expect(answerOf(sampleCall({ card: DEAL }), ru)).toBe("Сделка");
    const found = sampleCall({ answer: "untold", found: DEAL, link: "card" });
    expect([answerOf(found, en), openLabel(found, en)]).toEqual([
      "Found by the number; the CRM has not confirmed it",
      "Open card",
    ]);
  });

  it("lasts as long as a clock would say", () => {
    expect([0, 59, 125, 3725].map(duration)).toEqual(["0:00", "0:59", "2:05", "1:02:05"]);
  });
});
