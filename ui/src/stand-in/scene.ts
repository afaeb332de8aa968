// What the stand-in is to play, as the page's address asks for it:
// `?page=settings&language=ru&theme=dark&account=trouble&calls=20000&recent=no&tray=no&paused=yes&pace=0`.

import type { Language, Page, Theme } from "../lib/backend";

export interface Scene {
  page: Page;
  language: Language;
  theme: Theme;
  /** Which account is connected: none, one that is ready, one that waits for "me", one whose sign-in was revoked. */
  account: "demo" | "ready" | "choose-me" | "trouble";
  readonly demo: boolean;
  recent: string[];
  /** How many calls the history has. */
  calls: number;
  tray: boolean;
  paused: boolean;
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
    tray: true,
    paused: false,
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
    account: one("account", ["demo", "ready", "choose-me", "trouble"]),
    recent: asked.get("recent") === "no" ? [] : RECENT,
    calls: Number(asked.get("calls") ?? 180),
    tray: asked.get("tray") !== "no",
    paused: asked.get("paused") === "yes",
    pace: Number(asked.get("pace") ?? 1),
  });
}
