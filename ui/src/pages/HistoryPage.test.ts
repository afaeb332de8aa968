import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Backend } from "../lib/backend";
import { refusal } from "../stand-in/refusal";
import { type Mounted, mounted } from "../stand-in/mounted";
import HistoryPage from "./HistoryPage.svelte";

const VIEWPORT = 600;
const ROW = 50;

/** The document has no layout of its own: the list is as high as this says, and each row, too. */
class Measured {
  readonly #told: (entries: unknown[]) => void;
  constructor(told: (entries: unknown[]) => void) {
    this.#told = told;
  }
  observe(target: HTMLElement): void {
    const height = target.classList.contains("scroller") ? VIEWPORT : ROW;
    queueMicrotask(() => this.#told([{ target, contentRect: { width: 600, height } }]));
  }
  unobserve(): void {}
  disconnect(): void {}
}

let page: Mounted;
let backend: Backend;

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-call]")];
const row = (id: string) => document.querySelector<HTMLElement>(`[data-call=${id}] .row`);
const field = () => document.querySelector("input[type=search]") as HTMLInputElement;
const button = (action: string) => document.querySelector<HTMLElement>(`[data-action=${action}]`);
const filter = (value: string) =>
  document.querySelector<HTMLInputElement>(`input[type=radio][value=${value}]`);
const focused = () => document.activeElement?.closest<HTMLElement>("[data-call]")?.dataset.call;
const text = () => document.body.textContent;

function press(key: string, held: KeyboardEventInit = {}): boolean {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...held });
  return !target.dispatchEvent(event);
}

function type(words: string): void {
  field().value = words;
  field().dispatchEvent(new Event("input", { bubbles: true }));
}

async function open(...parts: Parameters<typeof mounted> extends [unknown, ...infer Rest] ? Rest : never) {
  page = await mounted(HistoryPage, ...parts);
  backend = page.backend;
}

async function expand(id: string): Promise<void> {
  await vi.waitFor(() => expect(row(id)).not.toBeNull());
  row(id)?.click();
  await vi.waitFor(() => expect(row(id)?.getAttribute("aria-expanded")).toBe("true"));
}

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", Measured);
  Object.defineProperty(HTMLElement.prototype, "offsetParent", { value: document.body, configurable: true });
});
afterEach(async () => {
  await page.close();
  Reflect.deleteProperty(HTMLElement.prototype, "offsetParent");
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe("the list of calls", () => {
  beforeEach(async () => {
    await open({ calls: 20_000 });
    await vi.waitFor(() => expect(rows().length).toBeGreaterThan(5));
  });

  it("has a heading for the day, and in each row who, when and how it ended", () => {
    expect(document.querySelectorAll("h1")).toHaveLength(1);
    expect(document.querySelector("h2")?.textContent).toMatch(/Today|Yesterday/);
    expect(rows()[0]?.textContent).toContain("Oak kitchen, Hill Street");
    expect(rows()[0]?.textContent).toContain("2:05");
  });

  it("holds only those near what is seen", () => {
    expect(rows().length).toBeLessThan(40);
  });

  it("is walked with the arrows from the field and back, and takes the Tab key once", async () => {
    expect(document.activeElement).toBe(field());
    press("ArrowDown");
    await vi.waitFor(() => expect(focused()).toBe("past-0"));
    press("ArrowDown");
    await vi.waitFor(() => expect(focused()).toBe("past-1"));
    expect([...document.querySelectorAll(".row[tabindex='0']")]).toEqual([row("past-1")]);
    press("ArrowUp");
    await vi.waitFor(() => expect(focused()).toBe("past-0"));
    press("ArrowUp");
    expect(document.activeElement).toBe(field());
  });

  it("opens a call in place, closes it at Escape and leaves the focus there", async () => {
    await expand("past-0");
    expect(button("open")?.textContent).toContain("Open card");
    button("open")?.focus();
    expect(press("Escape")).toBe(true);
    await vi.waitFor(() => expect(button("open")).toBeNull());
    await vi.waitFor(() => expect(focused()).toBe("past-0"));
    expect(press("Escape")).toBe(false);
  });

  it("calls back and opens through the app, and copies", async () => {
    const callBack = vi.spyOn(backend, "callBack");
    const openCard = vi.spyOn(backend, "openCard");
    const copy = vi.spyOn(navigator.clipboard, "writeText").mockResolvedValue();
    await expand("past-0");
    for (const action of ["call-back", "open", "copy"]) button(action)?.click();
    expect(callBack).toHaveBeenCalledExactlyOnceWith("past-0");
    expect(openCard).toHaveBeenCalledExactlyOnceWith("past-0");
    expect(copy).toHaveBeenCalledExactlyOnceWith("+79998885533");
  });

  it("deletes with a key, goes on to the next, and brings back where it was", async () => {
    press("ArrowDown");
    await vi.waitFor(() => expect(focused()).toBe("past-0"));
    press("Delete");
    await vi.waitFor(() => expect(focused()).toBe("past-1"));
    expect(row("past-0")).toBeNull();
    page.frame.toasts.current?.action?.run();
    await vi.waitFor(() => expect(focused()).toBe("past-0"));
  });

  it("deletes at once what is hidden when the page goes", async () => {
    const deleteCall = vi.spyOn(backend, "deleteCall");
    await expand("past-0");
    button("delete")?.click();
    expect(deleteCall).not.toHaveBeenCalled();
    page.frame.turn("settings");
    await page.close();
    expect(deleteCall).toHaveBeenCalledExactlyOnceWith("past-0");
    await open();
  });
});

describe("the search and the filters", () => {
  beforeEach(async () => {
    await open();
    await vi.waitFor(() => expect(rows().length).toBeGreaterThan(5));
  });

  it("find together", async () => {
    filter("missed")?.click();
    await vi.waitFor(() => expect(rows().every((one) => one.dataset.outcome === "missed")).toBe(true));
    type("whitfield");
    await vi.waitFor(() => expect(rows().every((one) => one.textContent.includes("Whitfield"))).toBe(true));
    expect(rows().every((one) => one.dataset.outcome === "missed")).toBe(true);
    expect(document.querySelector("[role=status]")?.textContent).toMatch(/\d+ calls?/);
  });

  it("say what was not found where, and lead out", async () => {
    type("nobody at all");
    await vi.waitFor(() => expect(text()).toContain("Nothing found for “nobody at all”"));
    expect(button("search-all")).toBeNull();
    filter("missed")?.click();
    await vi.waitFor(() => expect(text()).toContain("No missed call matches “nobody at all”"));
    button("show-all")?.click();
    await vi.waitFor(() => expect(rows().length).toBeGreaterThan(5));
    expect([field().value, filter("all")?.checked]).toEqual(["", true]);
  });

  it("say why each call was not shown", async () => {
    filter("silent")?.click();
    await vi.waitFor(() => expect(rows().every((one) => one.querySelector(".reason"))).toBe(true));
  });

  it("are cleared at Escape before the window may go", async () => {
    type("ivan");
    filter("missed")?.click();
    await vi.waitFor(() => expect(filter("missed")?.checked).toBe(true));
    expect(press("Escape")).toBe(true);
    await vi.waitFor(() => expect(filter("all")?.checked).toBe(true));
    await vi.waitFor(() => expect(field().value).toBe(""));
    expect(press("Escape")).toBe(false);
  });

  it("are reached with / and Ctrl+F", async () => {
    for (const [key, held] of [
      ["/", {}],
      ["f", { ctrlKey: true, code: "KeyF" }],
    ] as const) {
      press("ArrowDown");
      await vi.waitFor(() => expect(focused()).toBe("past-0"));
      expect(press(key, held)).toBe(true);
      expect(document.activeElement).toBe(field());
    }
  });
});

describe("a call without a notice", () => {
  it("says why, and resumes notices that are still paused", async () => {
    await open({ paused: true });
    const pause = vi.spyOn(backend, "pause");
    await expand("past-3");
    expect(document.querySelector("[data-why=paused]")?.textContent).toContain("notifications were paused");
    button("resume")?.click();
    expect(pause).toHaveBeenCalledExactlyOnceWith(false);
  });

  it("leads to the settings where a rule kept it quiet", async () => {
    await open();
    await expand("past-4");
    document.querySelector<HTMLElement>("[data-why=other_line] button")?.click();
    expect(page.frame.page).toBe("settings");
  });
});

describe("the whole history", () => {
  it("is exported, and the file is shown", async () => {
    await open();
    const reveal = vi.spyOn(backend, "revealExport");
    button("export")?.click();
    await vi.waitFor(() => expect(page.frame.toasts.current?.text).toContain("Callcard 2026-01-31.csv"));
    page.frame.toasts.current?.action?.run();
    expect(reveal).toHaveBeenCalledOnce();
  });

  it("is deleted after a question that says how many, and then says what to do", async () => {
    await open();
    button("clear")?.click();
    await vi.waitFor(() => expect(text()).toContain("180 calls will be gone"));
    button("confirm")?.click();
    await vi.waitFor(() => expect(document.querySelector("[data-empty=call]")).not.toBeNull());
    expect([button("export"), button("clear")]).toEqual([null, null]);
    button("test-call")?.click();
    expect(page.frame.page).toBe("test-call");
  });

  it("says when it cannot be read, and not that it is empty", async () => {
    let works = false;
    await open({}, (whole) => ({
      history: (question) => (works ? whole.history(question) : Promise.reject(refusal("not_read"))),
    }));
    await vi.waitFor(() => expect(text()).toContain("The history could not be read"));
    expect(document.querySelector("[data-empty]")).toBeNull();
    works = true;
    button("retry")?.click();
    await vi.waitFor(() => expect(rows().length).toBeGreaterThan(5));
    expect(document.querySelector("[role=alert]")).toBeNull();
  });
});
