import { tick } from "svelte";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Backend, Preference } from "../lib/backend";
import { REST } from "../state/draft.svelte";
import { type Mounted, mounted } from "../stand-in/mounted";
import { refusal } from "../stand-in/refusal";
import type { Scene } from "../stand-in/scene";
import SettingsPage from "./SettingsPage.svelte";

let page: Mounted;
let saved: Preference[];

beforeEach(() => {
  saved = [];
  Element.prototype.scrollIntoView = () => {};
});
afterEach(async () => {
  await page.close();
  history.replaceState(null, "", location.pathname);
});

async function open(parts: Partial<Omit<Scene, "demo">> = {}, change: Partial<Backend> = {}): Promise<void> {
  page = await mounted(SettingsPage, parts, (backend) => ({
    prefer: (preference) => {
      saved.push(preference);
      return backend.prefer(preference);
    },
    ...change,
  }));
  await vi.waitFor(() => expect(row("privacy")).not.toBeNull());
}

const find = (selector: string) => document.querySelector<HTMLElement>(selector);
const row = (name: string) => find(`[data-setting=${name}]`);
const text = (name: string) => row(name)?.textContent.replace(/\s+/g, " ") ?? "";
const fault = (name: string) => row(name)?.querySelector("[role=alert]")?.textContent;
const input = (name: string) =>
  row(name)?.querySelector("input:not([aria-hidden], [type=radio])") as HTMLInputElement;
const part = (name: string, selector: string) => row(name)?.querySelector<HTMLElement>(selector);

function click(element: HTMLElement | null | undefined): void {
  if (!element) throw new Error("there is nothing to click");
  element.click();
}

function type(field: HTMLInputElement, typed: string): void {
  field.value = typed;
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function press(target: HTMLElement, key: string): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true });
  target.dispatchEvent(event);
  return event;
}

describe("the page", () => {
  const languages = ["en", "ru", "es", "pt"] as const;
  const accounts = ["demo", "ready", "choose-me", "trouble", "many", "unlisted", "keyring"] as const;
  const scenes = languages.flatMap((language) => accounts.map((account) => ({ language, account })));

  it.each(scenes)("has words for everything in $language, $account", async (parts) => {
    await open(parts);
    click(part("history_days", "[data-value=own]"));
    await tick();
    const said = [...document.querySelectorAll("*")].flatMap((element) => [
      ...[...element.childNodes].map((node) => (node.nodeType === Node.TEXT_NODE ? node.textContent : "")),
      ...["aria-label", "title", "placeholder", "aria-valuetext"].map((name) => element.getAttribute(name)),
    ]);
    const keys = said.filter((one) =>
      /\b(settings|window|menu|trouble|card|notice)(-[a-z]+)+/.test(one ?? ""),
    );
    expect(keys).toEqual([]);
    expect(said.length).toBeGreaterThan(200);
  });

  it("ties a name to every control", async () => {
    await open({ account: "ready" });
    const controls = [
      ...document.querySelectorAll<HTMLElement>("main :is(input, button, [role=radiogroup])"),
    ];
    const nameless = controls.filter((control) => {
      const label = control.closest("label") ?? (control.id && find(`label[for=${control.id}]`));
      return (
        !label && !control.getAttribute("aria-label") && !control.textContent.trim() && control.tabIndex >= 0
      );
    });
    expect(nameless).toEqual([]);
  });

  it("follows what is changed elsewhere", async () => {
    await open();
    expect(part("sound", "[role=switch]")?.getAttribute("aria-checked")).toBe("true");
    await page.backend.prefer({ name: "sound", value: false });
    await vi.waitFor(() =>
      expect(part("sound", "[role=switch]")?.getAttribute("aria-checked")).toBe("false"),
    );
  });

  it("turns to the part that the address names, once", async () => {
    location.hash = "#settings-quiet";
    await open();
    await vi.waitFor(() => expect(document.activeElement?.id).toBe("heading-quiet"));
    expect(location.hash).toBe("");
    click(find("nav [href='#settings-start']"));
    expect(document.activeElement?.id).toBe("heading-start");
    await tick();
    expect(find("nav [aria-current]")?.getAttribute("href")).toBe("#settings-start");
  });

  it("says why the settings could not be read, and asks again", async () => {
    let broken = true;
    page = await mounted(SettingsPage, {}, (backend) => ({
      preferences: () =>
        broken ? Promise.reject(refusal("not_saved", null, "They are gone")) : backend.preferences(),
    }));
    await vi.waitFor(() => expect(document.body.textContent).toContain("They are gone"));
    broken = false;
    click(find("[data-action=read-again]"));
    await vi.waitFor(() => expect(row("privacy")).not.toBeNull());
    expect(document.body.textContent).not.toContain("They are gone");
  });
});

describe("the account", () => {
  it("in the demo offers to connect one", async () => {
    await open({ page: "settings" });
    click(find("[data-action=connect]"));
    expect(page.frame.page).toBe("welcome");
    expect(find("[data-action=sign-out]")).toBeNull();
  });

  it("says its name, its host and how long the token lasts", async () => {
    await open({ account: "ready" });
    const said = find("[data-account]")?.textContent;
    for (const part of ["Cedar & Sons", "cedar.amocrm.ru", "March 12, 2027"]) expect(said).toContain(part);
  });

  it("is signed out of only when that is confirmed", async () => {
    await open({ account: "ready" });
    click(find("[data-action=sign-out]"));
    await vi.waitFor(() => expect(find("[role=alertdialog]")?.textContent).toContain("Cedar & Sons"));
    press(find("[role=alertdialog]") as HTMLElement, "Escape");
    await vi.waitFor(() => expect(find("[role=alertdialog]")).toBeNull());
    expect(page.frame.demo).toBe(false);
    click(find("[data-action=sign-out]"));
    await vi.waitFor(() => expect(find("[data-action=confirm]")).not.toBeNull());
    click(find("[data-action=confirm]"));
    await vi.waitFor(() => expect(find("[data-account=sandbox]")).not.toBeNull());
  });

  it("says why it was not signed out", async () => {
    const signOut = () => Promise.reject(refusal("not_removed", null, "The keyring is locked"));
    await open({ account: "ready" }, { signOut });
    click(find("[data-action=sign-out]"));
    await vi.waitFor(() => expect(find("[data-action=confirm]")).not.toBeNull());
    click(find("[data-action=confirm]"));
    await vi.waitFor(() => expect(find("[data-account]")?.textContent).toContain("The keyring is locked"));
  });

  it("in trouble says what it is and what to do", async () => {
    await open({ account: "trouble" });
    expect(find("[data-account]")?.textContent).toContain("no longer accepts this sign-in");
    expect(find("[data-action=try-again]")).toBeNull();
  });

  it("behind a locked keyring can be tried again", async () => {
    await open({ account: "keyring" });
    click(find("[data-action=try-again]"));
    await vi.waitFor(() => expect(find("[data-account]")?.dataset.state).toBe("ready"));
  });
});

describe("who sits here", () => {
  it("is asked first of all where it is not known, the owner of the sign-in first", async () => {
    await open({ account: "choose-me" });
    expect(find("h3")?.closest("[data-setting]")).toBe(row("me"));
    const users = [...document.querySelectorAll<HTMLElement>("[data-user]")];
    expect(users.map((user) => user.dataset.user)).toEqual(["99999", "88888", "77777"]);
    expect(users[0]?.textContent).toContain("owner of the sign-in · administrator");
    click(users[1]);
    await vi.waitFor(() => expect(part("me", "button")?.textContent).toContain("Anna Kuznetsova"));
    expect(find("[data-user]")).toBeNull();
  });

  it("is searched for among many", async () => {
    await open({ account: "many" });
    type(input("me"), "smirnov 13");
    await vi.waitFor(() => expect(document.querySelectorAll("[role=option]")).toHaveLength(1));
    await vi.waitFor(() => expect(find("[role=option][data-highlighted]")).not.toBeNull());
    press(input("me"), "Enter");
    await vi.waitFor(() => expect(page.frame.status.account.me).toBe(1_399_999));
  });

  it("is typed where the users are not known, and stays as typed when it is refused", async () => {
    await open({ account: "unlisted" });
    const submit = () => click(part("me", "[data-action=choose-me]"));
    type(input("me"), "Anna");
    submit();
    await vi.waitFor(() => expect(fault("me")).toContain("digits only"));
    type(input("me"), "12");
    submit();
    await vi.waitFor(() => expect(fault("me")).toContain("no active user 12"));
    expect(input("me").value).toBe("12");
    expect(input("me").getAttribute("aria-invalid")).toBe("true");
    type(input("me"), "4242");
    submit();
    await vi.waitFor(() => expect(page.frame.status.account.me).toBe(4242));
  });
});

describe("notifications", () => {
  it("show at once what they will show", async () => {
    await open();
    const preview = () => find("[data-preview]")?.textContent ?? "";
    await vi.waitFor(() => expect(preview()).toContain("Ivan Petrov"));
    expect(preview()).toContain("Open");
    click(part("privacy", "[data-value=number]"));
    await vi.waitFor(() => expect(preview()).not.toContain("Ivan Petrov"));
    expect(preview()).toContain("+7 999 888-55-33");
    click(part("privacy", "[data-value=hidden]"));
    await vi.waitFor(() => expect(preview()).not.toContain("+7"));
    expect(saved.map(({ value }) => value)).toEqual(["number", "hidden"]);
  });

  it("open outgoing calls only where answering opens cards", async () => {
    await open();
    const control = () => part("open_outgoing", "[role=switch]") as HTMLButtonElement;
    expect(control().disabled).toBe(true);
    click(part("open_when", "[data-value=answered]"));
    await vi.waitFor(() => expect(control().disabled).toBe(false));
    click(control());
    await vi.waitFor(() => expect(saved.at(-1)).toEqual({ name: "open_outgoing", value: true }));
    expect(text("open_outgoing")).toContain("Saved");
  });

  it("say what is wrong with a number, which stays as typed", async () => {
    await open();
    type(input("ring_limit"), "3");
    input("ring_limit").dispatchEvent(new Event("blur"));
    await vi.waitFor(() => expect(fault("ring_limit")).toBe("From 5 to 600"));
    expect(input("ring_limit").value).toBe("3");
    expect(input("ring_limit").getAttribute("aria-invalid")).toBe("true");
    expect(input("ring_limit").getAttribute("aria-describedby")).toContain("setting-ring-limit-fault");
    expect(press(input("ring_limit"), "Escape").defaultPrevented).toBe(true);
    await vi.waitFor(() => expect(input("ring_limit").value).toBe("45"));
    expect(fault("ring_limit")).toBe("");
    expect(press(input("ring_limit"), "Escape").defaultPrevented).toBe(false);
  });

  it("step through the seconds, and save where that rests", async () => {
    await open();
    press(input("ring_limit"), "ArrowUp");
    press(input("ring_limit"), "ArrowUp");
    await tick();
    expect(input("ring_limit").value).toBe("55");
    await vi.waitFor(() => expect(saved).toEqual([{ name: "ring_limit", value: 55 }]), REST * 4);
  });

  it("save what was typed when the page is left", async () => {
    await open();
    type(input("ring_limit"), "70");
    await tick();
    await page.close();
    await vi.waitFor(() => expect(saved).toEqual([{ name: "ring_limit", value: 70 }]));
    await open();
  });
});

describe("quiet", () => {
  const entries = (name: string) =>
    [...(row(name)?.querySelectorAll<HTMLElement>("[data-entry]") ?? [])].map((entry) => entry.dataset.entry);
  const add = (name: string, typed: string) => {
    type(input(name), typed);
    click(part(name, "[data-action=add]"));
  };

  it("pauses and resumes", async () => {
    await open();
    click(part("pause", "[role=switch]"));
    await vi.waitFor(() => expect(page.frame.status.paused).not.toBeNull());
    await vi.waitFor(() => expect(part("pause", "[role=switch]")?.getAttribute("aria-checked")).toBe("true"));
  });

  it("takes numbers, says which are none, and keeps what was typed", async () => {
    await open();
    add("ignored", "office");
    await vi.waitFor(() => expect(fault("ignored")).toContain("office"));
    expect(input("ignored").value).toBe("office");
    add("ignored", "8 (800) *");
    await vi.waitFor(() => expect(entries("ignored")).toEqual(["+7495*", "8800*"]));
    expect(input("ignored").value).toBe("");
    expect(fault("ignored")).toBe("");
    add("ignored", "+7 495 *");
    await vi.waitFor(() => expect(fault("ignored")).toContain("already"));
  });

  it("puts back what was removed", async () => {
    await open();
    click(part("ignored", "[data-action=remove]"));
    await vi.waitFor(() => expect(entries("ignored")).toEqual([]));
    expect(document.activeElement).toBe(input("ignored"));
    page.frame.toasts.current?.action?.run();
    await vi.waitFor(() => expect(entries("ignored")).toEqual(["+7495*"]));
  });

  it("knows the agent's lines", async () => {
    await open();
    add("lines", " Sales ");
    await vi.waitFor(() => expect(entries("lines")).toEqual(["Sales"]));
  });
});

describe("calls", () => {
  const chosen = () => part("history_days", "label:has(:checked)")?.dataset.value;

  it("are kept longer at once, and less long only when that is confirmed", async () => {
    await open();
    click(part("history_days", "[data-value='90']"));
    await vi.waitFor(() => expect(chosen()).toBe("90"));
    click(part("history_days", "[data-value='7']"));
    await vi.waitFor(() => expect(find("[role=alertdialog]")?.textContent).toContain("older than 7 days"));
    expect(saved.map(({ value }) => value)).toEqual([90]);
    press(find("[role=alertdialog]") as HTMLElement, "Escape");
    await vi.waitFor(() => expect(find("[role=alertdialog]")).toBeNull());
    expect(chosen()).toBe("90");
    click(part("history_days", "[data-value='7']"));
    await vi.waitFor(() => expect(find("[data-action=confirm]")).not.toBeNull());
    click(find("[data-action=confirm]"));
    await vi.waitFor(() => expect(chosen()).toBe("7"));
    expect(saved.map(({ value }) => value)).toEqual([90, 7]);
  });

  it("are kept for as many days as are typed", async () => {
    await open();
    click(part("history_days", "[data-value=own]"));
    await vi.waitFor(() => expect(document.activeElement).toBe(input("history_days")));
    type(input("history_days"), "14");
    press(input("history_days"), "Enter");
    await vi.waitFor(() => expect(find("[role=alertdialog]")?.textContent).toContain("14"));
    click(find("[data-action=confirm]"));
    await vi.waitFor(() => expect(saved).toEqual([{ name: "history_days", value: 14 }]));
    expect(input("history_days").value).toBe("14");
    type(input("history_days"), "0");
    press(input("history_days"), "Enter");
    await vi.waitFor(() => expect(fault("history_days")).toBe("From 1 to 3650"));
    expect(input("history_days").value).toBe("0");
  });

  it("are read as numbers of the country that is found by typing", async () => {
    await open({ language: "ru" });
    expect(input("default_country").value).toBe("Россия");
    type(input("default_country"), "казах");
    await vi.waitFor(() =>
      expect(find("[role=option][data-highlighted]")?.textContent).toContain("Казахстан"),
    );
    press(input("default_country"), "Enter");
    await vi.waitFor(() => expect(saved).toEqual([{ name: "default_country", value: "KZ" }]));
    await vi.waitFor(() => expect(input("default_country").value).toBe("Казахстан"));
  });
});

describe("appearance", () => {
  it("offers each language in its own name, and speaks the chosen one", async () => {
    await open({ language: "en" });
    expect(find("#setting-language")?.textContent).toContain("English");
    press(find("#setting-language") as HTMLElement, "Enter");
    await vi.waitFor(() => expect(find("[role=option]")).not.toBeNull());
    const names = [...document.querySelectorAll("[role=option]")].map((option) => option.textContent.trim());
    expect(names).toEqual(["System", "English", "Русский", "Español", "Português"]);
    await page.backend.prefer({ name: "language", value: "ru" });
    await vi.waitFor(() => expect(find("h1")?.textContent).toBe("Настройки"));
  });

  it("changes the theme", async () => {
    await open();
    click(part("theme", "[data-value=dark]"));
    await vi.waitFor(() => expect(page.frame.status.theme).toBe("dark"));
  });

  it("starts Callcard with the computer, where that can be told", async () => {
    await open();
    click(part("start_at_login", "[role=switch]"));
    await vi.waitFor(async () => expect(await page.backend.startsAtLogin()).toBe(true));
    await page.close();
    await open({}, { startsAtLogin: () => Promise.resolve(null) });
    await vi.waitFor(() => expect(part("start_at_login", "[role=switch]")).toBeNull());
    expect(text("start_at_login")).toContain("does not let Callcard");
  });
});

describe("about", () => {
  it("names the version", async () => {
    await open();
    expect(find("[data-about=version]")?.textContent).toContain("0.1.0");
  });
});
