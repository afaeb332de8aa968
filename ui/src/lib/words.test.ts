import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import en from "../../locales/en.ftl?raw";
import { SOURCES, Words } from "./words";

const sources = import.meta.glob<string>(["../**/*.svelte", "../**/*.ts", "!../**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** The ids in the code: those written whole, and the fixed beginnings of those that are put together. */
const code = Object.values(sources).join("\n");
const FAMILIES_OF_CODES = ["window-reason", "window-refusal"];
const FAMILIES = "window|test-call|notice|card|refused";
const whole = [...code.matchAll(new RegExp(`"((?:${FAMILIES})-[a-z-]+)"`, "g"))].map(([, id]) => id ?? "");
const begun = [...code.matchAll(new RegExp("`((?:" + FAMILIES + ")-[a-z-]*)\\$\\{", "g"))].map(
  ([, id]) => id ?? "",
);

function ids(source: string): string[] {
  return new FluentResource(source).body.map(({ id }) => id).sort();
}

describe("the words", () => {
  it("have the same ids in every language, and every line of the files is understood", () => {
    for (const source of Object.values(SOURCES)) {
      expect(ids(source)).toEqual(ids(en));
      expect(ids(source)).toEqual([...source.matchAll(/^([a-z][\w-]*) =/gm)].map(([, id]) => id).sort());
    }
  });

  it("hold every id that the code names", () => {
    expect(whole.length).toBeGreaterThan(20);
    expect(whole.filter((id) => !FAMILIES_OF_CODES.includes(id) && !ids(en).includes(id))).toEqual([]);
    expect(begun.filter((start) => !ids(en).some((id) => id.startsWith(start)))).toEqual([]);
  });

  it("hold no id of the window that nothing names", () => {
    const own = ids(en).filter((id) => /^(window|test-call)-/.test(id));
    const named = (id: string) =>
      whole.includes(id) ||
      [...begun, "window-reason-", "window-refusal-"].some((start) => id.startsWith(start));
    expect(own.filter((id) => !named(id))).toEqual([]);
  });

  it("tell times as a person would", () => {
    const english = new Words("en");
    expect([0, 3, 999, 1000, 5230].map((ms) => english.elapsed(ms))).toEqual([
      "at once",
      "in 3 ms",
      "in 999 ms",
      "in 1.0 s",
      "in 5.2 s",
    ]);
    expect(new Words("ru").elapsed(5230)).toBe("через 5,2 с");
  });

  it("have something to say for a reason they do not know", () => {
    expect(new Words("en").forCode("window-reason", "not_for_you")).toBe("The call is for somebody else");
    expect(new Words("en").forCode("trouble", "moon_phase")).toBe("No reason was given");
  });
});
