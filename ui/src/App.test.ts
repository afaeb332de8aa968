import { flushSync, mount, unmount } from "svelte";
import { afterEach, beforeEach, describe, expect, it, type MockInstance, vi } from "vitest";
import App from "./App.svelte";
import type { Backend, Page, WindowStart } from "./lib/backend";
// Read beforehand, so that no test waits for it.
import "./pages/others";
import { standIn } from "./stand-in";
import { scene, type Scene } from "./stand-in/scene";
import { contextOf, Frame } from "./state/frame.svelte";

let frame: Frame;
let app: Record<string, unknown>;
let turn: (page: Page) => void;
let close: MockInstance<Backend["closeWindow"]>;

async function open(
  parts: Partial<Omit<Scene, "demo">> = {},
  platform: WindowStart["platform"] = "linux",
): Promise<void> {
  const backend = standIn(scene({ pace: 0, page: "test-call", ...parts }));
  backend.followPage = (asked) => {
    turn = asked;
    return Promise.resolve();
  };
  close = vi.spyOn(backend, "closeWindow");
  frame = new Frame(backend, { ...(await backend.windowStart()), platform });
  await frame.follow();
  app = mount(App, { target: document.body, context: contextOf(frame), props: { frame } });
  await vi.waitFor(() => expect(document.querySelector("main")).not.toBeNull());
}

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: () => undefined }));
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
});
afterEach(async () => {
  await unmount(app);
  vi.unstubAllGlobals();
});

function press(key: string, held: KeyboardEventInit = {}): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held }));
  flushSync();
}

const current = () => document.querySelector("nav [aria-current=page]")?.getAttribute("href");
/** The page with this heading is there. */
const shown = (heading: string) =>
  vi.waitFor(() => expect(document.querySelector("h1")?.textContent).toBe(heading));
const moment = () => new Promise((resolve) => setTimeout(resolve));

describe("the sidebar", () => {
  const complaints = () => [...document.querySelectorAll<HTMLElement>("[data-complaint]")];

  it("says nothing of sources of calls while all is well", async () => {
    await open();
    expect(complaints()).toEqual([]);
  });

  it("names each source that brings in no calls, and leads to the page that says what to do", async () => {
    await open({ sources: "broken" });
    expect(complaints().map(({ title }) => title)).toEqual([
      "Local socket: This computer does not let it listen",
      "Asterisk: The telephone system does not answer",
    ]);
    complaints()[0]?.click();
    await shown("Phones");
  });
});

describe("the window", () => {
  it("closes at Escape", async () => {
    await open();
    press("Escape");
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });

  it("stays open while the page has something to close first, or while an input method composes", async () => {
    await open();
    press("Escape", { isComposing: true });
    const field = document.querySelector("#number") as HTMLInputElement;
    field.value = "+79998885533";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    document.querySelector<HTMLElement>("[type=submit]")?.click();
    await vi.waitFor(() => expect(document.querySelector("[data-step]")).not.toBeNull());
    press("ArrowDown");
    await vi.waitFor(() => expect(document.querySelector("[role=listbox]")).not.toBeNull());
    press("Escape");
    await vi.waitFor(() => expect(document.querySelector("[role=listbox]")).toBeNull());
    await moment();
    expect(close).not.toHaveBeenCalled();
    press("Escape");
    await vi.waitFor(() => expect(close).toHaveBeenCalledOnce());
  });

  it.each([
    ["linux", { ctrlKey: true }, { metaKey: true }],
    ["windows", { ctrlKey: true }, { metaKey: true }],
    ["macos", { metaKey: true }, { ctrlKey: true }],
  ] as const)("turns its pages by key on %s", async (platform, held, other) => {
    await open({}, platform);
    const pages = ["1", "2", "3", "4", "5", ","].map((key) => {
      press(key, held);
      return frame.page;
    });
    expect(pages).toEqual(["history", "test-call", "phone", "settings", "doctor", "settings"]);
    press("1");
    press("2", other);
    press("6", held);
    press("3", { ...held, altKey: true });
    expect(frame.page).toBe("settings");
  });

  it("turns its pages when the app says so, and by the sidebar", async () => {
    await open();
    expect(current()).toBe("?page=test-call");
    turn("doctor");
    await shown("Check-up");
    expect(current()).toBe("?page=doctor");
    expect(document.title).toBe("Check-up · Callcard");
    document.querySelector<HTMLElement>("nav [href='?page=phone']")?.click();
    flushSync();
    expect(current()).toBe("?page=phone");
  });

  it("speaks another language from the moment that it is chosen", async () => {
    await open({ page: "doctor" });
    await frame.backend.prefer({ name: "language", value: "ru" });
    await shown("Диагностика");
    expect(document.title).toBe("Диагностика · Callcard");
    expect(document.documentElement.lang).toBe("ru");
    expect(document.querySelector("nav")?.textContent).toContain("Настройки");
  });

  it("says how to come back where there is no tray, and only there", async () => {
    await open({ tray: false });
    expect(document.querySelector("[data-hint=no-tray]")?.textContent).toContain("applications menu");
    await unmount(app);
    await open();
    expect(document.querySelector("[data-hint=no-tray]")).toBeNull();
  });

  it("has no sidebar and no keys while it welcomes", async () => {
    await open({ page: "welcome", tray: false });
    expect(document.querySelector("nav")).toBeNull();
    expect(document.querySelector("[data-hint]")).toBeNull();
    press("1", { ctrlKey: true });
    expect(frame.page).toBe("welcome");
  });
});
