// The check-up's chain as the page shows it: groups of links, the overall result, and where each is fixed. Pure; what
// is wrong with a link and what to do about it comes from the app.

import type { Check, Health, Page } from "./backend";
import type { Words } from "./words.svelte";

/** The state of a link; `waiting` before it is checked. */
export type Shine = Health | "waiting";
export type Link = Omit<Check, "state"> & { state: Shine };
export type PartName = "computer" | "crm" | "phone";

export interface Part {
  name: PartName;
  links: Link[];
}

/** The overall result. */
export interface Verdict {
  state: "ok" | "warning" | "failed";
  /** The first link that is as bad as the whole; null when all is well. */
  first: Check | null;
  /** How many are as bad. */
  count: number;
}

/** The links of each part, in the order in which they are looked at. */
const PARTS: Record<PartName, string[]> = {
  computer: ["settings", "history", "socket", "keyring", "notices", "tray", "window", "browser", "telephone"],
  crm: ["network", "tls", "account", "token", "right", "me"],
  phone: ["source", "sources"],
};

/** The pages where a link can be mended. */
const MENDED_ON: Partial<Record<string, Page>> = {
  keyring: "settings",
  account: "settings",
  token: "settings",
  me: "settings",
  source: "phone",
  sources: "phone",
};

/** What tells a link from all others. */
export function keyOf({ name, source }: Pick<Check, "name" | "source">): string {
  return source === null ? name : `${name} ${source}`;
}

/** The links by group; a link that this page does not know goes to the computer's. */
export function partsOf(links: readonly Link[]): Part[] {
  const names = Object.keys(PARTS) as PartName[];
  const partOf = (link: Link) => names.find((name) => PARTS[name].includes(link.name)) ?? "computer";
  return names
    .map((name) => ({ name, links: links.filter((link) => partOf(link) === name) }))
    .filter(({ links }) => links.length > 0);
}

/** The links that are going to be looked at. */
export function expected(words: Words): Link[] {
  const waiting = { state: "waiting" as const, detail: "", advice: null, source: null };
  // Each telephone system has a row of its own, with a title of its own.
  const names = Object.values(PARTS)
    .flat()
    .filter((name) => name !== "source");
  return names.map((name) => ({ ...waiting, name, title: words.say(`doctor-${name}`) }));
}

/** The overall result: a broken link outweighs a mere warning. */
export function verdictOf(checks: readonly Check[]): Verdict {
  for (const state of ["failed", "warning"] as const) {
    const [first = null, ...others] = checks.filter((check) => check.state === state);
    if (first) return { state, first, count: 1 + others.length };
  }
  return { state: "ok", first: null, count: 0 };
}

/** The page where this link can be mended, if it needs that. */
export function mendedOn({ name, state }: Link): Page | null {
  return state === "failed" || state === "warning" ? (MENDED_ON[name] ?? null) : null;
}

/**
 * What to do about a link. The app's advice is written for a terminal, too: where it would send the agent there, the
 * window knows a nearer way.
 */
export function adviceOf(link: Link, words: Words): string | null {
  if (link.advice === null) return null;
  return words.find(`checkup-advice-${link.name}-${link.state}`) ?? link.advice;
}
