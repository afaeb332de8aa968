import { afterEach, expect, it, vi } from "vitest";
import type { CallView } from "../lib/backend";
import { type Mounted, mounted } from "../stand-in/mounted";
import { sampleCall } from "../stand-in/sample-call";
import type { Scene } from "../stand-in/scene";
import PhonePage from "./PhonePage.svelte";

let page: Mounted | undefined;
let waits: ((call: CallView) => void)[] = [];

async function open(parts: Partial<Omit<Scene, "demo">> = {}): Promise<void> {
  waits = [];
  page = await mounted(PhonePage, { page: "phone", ...parts }, () => ({
    awaitCall(arrived) {
      waits.push(arrived);
      return Promise.resolve();
    },
  }));
  await vi.waitFor(() => find("[data-recipe]"));
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

const order = () =>
  [...document.querySelectorAll<HTMLElement>("[data-recipe]")].map((one) => one.dataset.recipe);

it("waits for a call, shows who it is and where it came from, and waits again", async () => {
  await open();
  find("[data-waiting=yes]");
  const card = { kind: "deal" as const, id: 1, title: "Oak kitchen", person: "Ivan Petrov" };
  const call = sampleCall({ source: "softphone", rang_at: new Date().toISOString() });
  waits[0]?.(call);
  await vi.waitFor(() => find("[data-waiting=no]"));
  waits[0]?.({ ...call, answer: "card", card, link: "card", delivery: { state: "done", reason: null } });
  await vi.waitFor(() => expect(find("[data-waiting=no]").textContent).toContain("Oak kitchen"));
  expect(find("[data-waiting=no]").textContent).toContain("Reported by softphone · now");
  find("[data-action=await]").click();
  await vi.waitFor(() => find("[data-waiting=yes]"));
  expect(waits).toHaveLength(2);
});

it("offers what people of this system use first, and says plainly what is not for it", async () => {
  await open();
  expect(order()).toEqual([
    "twinkle",
    "curl",
    "callcardctl",
    "python",
    "php",
    "elsewhere",
    "microsip",
    "powershell",
  ]);
  expect(find("li[data-recipe=microsip]").textContent).toBe("MicroSIP runs on Windows only.");
});

it("puts MicroSIP first on Windows", async () => {
  await open({ platform: "windows" });
  expect(order()[0]).toBe("microsip");
  expect(find("details[open]").dataset.recipe).toBe("microsip");
});

it("copies a recipe", async () => {
  await open();
  const writes = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", { clipboard: { writeText: writes } });
  find("[data-recipe=callcardctl] [data-action=copy]").click();
  expect(writes).toHaveBeenCalledExactlyOnceWith(
    "/usr/bin/callcardctl ring +79998885533\n/usr/bin/callcardctl answer +79998885533\n/usr/bin/callcardctl end +79998885533\n",
  );
  vi.unstubAllGlobals();
});

it.each(
  (["en", "ru", "es", "pt"] as const).flatMap((language) =>
    (["linux", "windows", "macos"] as const).map((platform) => [language, platform] as const),
  ),
)("in %s nothing is missing on %s", async (language, platform) => {
  await open({ language, platform });
  waits[0]?.(sampleCall());
  await vi.waitFor(() => find("[data-waiting=no]"));
  const names = [...document.querySelectorAll("[aria-label]")].map((one) => one.getAttribute("aria-label"));
  expect(`${document.body.textContent} ${names.join(" ")}`).not.toMatch(/\b(?:phone|window|test-call)-[a-z]/);
});

const row = (source: string) => find(`[data-source=${source}]`).textContent.replace(/\s+/g, " ").trim();

it("shows quietly what calls come in by, and when one was heard last", async () => {
  await open();
  expect(document.querySelectorAll("[data-source]")).toHaveLength(1);
  expect(row("socket")).toBe("Local socket Ready for calls Last call 4 minutes ago");
});

it("says of a source that brings in no calls what is wrong and what to do", async () => {
  await open({ sources: "broken" });
  expect(row("socket")).toBe(
    "Local socket No calls come in This computer does not let it listen. " +
      "Close programs that hold many files open; it tries again by itself",
  );
  expect(row("office")).toContain("The telephone system does not answer. Check its address");
});
