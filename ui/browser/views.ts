// What of the window is checked and pictured: a new page, state or language is a row here and nothing more.

import type { Page } from "playwright-core";

export const LANGUAGES = ["en", "ru", "es", "pt"] as const;
export const THEMES = ["light", "dark"] as const;

export type Language = (typeof LANGUAGES)[number];
export type Theme = (typeof THEMES)[number];

export interface View {
  /** Its name in tests and of its pictures. */
  name: string;
  /** The page of the window that it shows. */
  page: string;
  /** What else the address says to the stand-in. */
  asked?: Record<string, string>;
  /** What an agent does before it looks like this. */
  steps?: (page: Page) => Promise<void>;
}

/** The pages as they open; the check-up when it is done, for until then its buttons come and go. */
export const PAGES: View[] = [
  ...["welcome", "history", "test-call", "phone", "settings"].map((page) => ({ name: page, page })),
  { name: "doctor", page: "doctor", asked: { pace: "0" } },
];

/** The pages in the states worth looking at. */
export const STATES: View[] = [
  { name: "welcome-windows", page: "welcome", asked: { platform: "windows" } },
  { name: "history-open", page: "history", steps: (page) => page.locator("[aria-expanded]").first().click() },
  { name: "history-empty", page: "history", asked: { calls: "0" } },
  { name: "test-call-none", page: "test-call", asked: { recent: "no", account: "ready" } },
  { name: "test-call-card", page: "test-call", steps: (page) => ring(page, "+7 999 888-55-33") },
  { name: "test-call-refused", page: "test-call", steps: (page) => ring(page, "+1 555 010 0179") },
  { name: "settings-ready", page: "settings", asked: { account: "ready" } },
  { name: "settings-choose-me", page: "settings", asked: { account: "choose-me" } },
  { name: "doctor-trouble", page: "doctor", asked: { account: "trouble", pace: "0" } },
  { name: "sources-broken", page: "phone", asked: { sources: "broken" } },
  { name: "sources-connected", page: "phone", asked: { sources: "connected" } },
  { name: "sources-new", page: "phone", asked: { sources: "new" } },
  {
    name: "phone-set-up",
    page: "phone",
    asked: { pace: "0" },
    steps: (page) => fillIn(page, "pbx.cedar.example"),
  },
  {
    name: "phone-addresses",
    page: "phone",
    asked: { sources: "door" },
    steps: (page) => page.locator("[data-addresses]").waitFor(),
  },
  { name: "no-tray", page: "history", asked: { tray: "no", paused: "yes" } },
];

/** What is checked. */
export const VIEWS = [...PAGES, ...STATES];

/** What is only looked at: the same parts in other states. */
export const PICTURED: View[] = [
  ...["try", "token", "oauth", "wrong-token", "me", "phone"].map((step) => ({
    name: `welcome-${step}`,
    page: "welcome",
    asked: { step, pace: "0" },
    steps: (page: Page) => page.locator("html[data-done]").waitFor(),
  })),
  {
    name: "welcome-kept",
    page: "welcome",
    asked: { account: "renamed", step: "kept", pace: "0" },
    steps: (page) => page.locator("html[data-done]").waitFor(),
  },
  {
    name: "phone-refused",
    page: "phone",
    asked: { pace: "0" },
    steps: (page) => fillIn(page, "wrong.example"),
  },
  {
    name: "phone-found",
    page: "phone",
    steps: (page) => page.locator("#which-phone").fill("мега"),
  },
  ...["zadarma", "zoiper", "procall"].map((phone) => ({
    name: `phone-${phone}`,
    page: "phone",
    steps: (page: Page) => page.locator(`[data-phone="${phone}"]`).click(),
  })),
  {
    name: "phone-microsip",
    page: "phone",
    asked: { platform: "windows" },
    steps: async (page) => {
      await page.locator("[data-phone=microsip]").click();
      await page.locator("[data-microsip]").waitFor();
    },
  },
  {
    name: "phone-yealink",
    page: "phone",
    steps: (page) => page.locator('[data-phone="yealink"]').click(),
  },
  {
    name: "phone-mapped",
    page: "phone",
    steps: async (page) => {
      await page.locator('[data-phone="webhook"]').click();
      await page.locator("[data-more] summary").click();
    },
  },
  {
    name: "phone-knocked",
    page: "phone",
    asked: { sources: "knocked" },
    steps: async (page) => {
      await page.locator("[data-addresses]").waitFor();
      await page.locator("[data-ask] summary").click();
    },
  },
  {
    name: "sources-changed",
    page: "phone",
    asked: { sources: "connected" },
    steps: (page) => page.locator("[data-action=change]").click(),
  },
  { name: "doctor-sources", page: "doctor", asked: { sources: "new", account: "ready", pace: "0" } },
  { name: "settings-renamed", page: "settings", asked: { account: "renamed" } },
  { name: "doctor-ready", page: "doctor", asked: { account: "ready", pace: "0" } },
  { name: "doctor-broken", page: "doctor", asked: { health: "broken", account: "ready", pace: "0" } },
  {
    name: "settings-quiet",
    page: "settings",
    steps: (page) => page.locator('[href="#settings-quiet"]').click(),
  },
  {
    name: "settings-start",
    page: "settings",
    steps: (page) => page.locator('[href="#settings-start"]').click(),
  },
  {
    name: "settings-language",
    page: "settings",
    steps: (page) => page.locator("#setting-language").click(),
  },
  { name: "history-silent", page: "history", steps: (page) => silent(page) },
];

export function viewNamed(name: string): View {
  const view = VIEWS.find((one) => one.name === name);
  if (!view) throw new Error(`views.ts has no view called ${name}`);
  return view;
}

async function fillIn(page: Page, host: string): Promise<void> {
  await page.locator("[data-phone=asterisk]").click();
  await page.locator("[data-field=host] input").fill(host);
  await page.locator("[data-secret=secret]").click();
  await page.locator("[data-trial=ok], [data-trial=failed]").waitFor();
}

async function silent(page: Page): Promise<void> {
  await page.locator('[data-value="silent"]').click();
  await page.locator("[aria-expanded]").first().click();
}

async function ring(page: Page, number: string): Promise<void> {
  await page.locator("#number").fill(number);
  await page.locator("#number").press("Enter");
  await page.locator('[data-step="shown"][data-state="done"]').waitFor();
}
