import { tick } from "svelte";
import { afterEach, describe, expect, it, type MockInstance, vi } from "vitest";
import type { Backend, Language } from "../lib/backend";
import { act, DEEDS, type Step } from "../stand-in/agent";
import { type Mounted, mounted } from "../stand-in/mounted";
import type { Scene } from "../stand-in/scene";
import WelcomePage from "./WelcomePage.svelte";

const LANGUAGES: Language[] = ["en", "ru", "es", "pt"];
const CLIPBOARD = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.secret";

let page: Mounted | undefined;

async function open(
  parts: Partial<Omit<Scene, "demo">> = {},
  change?: (backend: Backend) => Partial<Backend>,
): Promise<Backend> {
  page = await mounted(WelcomePage, { page: "welcome", ...parts }, change);
  return page.backend;
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

const see = (selector: string) => vi.waitFor(() => find(selector));

/** Everything that is read or read out on the page. */
function said(): string {
  const named = [...document.querySelectorAll("[aria-label], [title]")];
  const names = named.map((one) => `${one.getAttribute("aria-label")} ${one.getAttribute("title")}`);
  return `${document.body.textContent}\n${names.join("\n")}`;
}

it.each([
  ["windows", true],
  ["linux", false],
  ["macos", false],
] as const)(
  "says how to keep the icon in sight where the system hides it: %s, %s",
  async (platform, says) => {
    await open({ platform });
    expect(
      document.querySelector("[data-keep-icon]")?.textContent.includes("next to the clock") ?? false,
    ).toBe(says);
  },
);

describe("trying", () => {
  it("makes the call with the first click, and shows how it comes up", async () => {
    const backend = await open();
    const rings = vi.spyOn(backend, "testCall");
    find("[data-action=try]").click();
    await see("[data-stage=shows][data-done=true]");
    expect(rings).toHaveBeenCalledExactlyOnceWith("+7 999 888-55-33", expect.anything());
    expect(find("[data-result=card]").textContent).toContain("Oak kitchen, Hill Street");
    expect(find("[role=status]").textContent).toBe("Click it: the deal opens.");
  });

  it("says what opens the notification on this desktop", async () => {
    for (const [click, says] of [
      ["middle", "Middle-click it: the deal opens."],
      ["button", "Press its button: the deal opens."],
    ] as const) {
      await open({ click });
      find("[data-action=try]").click();
      await vi.waitFor(() => expect(find("[role=status]").textContent).toBe(says));
      await page?.close();
      page = undefined;
    }
  });

  it("rings with another number, and says what its click does", async () => {
    await open();
    await act("nobody");
    await vi.waitFor(() =>
      expect(find("[role=status]").textContent).toBe(
        "Click it: a new contact opens with the number filled in.",
      ),
    );
    expect(find("[aria-pressed=true]").dataset.suggestion).toBe("+7 999 888-55-00");
  });

  it("hangs up when the page is left", async () => {
    const backend = await open();
    const hangsUp = vi.spyOn(backend, "endCall");
    find("[data-action=try]").click();
    await see("[data-stage=shows][data-done=true]");
    await page?.close();
    page = undefined;
    expect(hangsUp).toHaveBeenCalledExactlyOnceWith("call-1");
  });

  it("says why there is no notification", async () => {
    await open({}, (backend) => ({
      testCall: (number, changed) =>
        backend.testCall(number, (call) => changed({ ...call, silence: "paused" })),
    }));
    find("[data-action=try]").click();
    await vi.waitFor(() => expect(find("[role=status]").textContent).toBe("Notifications are paused"));
  });

  it("goes on to connecting, or to the calls", async () => {
    await open();
    await act("try");
    (await see("[data-action=later]")).click();
    expect(page?.frame.page).toBe("history");
    find("[data-action=connect-account]").click();
    await see("#host");
  });
});

describe("connecting", () => {
  it("goes from the address to the phone, and then to the calls", async () => {
    const backend = await open();
    const chosen = vi.spyOn(backend, "chooseMe");
    await act("phone");
    await see("[data-waiting]");
    expect(chosen).toHaveBeenCalledExactlyOnceWith(88888);
    expect(find("[data-step=sign-in]").textContent).toContain("Cedar & Sons — verified");
    expect(find("[data-step=me]").textContent).toContain("Anna Kuznetsova");
    find("[data-action=finish]").click();
    expect(page?.frame.page).toBe("history");
  });

  it("gives the focus to what is missing", async () => {
    await open();
    await act("host");
    (await see("[data-action=connect]")).click();
    await vi.waitFor(() => expect(document.activeElement).toBe(find("[data-secret=token]")));
  });

  it.each([
    ["wrong-host", "#host[aria-invalid=true]"],
    ["wrong-token", "[data-secret=token].wrong"],
    ["offline", "[data-step=sign-in] [role=alert]"],
  ] as [Step, string][])("shows a refusal in its place: %s", async (step, place) => {
    await open();
    await act(step);
    await see(place);
    expect((find("#host") as HTMLInputElement).value).not.toBe("");
    expect(find("[data-secret=token]").dataset.taken).toBe("true");
  });

  it("asks for a number where the users may not be read", async () => {
    await open();
    await act("me-number");
    expect(((await see("#me")) as HTMLInputElement).value).toBe("99999");
  });

  it("finds one of many users by name", async () => {
    await open();
    await act("me-many");
    const field = (await see("#me-search")) as HTMLInputElement;
    field.value = "anna kuznetsova 12";
    field.dispatchEvent(new Event("input", { bubbles: true }));
    await tick();
    expect(document.querySelectorAll("[data-user]")).toHaveLength(1);
  });

  it("begins with the address, where it was asked for or an account is connected already", async () => {
    await open({ account: "trouble" });
    expect((find("#host") as HTMLInputElement).value).toBe("cedar.amocrm.ru");
    expect(document.querySelector("[data-action=back]")).toBeNull();
  });

  it("has the app forget the secrets of somebody who leaves", async () => {
    const backend = await open();
    const forgets = vi.spyOn(backend, "forgetSecrets");
    await act("token");
    await page?.close();
    page = undefined;
    expect(forgets).toHaveBeenCalledOnce();
  });
});

describe("a secret", () => {
  async function field(): Promise<[HTMLElement, MockInstance<Backend["takeSecret"]>]> {
    const backend = await open();
    const takes = vi.spyOn(backend, "takeSecret");
    await act("host");
    return [await see("[data-secret=token]"), takes];
  }

  it("that is pasted is not looked at: the app takes it itself", async () => {
    const [token, takes] = await field();
    const read = vi.fn(() => ({ getData: () => CLIPBOARD }));
    const event = new Event("paste", { bubbles: true, cancelable: true });
    Object.defineProperty(event, "clipboardData", { get: read });
    token.dispatchEvent(event);
    await see("[data-secret=token][data-taken=true]");
    expect(event.defaultPrevented).toBe(true);
    expect(read).not.toHaveBeenCalled();
    expect(takes).toHaveBeenCalledExactlyOnceWith("token");
    expect(document.documentElement.outerHTML).not.toContain(CLIPBOARD);
  });

  it.each([
    [{ key: "v", code: "KeyV", ctrlKey: true }, true],
    [{ key: "м", code: "KeyV", ctrlKey: true }, true],
    [{ key: "Insert", code: "Insert", shiftKey: true }, true],
    [{ key: "v", code: "KeyV" }, false],
    [{ key: "c", code: "KeyC", ctrlKey: true }, false],
  ])("at the keys %j is taken: %s", async (keys, taken) => {
    const [token, takes] = await field();
    const event = new KeyboardEvent("keydown", { ...keys, bubbles: true, cancelable: true });
    token.dispatchEvent(event);
    expect(event.defaultPrevented).toBe(taken);
    expect(takes).toHaveBeenCalledTimes(taken ? 1 : 0);
  });

  it("says how long it is and until when it is valid", async () => {
    const [token] = await field();
    token.click();
    await vi.waitFor(() =>
      expect(token.textContent).toContain("1,043 characters · valid until March 12, 2027"),
    );
  });
});

describe.each(LANGUAGES)("in %s", (language) => {
  it.each(Object.keys(DEEDS) as Step[])("nothing is missing at %s", async (step) => {
    await open({ language, account: step === "kept" ? "renamed" : "demo" });
    await act(step);
    await vi.waitFor(() => expect(document.querySelector("[aria-busy=true]")).toBeNull());
    await tick();
    expect(said()).not.toMatch(/\b(?:welcome|phone|test-call|window)-[a-z]/);
    expect(document.querySelectorAll("h1")).toHaveLength(1);
  });
});
