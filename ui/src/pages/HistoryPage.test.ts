import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Backend } from "../lib/backend";
import { type Mounted, mounted } from "../stand-in/mounted";
import HistoryPage from "./HistoryPage.svelte";

let page: Mounted;
let backend: Backend;

const rows = () => [...document.querySelectorAll<HTMLElement>("[data-call]")];
const field = () => document.querySelector("input[type=search]") as HTMLInputElement;
const button = (action: string) => document.querySelector<HTMLElement>(`[data-action=${action}]`);

function press(key: string): void {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
}

beforeEach(async () => {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
  page = await mounted(HistoryPage);
  backend = page.backend;
  await vi.waitFor(() => expect(rows().length).toBeGreaterThan(0));
});
afterEach(async () => {
  await page.close();
  vi.unstubAllGlobals();
});

describe("the history page", () => {
  it("lists the calls by day, each with who, when and how it ended", () => {
    expect(document.querySelectorAll("h2").length).toBeGreaterThan(1);
    expect(rows()[0]?.textContent).toContain("Oak kitchen, Hill Street");
    expect(rows()[0]?.textContent).toContain("2:05");
  });

  it("is walked with the arrows, and a row opens in place", async () => {
    expect(document.activeElement).toBe(field());
    press("ArrowDown");
    press("ArrowDown");
    press("ArrowUp");
    expect(rows()[0]?.contains(document.activeElement)).toBe(true);
    (document.activeElement as HTMLElement).click();
    await vi.waitFor(() => expect(button("open")?.textContent).toContain("Open card"));
    expect(document.activeElement?.getAttribute("aria-expanded")).toBe("true");
    press("Escape");
    await vi.waitFor(() => expect(button("open")).toBeNull());
    press("ArrowUp");
    expect(document.activeElement).toBe(field());
  });

  it("finds, and says when there is nothing", async () => {
    field().value = "whitfield";
    field().dispatchEvent(new Event("input", { bubbles: true }));
    await vi.waitFor(() => expect(rows().every((row) => row.textContent.includes("Whitfield"))).toBe(true));
    field().value = "nobody at all";
    field().dispatchEvent(new Event("input", { bubbles: true }));
    await vi.waitFor(() => expect(document.body.textContent).toContain("Nothing found for “nobody at all”"));
  });

  it("takes a deletion back", async () => {
    const first = rows()[0]?.dataset.call;
    rows()[0]?.querySelector("button")?.click();
    await vi.waitFor(() => expect(button("delete")).not.toBeNull());
    button("delete")?.click();
    await vi.waitFor(() => expect(rows()[0]?.dataset.call).not.toBe(first));
    button("undo")?.click();
    await vi.waitFor(() => expect(rows()[0]?.dataset.call).toBe(first));
  });

  it("calls back and opens through the app", async () => {
    const callBack = vi.spyOn(backend, "callBack");
    const openCard = vi.spyOn(backend, "openCard");
    rows()[0]?.querySelector("button")?.click();
    await vi.waitFor(() => expect(button("call-back")).not.toBeNull());
    button("call-back")?.click();
    button("open")?.click();
    expect(callBack).toHaveBeenCalledExactlyOnceWith("past-0");
    expect(openCard).toHaveBeenCalledExactlyOnceWith("past-0");
  });
});
