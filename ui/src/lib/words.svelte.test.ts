// Whether every id is used, and every used one is there, is tested for the app and the window at once, in callcard-texts.

import { FluentResource } from "@fluent/bundle";
import { describe, expect, it } from "vitest";
import en from "../../locales/en.ftl?raw";
import type { Reason } from "./backend";
import { ofTheWindow } from "../../locales.config";
import { TEXTS, Words } from "./words.svelte";

function ids(source: string): string[] {
  return new FluentResource(source).body.map(({ id }) => id).sort();
}

describe("the words", () => {
  it("have the same ids in every language, and every line of the files is understood", async () => {
    for (const texts of Object.values(TEXTS)) {
      const { default: source } = await texts();
      expect(ids(source)).toEqual(ids(en));
      expect(ids(source)).toEqual([...source.matchAll(/^([a-z][\w-]*) =/gm)].map(([, id]) => id).sort());
    }
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
    expect(new Words("en").forCode("trouble", "moon_phase" as Reason)).toBe("No reason was given");
  });
});

describe("the words that a build leaves out", () => {
  const code = import.meta.glob<string>(
    ["../**/*.svelte", "../**/*.ts", "!../**/*.test.ts", "!../stand-in/**"],
    {
      query: "?raw",
      import: "default",
      eager: true,
    },
  );
  const kept = ids(ofTheWindow(en));

  it("are none that the window names", () => {
    const named = Object.values(code).flatMap((source) =>
      [...source.matchAll(/["'`]([a-z]+(?:-[a-z]+)+)["'`]/g)].map(([, id]) => id ?? ""),
    );
    const known = named.filter((id) => ids(en).includes(id));
    expect(known.length).toBeGreaterThan(200);
    expect(known.filter((id) => !kept.includes(id))).toEqual([]);
  });

  it("are a good part of all, and what has a code is no part of them", () => {
    expect(kept.length).toBeLessThan(ids(en).length * 0.85);
    for (const id of [
      "trouble-keyring-locked",
      "window-reason-paused",
      "doctor-keyring",
      "menu-paused-until",
    ]) {
      expect(kept).toContain(id);
    }
  });
});
