import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Draft, REST } from "./draft.svelte";

let kept: number;
let saved: number[];
let takes: boolean;
let said: string[];

beforeEach(() => {
  vi.useFakeTimers();
  kept = 45;
  saved = [];
  takes = true;
  said = [];
});
afterEach(() => vi.useRealTimers());

function draft(hasty?: (value: number) => boolean): Draft {
  return new Draft({
    kept: () => kept,
    least: () => 5,
    most: () => 600,
    save: (value) => {
      saved.push(value);
      if (takes) kept = value;
      return Promise.resolve(takes);
    },
    refuse: () => said.push("refused"),
    accept: () => said.push("accepted"),
    ...(hasty && { hasty }),
  });
}

describe("a number that is typed", () => {
  it("is saved once, when the typing rests", async () => {
    const field = draft();
    field.type("6");
    await vi.advanceTimersByTimeAsync(REST - 1);
    field.type("60");
    await vi.advanceTimersByTimeAsync(REST - 1);
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(saved).toEqual([60]);
    expect(field.text).toBe("60");
  });

  it("is saved at once when the field is left, and not again", async () => {
    const field = draft();
    field.type(" 60 ");
    await field.settle();
    await vi.advanceTimersByTimeAsync(REST);
    await field.settle();
    expect(saved).toEqual([60]);
    expect(field.text).toBe("60");
  });

  it("stays as typed when it is refused, and is not asked for again until it is changed", async () => {
    takes = false;
    const field = draft();
    field.type("3");
    await vi.advanceTimersByTimeAsync(REST);
    await field.settle();
    expect(field.text).toBe("3");
    expect(saved).toEqual([3]);
    takes = true;
    field.type("30");
    await vi.advanceTimersByTimeAsync(REST);
    expect(saved).toEqual([3, 30]);
  });

  it.each(["", "abc", "4.5", "-3"])("is refused here when it is %j, and stays", async (text) => {
    const field = draft();
    field.type(text);
    await field.settle();
    expect(said).toEqual(["refused"]);
    expect(saved).toEqual([]);
    expect(field.text).toBe(text);
  });

  it("that is in force already needs no saving", async () => {
    const field = draft();
    field.type("045");
    await field.settle();
    expect(saved).toEqual([]);
    expect(said).toEqual(["accepted"]);
    expect(field.text).toBe("45");
  });

  it("gives way to what changes elsewhere once it is saved", async () => {
    const field = draft();
    field.type("60");
    await field.settle();
    kept = 90;
    expect(field.text).toBe("90");
  });

  it("waits for Enter where it could be on its way to another", async () => {
    const field = draft((value) => value >= kept);
    field.type("9");
    await vi.advanceTimersByTimeAsync(REST * 2);
    expect(saved).toEqual([]);
    field.type("90");
    await vi.advanceTimersByTimeAsync(REST);
    field.type("9");
    await field.settle();
    expect(saved).toEqual([90, 9]);
  });

  it("is forgotten on request, with what was wrong with it", () => {
    const field = draft();
    expect(field.reset()).toBe(false);
    field.type("3");
    expect(field.reset()).toBe(true);
    expect(field.text).toBe("45");
    expect(said).toEqual(["accepted", "accepted"]);
  });
});

describe("stepping", () => {
  it.each([
    ["45", 5, "50"],
    ["47", 5, "50"],
    ["47", -5, "45"],
    ["45", -5, "40"],
    ["5", -5, "5"],
    ["7", -5, "5"],
    ["599", 5, "600"],
    ["600", 5, "600"],
    ["900", -5, "600"],
    ["abc", 1, "46"],
  ])("from %s by %d leads to %s", (from, by, to) => {
    const field = draft();
    field.type(from);
    field.step(by);
    expect(field.text).toBe(to);
  });
});
