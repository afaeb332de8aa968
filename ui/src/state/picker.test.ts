import { describe, expect, it } from "vitest";
import { Picker } from "./picker.svelte";

const RECENT = ["+7 999 888-55-33", "+1 555-010-0142"];
const SUGGESTIONS = [
  { number: "+79998885533", label: "Ivan Petrov" },
  { number: "+79998885590", label: "Not in the CRM" },
];

describe("the picker", () => {
  it("offers the last numbers with their labels, then the numbers that were not tried yet", () => {
    expect(
      new Picker(
        () => RECENT,
        () => SUGGESTIONS,
      ).groups,
    ).toEqual([
      {
        name: "recent",
        choices: [
          { number: "+7 999 888-55-33", label: "Ivan Petrov" },
          { number: "+1 555-010-0142", label: "" },
        ],
      },
      { name: "demo", choices: [{ number: "+79998885590", label: "Not in the CRM" }] },
    ]);
  });

  it("leaves out a group that has nothing", () => {
    expect(
      new Picker(
        () => [],
        () => [],
      ).groups,
    ).toEqual([]);
  });

  it("walks over all rows and round at both ends", () => {
    const picker = new Picker(
      () => RECENT,
      () => SUGGESTIONS,
    );
    const down = [1, 2, 3, 4].map(() => picker.move(1)?.number);
    expect(down).toEqual([...RECENT, "+79998885590", RECENT[0]]);
    expect(picker.move(-1)?.number).toBe("+79998885590");
  });

  it("starts from the end when the first key is up", () => {
    expect(
      new Picker(
        () => RECENT,
        () => [],
      ).move(-1)?.number,
    ).toBe(RECENT[1]);
  });

  it("only unfolds at the first key when it is folded", () => {
    const picker = new Picker(
      () => RECENT,
      () => [],
    );
    picker.fold();
    expect(picker.move(1)).toBeNull();
    expect(picker.unfolded).toBe(true);
    expect(picker.move(1)?.number).toBe(RECENT[0]);
  });

  it("stays where there is room for it beside the call", () => {
    const picker = new Picker(
      () => RECENT,
      () => [],
    );
    picker.pinned = true;
    picker.fold();
    expect(picker.unfolded).toBe(true);
    expect(picker.move(1)?.number).toBe(RECENT[0]);
    picker.pinned = false;
    expect(picker.unfolded).toBe(false);
  });

  it("stays folded when there is nothing to show", () => {
    const picker = new Picker(
      () => [],
      () => [],
    );
    picker.fold();
    expect(picker.move(1)).toBeNull();
    expect(picker.unfolded).toBe(false);
  });
});
