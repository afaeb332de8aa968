// What the stand-in is to play, as the page's address asks for it:
// `?page=settings&language=ru&theme=dark&account=trouble&calls=20000&live=yes&recent=no&tray=no&click=middle&paused=yes&health=broken&sources=broken`
// `&pace=0`, and of the welcome how far the agent has come: `?page=welcome&step=oauth`.

import type { Click, Language, Page, Theme, WindowStart } from "../lib/backend";
import { DEEDS, type Step } from "./agent";

export interface Scene {
  page: Page;
  language: Language;
  theme: Theme;
  /**
   * Which account is connected: none, one that is ready, one that waits for "me", one whose sign-in was revoked; then
   * one with many users, one that does not tell them, one behind a locked keyring, and one with a new address.
   */
  account: "demo" | "ready" | "choose-me" | "trouble" | "many" | "unlisted" | "keyring" | "renamed";
  readonly demo: boolean;
  recent: string[];
  /** How many calls the history has. */
  calls: number;
  /** Calls come in and change while the window is open. */
  live: boolean;
  tray: boolean;
  /** What opens a notification on this desktop. */
  click: Click;
  /** What the doctor finds: what the account gives, nothing to say, much that is broken, or not even that. */
  health: "as-is" | "well" | "broken" | "refused";
  /**
   * How the sources of calls stand: only programs report them, some are broken, a telephone system is connected; or a desk
   * phone is to call an address of ours, or has called a wrong one.
   */
  sources: "well" | "broken" | "connected" | "new" | "door" | "knocked";
  paused: boolean;
  platform: WindowStart["platform"];
  /** How far the agent has come in the welcome. */
  step: Step;
  /** How long everything takes: 1 as in life, 0 at once. */
  pace: number;
}

const RECENT = ["+7 999 888-55-33", "+7 999 888-55-00", "+1 555 010 0112"];

/** A scene with these parts of it different. */
export function scene(parts: Partial<Omit<Scene, "demo">> = {}): Scene {
  const whole = {
    page: "history" as const,
    language: "en" as const,
    theme: "system" as const,
    account: "demo" as const,
    recent: RECENT,
    calls: 180,
    live: false,
    tray: true,
    click: "plain" as const,
    health: "as-is" as const,
    sources: "well" as const,
    paused: false,
    platform: "linux" as const,
    step: "start" as const,
    pace: 1,
    ...parts,
  };
  return { ...whole, demo: whole.account === "demo" };
}

/** The scene that a page's address asks for. */
export function sceneOf(search: string): Scene {
  const asked = new URLSearchParams(search);
  const one = <T extends string>(name: string, known: readonly T[]): T =>
    known.find((value) => value === asked.get(name)) ?? (known[0] as T);
  return scene({
    page: one("page", ["history", "welcome", "test-call", "phone", "settings", "doctor"]),
    language: one("language", ["en", "ru", "es", "pt"]),
    theme: one("theme", ["system", "light", "dark"]),
    account: one("account", [
      "demo",
      "ready",
      "choose-me",
      "trouble",
      "many",
      "unlisted",
      "keyring",
      "renamed",
    ]),
    recent: asked.get("recent") === "no" ? [] : RECENT,
    calls: Number(asked.get("calls") ?? 180),
    live: asked.get("live") === "yes",
    health: one("health", ["as-is", "well", "broken", "refused"]),
    tray: asked.get("tray") !== "no",
    click: one("click", ["plain", "middle", "button"]),
    sources: one("sources", ["well", "broken", "connected", "new", "door", "knocked"]),
    paused: asked.get("paused") === "yes",
    platform: one("platform", ["linux", "windows", "macos"]),
    step: one("step", Object.keys(DEEDS) as Step[]),
    pace: Number(asked.get("pace") ?? 1),
  });
}
