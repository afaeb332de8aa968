import { describe, expect, it } from "vitest";
import { countries } from "./countries";
import { matching } from "./matching";

const LANGUAGES = ["en", "ru", "es", "pt"] as const;

describe("the countries", () => {
  it.each(LANGUAGES)("all have names of their own in %s, in its order", (language) => {
    const all = countries(language);
    const names = all.map(({ label }) => label);
    expect(new Set(names).size).toBe(243);
    expect(all.filter(({ value, label }) => value === label)).toEqual([]);
    expect([...names].sort(new Intl.Collator(language).compare)).toEqual(names);
  });

  it.each([
    ["ru", "росс", "RU"],
    ["ru", "Germany", "DE"],
    ["ru", "kz", "KZ"],
    ["ru", "ЧЕХ", "CZ"],
    ["es", "espana", "ES"],
    ["es", "Perú", "PE"],
    ["pt", "sao tome", "ST"],
    ["en", "bosnia herz", "BA"],
    ["en", "  united k ", "GB"],
  ] as const)("in %s, %j finds %s first", (language, typed, code) => {
    expect(matching(countries(language), typed)[0]?.value).toBe(code);
  });

  it("are found by the beginnings of words only, and not at all where nothing fits", () => {
    const found = (typed: string) => matching(countries("en"), typed).map(({ value }) => value);
    expect(found("land")).not.toContain("FI");
    expect(found("islands")).toContain("AX");
    expect(matching(countries("en"), "nowhere")).toEqual([]);
    expect(matching(countries("en"), " ")).toHaveLength(243);
  });
});
