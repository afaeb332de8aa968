import { describe, expect, it } from "vitest";
import type { CallView, Reason } from "./backend";
import { sampleCall } from "../stand-in/sample-call";
import { stepsOf } from "./steps";

const NONE = { accepted: null, sent: null, answered: null, shown: null };

/** The steps in one line: `accepted done 1 · sent waiting · …`. */
function told(parts: Partial<CallView>): string {
  return line({ dialled: "8999", call: sampleCall(parts), refusal: null });
}

function line(attempt: Parameters<typeof stepsOf>[0]): string {
  return stepsOf(attempt)
    .map(({ name, state, after, reason }) =>
      [name, state, after, reason].filter((part) => part !== null).join(" "),
    )
    .join(" · ");
}

function delivery(state: CallView["delivery"]["state"], reason: Reason | null = null): CallView["delivery"] {
  return { state, reason };
}

describe("the steps of a call", () => {
  it.each<[string, Partial<CallView>, string]>([
    ["has only been heard of", {}, "accepted waiting · sent waiting · answered waiting · shown waiting"],
    [
      "is being sent",
      { delivery: delivery("sending"), steps: { ...NONE, accepted: 1, sent: 2 } },
      "accepted done 1 · sent done 2 · answered waiting · shown waiting",
    ],
    [
      "was shown before the CRM answered",
      { delivery: delivery("sending"), steps: { accepted: 1, sent: 2, answered: null, shown: 250 } },
      "accepted done 1 · sent done 2 · answered waiting · shown done 250",
    ],
    [
      "went all the way",
      {
        delivery: delivery("done"),
        answer: "untold",
        steps: { accepted: 0, sent: 2, answered: 9, shown: 12 },
      },
      "accepted done 0 · sent done 2 · answered done 9 · shown done 12",
    ],
    [
      "was not answered in time, though that moment has a time too",
      { delivery: delivery("uncertain"), steps: { accepted: 1, sent: 2, answered: 5000, shown: 250 } },
      "accepted done 1 · sent done 2 · answered failed · shown done 250",
    ],
    [
      "was refused by the CRM",
      { delivery: delivery("refused", "unpaid"), steps: { accepted: 1, sent: 2, answered: 8, shown: 11 } },
      "accepted done 1 · sent done 2 · answered failed · shown done 11",
    ],
    [
      "was dropped before it was sent",
      { delivery: delivery("dropped", "stale"), silence: "stale", steps: { ...NONE, accepted: 1 } },
      "accepted done 1 · sent failed · answered skipped · shown skipped stale",
    ],
    [
      "has a number that the CRM is not asked about",
      { delivery: delivery("none", "internal"), steps: { ...NONE, accepted: 1, shown: 3 } },
      "accepted done 1 · sent skipped · answered skipped · shown done 3",
    ],
    [
      "came while notifications were paused",
      {
        delivery: delivery("done"),
        silence: "paused",
        steps: { accepted: 1, sent: 2, answered: 9, shown: null },
      },
      "accepted done 1 · sent done 2 · answered done 9 · shown skipped paused",
    ],
    [
      "ended before it was shown",
      { phase: "ended", delivery: delivery("sending"), steps: { ...NONE, accepted: 1, sent: 2 } },
      "accepted done 1 · sent done 2 · answered waiting · shown skipped ended",
    ],
  ])("that %s", (_, parts, expected) => {
    expect(told(parts)).toBe(expected);
  });

  it("all wait until the app has told of the call", () => {
    expect(line({ dialled: "8999", call: null, refusal: null })).toBe(
      "accepted waiting · sent waiting · answered waiting · shown waiting",
    );
  });

  it("end with the first when the app refuses the call", () => {
    expect(
      line({
        dialled: "abc",
        call: null,
        refusal: { code: "not_a_number", field: null, message: "No number." },
      }),
    ).toBe("accepted failed · sent skipped · answered skipped · shown skipped");
  });
});
