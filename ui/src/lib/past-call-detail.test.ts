import { describe, expect, it } from "vitest";
import { sampleCall } from "../stand-in/sample-call";
import type { AccountView, CallView, Silence } from "./backend";
import { answerOf, courseOf, factsOf, whyOf } from "./past-call-detail";
import { Words } from "./words.svelte";

const en = new Words("en");
const DEAL: CallView["card"] = { kind: "deal", id: 7, title: "Oak kitchen", person: "Ivan Petrov" };
const [RANG, LATER, END] = ["2026-01-05T09:30:00Z", "2026-01-05T09:30:06Z", "2026-01-05T09:32:11Z"];
const talked = { phase: "ended", outcome: "talked", answered_at: LATER, rang_for: 6 } as const;

describe("the course of a call", () => {
  it.each([
    [{}, "Rang; Still ringing"],
    [{ phase: "answered", answered_at: LATER, rang_for: 6 }, "Rang; Answered after 6 sec; Still talking"],
    [{ ...talked, talked_for: 125, ended_at: END }, "Rang; Answered after 6 sec; Ended after 2:05 of talk"],
    [{ ...talked, talked_for: null }, "Rang; Answered after 6 sec; How it ended was not reported"],
    [{ phase: "ended", outcome: "missed", rang_for: 21 }, "Rang; Stopped ringing after 21 sec"],
    [{ phase: "ended", outcome: "elsewhere", rang_for: 9 }, "Rang; A colleague answered after 9 sec"],
    [{ phase: "ended", outcome: "declined", rang_for: 3 }, "Rang; Declined after 3 sec"],
    [{ phase: "ended", outcome: "unknown" }, "Rang; How it ended was not reported"],
    [
      { direction: "out", phase: "ended", outcome: "missed", rang_for: 30 },
      "You called; Not answered for 30 sec",
    ],
    [
      { ...talked, direction: "out", talked_for: 4 },
      "You called; They answered after 6 sec; Ended after 4 sec of talk",
    ],
  ] as [Partial<CallView>, string][])("of %o is told", (parts, told) => {
    const course = courseOf(sampleCall({ rang_at: RANG, ...parts }), en);
    expect(course.map((moment) => moment.text).join("; ")).toBe(told);
  });

  it("has the time of each moment that somebody told of", () => {
    const call = sampleCall({ rang_at: RANG, ...talked, talked_for: 125, ended_at: END });
    expect(courseOf(call, en).map((moment) => moment.at)).toEqual([RANG, LATER, END]);
    const unknown = sampleCall({ rang_at: RANG, phase: "ended", outcome: "unknown", ended_at: END });
    expect(courseOf(unknown, en).map((moment) => moment.at)).toEqual([RANG, null]);
  });
});

describe("why there was no notice", () => {
  it("has a sentence in every language for every reason", () => {
    const reasons: Silence[] = [
      "paused",
      "not_for_you",
      "stale",
      "crowded",
      "outgoing",
      "over",
      "ignored",
      "too_short",
      "other_line",
    ];
    for (const language of ["en", "ru", "es", "pt"] as const) {
      const words = new Words(language);
      const texts = reasons.map((silence) => whyOf(sampleCall({ silence }), true, words)?.text);
      expect(new Set(texts).size).toBe(reasons.length);
      expect(texts.every((text) => text?.endsWith("."))).toBe(true);
    }
  });

  it.each([
    ["paused", true, "resume"],
    ["paused", false, null],
    ["ignored", false, "settings"],
    ["too_short", false, "settings"],
    ["other_line", false, "settings"],
    ["not_for_you", false, "settings"],
    ["stale", false, "doctor"],
    ["outgoing", false, null],
  ] as const)("of %s, paused: %s, leads to %s", (silence, paused, way) => {
    expect(whyOf(sampleCall({ silence }), paused, en)?.way).toBe(way);
  });

  it("says that a pause is over", () => {
    expect(whyOf(sampleCall({ silence: "paused" }), false, en)?.text).toContain("on again");
    expect(whyOf(sampleCall({ silence: "paused" }), true, en)?.text).not.toContain("on again");
  });

  it("is a general sentence for a reason that is newer than the words, and none without one", () => {
    expect(whyOf(sampleCall({ silence: "eclipse" as Silence }), false, en)?.text).toBe("No reason was given");
    expect(whyOf(sampleCall(), false, en)).toBeNull();
  });
});

describe("what the CRM said", () => {
  const done = { state: "done", reason: null } as const;
  it.each([
    [{ answer: "card", card: DEAL, delivery: done }, "Deal: Oak kitchen · Ivan Petrov", null],
    [{ card: { ...DEAL, kind: "contact", title: "Ivan", person: "Ivan" } }, "Contact: Ivan", null],
    [{ card: { ...DEAL, title: null, person: null } }, "Deal", null],
    [
      { answer: "untold", found: DEAL, delivery: done },
      "Deal: Oak kitchen · Ivan Petrov",
      "Found by number, not confirmed by the CRM",
    ],
    [{ answer: "not_in_crm", delivery: done }, "Not in the CRM", null],
    [{ answer: "untold", delivery: done }, "The CRM did not say who it is", null],
    [
      { delivery: { state: "refused", reason: "unpaid" } },
      "The CRM account is not paid for",
      "Ask the account’s administrator. Calls are still shown",
    ],
    [
      { delivery: { state: "uncertain", reason: null } },
      "No answer from the CRM",
      "The CRM may have received the call, so it is not sent again",
    ],
    [
      { delivery: { state: "dropped", reason: "stale" } },
      "Not sent to the CRM",
      "The call was too old by then",
    ],
    [
      { delivery: { state: "none", reason: "withheld" } },
      "The call was not sent to the CRM",
      "The number is withheld",
    ],
    [{ delivery: { state: "queued", reason: null } }, "Asking the CRM…", null],
  ] as [Partial<CallView>, string, string | null][])("about %o is told", (parts, text, detail) => {
    expect(answerOf(sampleCall(parts), en)).toEqual({ text, detail });
  });
});

describe("the facts of a call", () => {
  const account = { me: 1, users: [{ id: 1, name: "Anna", admin: false }] } as AccountView;
  const facts = (parts: Partial<CallView>) => Object.fromEntries(factsOf(sampleCall(parts), account, en));

  it("name its users, and the agent among them", () => {
    expect(facts({ users: [1, 2] })["history-users"]).toBe("Anna (you), User 2");
  });

  it("leave out what is not known", () => {
    expect(facts({})).toEqual({ "history-number": "+7 999 888-55-33", "history-source": "Test call" });
    const withheld: CallView["number"] = {
      raw: "",
      e164: null,
      readable: "",
      extension: null,
      kind: "withheld",
    };
    expect(facts({ number: withheld, source: "pbx", line: "Sales", to: "100" })).toEqual({
      "history-to": "100",
      "history-line": "Sales",
      "history-source": "pbx",
    });
  });
});
