import { describe, expect, it } from "vitest";
import type { Check, Health } from "./backend";
import { adviceOf, expected, mendedOn, partsOf, verdictOf } from "./chain";
import { Words } from "./words.svelte";

const words = new Words("en");

function check(name: string, state: Health = "ok", advice: string | null = null): Check {
  return { name, title: name, state, detail: "", advice, source: null };
}

describe("the parts of the chain", () => {
  const shown = (names: string) =>
    partsOf(names.split(" ").map((name) => check(name))).map(
      ({ name, links }) => `${name}: ${links.map((link) => link.name).join(" ")}`,
    );

  it("hold their links in the order in which they were looked at", () => {
    const names = "settings history socket keyring network tls account token right me notices tray browser";
    expect(shown(`${names} sources`)).toEqual([
      "computer: settings history socket keyring notices tray browser",
      "crm: network tls account token right me",
      "phone: sources",
    ]);
  });

  it("take a link that the page does not know into the first, and leave out what has none", () => {
    expect(shown("tray moon tls")).toEqual(["computer: tray moon", "crm: tls"]);
  });

  it("are known with their names before anybody has looked", () => {
    const parts = partsOf(expected(words));
    expect(parts.map(({ links }) => links.length)).toEqual([9, 6, 1]);
    const titles = parts.flatMap(({ links }) => links.map(({ title }) => title));
    expect(titles.filter((title) => title.startsWith("doctor-"))).toEqual([]);
  });
});

describe("the verdict", () => {
  const cases: [findings: Health[], state: string, first: string | undefined, count: number][] = [
    [["ok", "skipped", "ok"], "ok", undefined, 0],
    [["ok", "warning", "warning"], "warning", "1", 2],
    [["warning", "failed", "ok", "failed"], "failed", "1", 2],
    [["failed"], "failed", "0", 1],
  ];
  it.each(cases)("of %j is %s", (findings, state, first, count) => {
    const verdict = verdictOf(findings.map((health, at) => check(String(at), health)));
    expect([verdict.state, verdict.first?.name, verdict.count]).toEqual([state, first, count]);
  });
});

describe("a link", () => {
  it("is mended on the page that has to do with it, when it needs that", () => {
    expect(mendedOn(check("me", "failed"))).toBe("settings");
    expect(mendedOn(check("sources", "warning"))).toBe("phone");
    expect(mendedOn(check("account", "ok"))).toBeNull();
    expect(mendedOn(check("token", "skipped"))).toBeNull();
    expect(mendedOn(check("history", "failed"))).toBeNull();
  });

  it("sends nobody to a terminal where the window knows a nearer way", () => {
    expect(adviceOf(check("me", "failed", "Try “callcardctl whoami”"), words)).toContain("settings");
    expect(adviceOf(check("right", "skipped", "Try “callcardctl doctor”"), words)).toContain("Check with");
    expect(adviceOf(check("right", "failed", "Ask an administrator"), words)).toBe("Ask an administrator");
    expect(adviceOf(check("network", "failed", "Check the network"), words)).toBe("Check the network");
    expect(adviceOf(check("me"), words)).toBeNull();
  });
});
