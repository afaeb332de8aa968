import { afterEach, describe, expect, it, vi } from "vitest";
import type { Backend, Language } from "../lib/backend";
import { type Mounted, mounted } from "../stand-in/mounted";
import type { Scene } from "../stand-in/scene";
import TestCallPage from "./TestCallPage.svelte";

let page: Mounted | undefined;
let backend: Backend;

async function open(parts: Partial<Omit<Scene, "demo">> = {}): Promise<void> {
  page = await mounted(TestCallPage, { recent: ["+7 999 888-55-33"], ...parts });
  backend = page.backend;
  await vi.waitFor(() => find("[data-recent]"));
  await vi.waitFor(() => expect(document.activeElement).toBe(field()));
}

afterEach(async () => {
  await page?.close();
  page = undefined;
  vi.restoreAllMocks();
});

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

function field(): HTMLInputElement {
  return find("#number") as HTMLInputElement;
}

/** Types a text with the caret in it, or at its end. */
function type(text: string, how: InputEventInit = {}): void {
  const caret = text.includes("|") ? text.indexOf("|") : text.length;
  field().value = text.replace("|", "");
  field().setSelectionRange(caret, caret);
  field().dispatchEvent(new InputEvent("input", { bubbles: true, ...how }));
}

/** What stands in the field, with the caret in it. */
function written(): string {
  const { value, selectionStart, selectionEnd } = field();
  expect(selectionEnd).toBe(selectionStart);
  return `${value.slice(0, selectionStart ?? 0)}|${value.slice(selectionStart ?? 0)}`;
}

function paste(text: string, target: Element): boolean {
  const event = new Event("paste", { bubbles: true, cancelable: true });
  Object.assign(event, { clipboardData: { getData: () => text } });
  return target.dispatchEvent(event);
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
  it("writes the number as the app writes it, and says how it is read", async () => {
    await open();
    type("8 999 888 55 33");
    await vi.waitFor(() => expect(written()).toBe("+7 999 888-55-33|"));
    expect(find("#number-hint").textContent).toBe("A complete number");
    type("101");
    await vi.waitFor(() => expect(find("#number-hint").textContent).toContain("Internal"));
    expect(written()).toBe("101|");
  });

  it("keeps the caret at its digit where something is typed in the middle", async () => {
    await open();
    type("+79998|885533");
    await vi.waitFor(() => expect(written()).toBe("+7 999 8|88-55-33"));
    type("+7 999 |8-55-33");
    await vi.waitFor(() => expect(written()).toBe("+7 999| 855-33"));
  });

  it("puts back no gap that was deleted", async () => {
    await open();
    type("+7999888");
    await vi.waitFor(() => expect(written()).toBe("+7 999 888|"));
    const read = vi.spyOn(backend, "typeNumber");
    type("+7 999|888");
    await Promise.all(read.mock.results.map(({ value }) => value as Promise<unknown>));
    await vi.waitFor(() => expect(read).toHaveBeenCalledWith("+7 999888"));
    expect(written()).toBe("+7 999|888");
  });

  it("leaves the field alone while letters are put together", async () => {
    await open();
    const read = vi.spyOn(backend, "typeNumber");
    type("+7999888", { isComposing: true });
    expect(read).not.toHaveBeenCalled();
    field().dispatchEvent(new CompositionEvent("compositionend", { bubbles: true }));
    await vi.waitFor(() => expect(written()).toBe("+7 999 888|"));
  });

  it("takes a number that is pasted anywhere on the page, and leaves the field's own paste alone", async () => {
    await open();
    field().blur();
    expect(paste(" tel:+7(999)888-55-33\n", document.body)).toBe(false);
    await vi.waitFor(() => expect(written()).toBe("+7 999 888-55-33|"));
    expect(document.activeElement).toBe(field());
    expect(paste("101", field())).toBe(true);
    expect(paste("  ", document.body)).toBe(true);
    expect(written()).toBe("+7 999 888-55-33|");
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

  it("offers what goes with the account and the language", async () => {
    await open({ account: "ready" });
    expect(document.querySelector("[data-suggestion]")).toBeNull();
    await backend.signOut();
    await vi.waitFor(() => expect(find("[data-suggestion]").textContent).toContain("Customer"));
    await backend.prefer({ name: "language", value: "ru" });
    await vi.waitFor(() => expect(find("[data-suggestion]").textContent).toContain("Покупатель"));
  });

  it("keeps the list beside the call where there is room for both", async () => {
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(640);
    await open();
    await vi.waitFor(() => find("main.roomy [data-empty=call]"));
    await call("+79998885533");
    expect(find("[data-result=card]").textContent).toContain("Ivan Petrov");
    find("[data-suggestion]").click();
    await vi.waitFor(() => expect(field().value).toBe("+1 555 010 0112"));
    expect(field().getAttribute("aria-expanded")).toBe("true");
    expect(document.querySelector("[data-step]")).not.toBeNull();
  });

  it.each(["en", "ru", "es", "pt"] satisfies Language[])("has all its words in %s", async (language) => {
    vi.spyOn(HTMLElement.prototype, "clientWidth", "get").mockReturnValue(640);
    await open({ language });
    const seen = [document.body.textContent];
    for (const number of ["+79998885500", "+15550100178", "+15550100179", "101", "abc"]) {
      type(number);
      await vi.waitFor(() => expect(find("#number-hint").textContent).not.toBe(""));
      find("[type=submit]").click();
      await vi.waitFor(() => find("[data-result]"));
      seen.push(document.body.textContent);
    }
    expect(seen.join()).not.toMatch(/(test-call|window|notice|card|page|trouble)-[a-z]/);
  });
});
