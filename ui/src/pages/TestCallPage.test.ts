import { afterEach, describe, expect, it, vi } from "vitest";
import type { Backend } from "../lib/backend";
import { type Mounted, mounted } from "../stand-in/mounted";
import TestCallPage from "./TestCallPage.svelte";

let page: Mounted | undefined;
let backend: Backend;

async function open(demo = true): Promise<void> {
  page = await mounted(TestCallPage, { account: demo ? "demo" : "ready", recent: ["+7 999 888-55-33"] });
  backend = page.backend;
  await vi.waitFor(() => expect(document.activeElement).toBe(field()));
}

afterEach(async () => {
  await page?.close();
  page = undefined;
});

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

function field(): HTMLInputElement {
  return find("#number") as HTMLInputElement;
}

function type(text: string): void {
  field().value = text;
  field().dispatchEvent(new Event("input", { bubbles: true }));
}

function press(key: string): void {
  field().dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
}

async function call(number: string): Promise<void> {
  type(number);
  find("[type=submit]").click();
  await vi.waitFor(() => find("[data-step=shown][data-state=done]"));
}

function states(): string {
  return [...document.querySelectorAll("[data-step]")]
    .map((step) => step.getAttribute("data-state"))
    .join(" ");
}

describe("the test-call page", () => {
  it("shows how the number is read while it is typed", async () => {
    await open();
    type("8 999 888 55 33");
    await vi.waitFor(() => expect(find("#number-hint").textContent).toBe("+7 999 888-55-33"));
    type("101");
    await vi.waitFor(() => expect(find("#number-hint").textContent).toContain("Internal"));
  });

  it("calls, shows the steps and the card, says it aloud, and opens it", async () => {
    await open();
    const opened = vi.spyOn(backend, "openCard");
    await call("+79998885533");
    expect(states()).toBe("done done done done");
    expect(find("[data-result=card]").textContent).toContain("Ivan Petrov");
    expect(find("[role=status]").textContent).toContain("Deal. Oak kitchen, Hill Street");
    find("[data-action=open]").click();
    expect(opened).toHaveBeenCalledWith("call-1");
  });

  it("hangs up, and then has nothing left to hang up", async () => {
    await open();
    await call("+79998885500");
    find("[data-action=hang-up]").focus();
    find("[data-action=hang-up]").click();
    await vi.waitFor(() => expect(document.querySelector("[data-action=hang-up]")).toBeNull());
    expect(document.activeElement).toBe(field());
    expect(find("[data-result=not_in_crm] [data-action=open]").textContent).toBe("Create contact");
  });

  it("fills the field from the list, by arrow and by mouse", async () => {
    await open();
    press("ArrowDown");
    await vi.waitFor(() => expect(field().value).toBe("+7 999 888-55-33"));
    await vi.waitFor(() => expect(field().getAttribute("aria-activedescendant")).toBe("number-0"));
    expect(find("#number-0").getAttribute("aria-selected")).toBe("true");
    find("[data-suggestion]").click();
    await vi.waitFor(() => expect(field().value).toBe("+1 555 010 0112"));
  });

  it("gives the list's place to the call, and back at a key", async () => {
    await open();
    await call("+79998885533");
    expect(document.querySelector("[role=listbox]")).toBeNull();
    press("ArrowDown");
    await vi.waitFor(() => find("[role=listbox]"));
    expect(field().getAttribute("aria-expanded")).toBe("true");
  });

  it("says what is wrong with a call the app refuses", async () => {
    await open();
    type("abc");
    find("[type=submit]").click();
    await vi.waitFor(() => find("[data-result=not_accepted]"));
    expect(states()).toBe("failed skipped skipped skipped");
    expect(document.querySelector("[data-action]")).toBeNull();
  });

  it("closes at Escape", async () => {
    await open();
    const closed = vi.spyOn(backend, "close");
    press("Escape");
    expect(closed).toHaveBeenCalledOnce();
  });

  it("says that it is a demo only when it is", async () => {
    await open(false);
    expect(document.querySelector(".demo")).toBeNull();
  });
});
