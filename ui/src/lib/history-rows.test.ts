import { describe, expect, it } from "vitest";
import { sampleCall } from "../stand-in/sample-call";
import type { CallView } from "./backend";
import { below, dayName, rowsOf } from "./history-rows";
import { Words } from "./words.svelte";

/** A moment of the agent's own day, whatever the time zone. */
function local(day: number, hour = 12): string {
  return new Date(2026, 0, day, hour).toISOString();
}

/** Calls by their ids, each an hour older than the one before. */
function calls(ids: string): CallView[] {
  return Array.from(ids, (id) =>
    sampleCall({ id, rang_at: new Date(Date.UTC(2026, 0, 5) + id.charCodeAt(0) * 3_600_000).toISOString() }),
  );
}

describe("the rows of the history", () => {
  const past = [local(31, 9), local(31, 0), local(30, 23), local(5)].map((rang_at, at) =>
    sampleCall({ id: String(at), rang_at }),
  );
  const said = (rows: ReturnType<typeof rowsOf>) => rows.map((row) => row.call?.id ?? row.day.getDate());

  it("begin each of the agent's own days with a heading", () => {
    expect(said(rowsOf(past))).toEqual([31, "0", "1", 30, "2", 5, "3"]);
  });

  it("go on under the day above", () => {
    const above = rowsOf(past.slice(0, 1));
    expect(said(rowsOf(past.slice(1), above.at(-1)))).toEqual(["1", 30, "2", 5, "3"]);
  });

  it("have keys of their own even where a day comes twice", () => {
    const keys = rowsOf([past[0], past[2], past[1]] as CallView[]).map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe("a day", () => {
  const today = new Date(2026, 0, 31, 18);
  it.each([
    ["en", new Date(2026, 0, 31, 1), "Today"],
    ["en", new Date(2026, 0, 30, 23), "Yesterday"],
    ["en", new Date(2026, 0, 5), "Monday, January 5"],
    ["en", new Date(2025, 11, 24), "Wednesday, December 24, 2025"],
    ["ru", new Date(2026, 0, 5), "Понедельник, 5 января"],
  ] as const)("in %s is named as %s", (language, day, name) => {
    expect(dayName(day, today, new Words(language))).toBe(name);
  });
});

describe("what stays below the newest calls", () => {
  it.each([
    ["what is older", "edc", "cba", "ba"],
    ["all but what is gone", "edb", "cba", "a"],
    ["nothing that should have been among them", "edca", "dcba", ""],
    ["nothing newer than a call that was put in between", "gec", "gfedba", "ba"],
    ["nothing when there is nothing", "", "cba", ""],
  ])("is %s", (_, newest, known, kept) => {
    const ids = below(calls(newest), calls(known))?.map((call) => call.id);
    expect(ids?.join("")).toBe(kept);
  });

  it("cannot be told where they do not meet", () => {
    expect(below(calls("fe"), calls("cba"))).toBeNull();
  });
});
