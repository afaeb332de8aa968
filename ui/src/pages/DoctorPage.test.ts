import { afterEach, describe, expect, it, vi } from "vitest";
import type { Backend, Language } from "../lib/backend";
import { type Mounted, mounted } from "../stand-in/mounted";
import type { Scene } from "../stand-in/scene";
import DoctorPage from "./DoctorPage.svelte";

let page: Mounted | undefined;

async function open(
  parts: Partial<Omit<Scene, "demo">> = {},
  change?: (backend: Backend) => Partial<Backend>,
): Promise<Mounted> {
  page = await mounted(DoctorPage, parts, change);
  return page;
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

const found = (selector: string) => vi.waitFor(() => find(selector));

describe("the check-up", () => {
  it("shows the links before it knows how they are, and then how they are", async () => {
    await open({ account: "ready" });
    expect(document.querySelectorAll("[data-check]")).toHaveLength(16);
    expect(find("[data-check=tls]").textContent).toContain("Secure connection");
    expect(document.querySelector("[data-check][data-state]")).toBeNull();
    await found("[data-check=tls][data-state=ok]");
    expect(find("[data-check=sources]").dataset.state).toBe("warning");
    expect(find("[data-check=right]").dataset.state).toBe("skipped");
  });

  it("says that all is well, and offers nothing then", async () => {
    await open({ account: "ready", health: "well" });
    expect((await found("[data-summary=ok]")).textContent).toContain("All is well");
    expect(document.querySelector("[data-mend]")).toBeNull();
  });

  it("names the link that is broken, what to do, and leads there", async () => {
    const { frame } = await open({ account: "trouble" });
    const summary = await found("[data-summary=failed]");
    expect(summary.textContent).toContain("1 link is broken: Account");
    expect(summary.textContent).toContain("connect the account again in the settings");
    find("[data-summary] [data-mend=account]").click();
    expect(frame.page).toBe("settings");
  });

  it("begins with the first of several, and mends the others where they stand", async () => {
    const { frame } = await open({ account: "ready", health: "broken", tray: false });
    const summary = await found("[data-summary=failed]");
    expect(summary.textContent).toContain("2 links are broken");
    expect(summary.textContent).toContain("Account: The CRM no longer accepts this sign-in");
    expect(find("[data-check=tray]").textContent).toContain("AppIndicator");
    expect(document.querySelector("[data-check=account] [data-mend]")).toBeNull();
    find("[data-check=sources] [data-mend]").click();
    expect(frame.page).toBe("phone");
  });

  it("places a test call only when it is asked to", async () => {
    const { backend } = await open({ account: "ready" });
    await found("[data-check=right][data-state=skipped]");
    const examine = vi.spyOn(backend, "examine");
    expect(find("[data-action=test-call]").getAttribute("aria-describedby")).toBe("effect");
    expect(find("#effect").textContent).toContain("reported to your CRM");
    find("[data-action=test-call]").click();
    await found("[data-check=right][data-state=ok]");
    find("[data-action=run-again]").click();
    expect(examine.mock.calls).toEqual([[true], [false]]);
  });

  it("says that it looks once that takes time, and keeps what it found in sight", async () => {
    let slow = false;
    await open({ account: "trouble" }, (backend) => ({
      examine: (testCall) => (slow ? new Promise(() => undefined) : backend.examine(testCall)),
    }));
    await found("[data-summary=failed]");
    slow = true;
    find("[data-action=test-call]").click();
    expect(find("[data-summary]").getAttribute("aria-busy")).toBe("false");
    await found("[data-summary=failed][aria-busy=true]");
    expect(find("[data-summary]").textContent).toContain("Waiting for the CRM…");
    expect(find("[role=status]").textContent).toContain("1 link is broken");
    expect(find("[data-action=run-again]").getAttribute("aria-disabled")).toBe("true");
  });

  it("looks again when the account or the language changes", async () => {
    const { backend } = await open({ account: "ready" });
    await found("[data-check=network][data-state=ok]");
    await backend.signOut();
    await found("[data-check=network][data-state=skipped]");
    await backend.prefer({ name: "language", value: "ru" });
    await vi.waitFor(() => expect(find("[data-check=network]").textContent).toContain("Связь с CRM"));
    expect(find("#effect").textContent).toContain("демо-CRM");
  });

  it("shows the report before it is copied", async () => {
    const { frame } = await open();
    const button = await found("[data-action=show-report]");
    const copy = vi.spyOn(frame, "copy").mockResolvedValue(true);
    expect(find("#report").hidden).toBe(true);
    button.click();
    await vi.waitFor(() => expect(find("#report").hidden).toBe(false));
    expect(button.getAttribute("aria-expanded")).toBe("true");
    find("[data-action=copy-report]").click();
    expect(copy.mock.calls[0]?.[0].trimEnd()).toBe(find("#report pre").textContent);
  });

  it("says why it could not look, and tries again", async () => {
    let refuses = true;
    await open({}, (backend) => ({
      examine: (testCall) =>
        refuses
          ? Promise.reject(Object.assign(new Error("no"), { code: "ending" }))
          : backend.examine(testCall),
    }));
    await vi.waitFor(() => expect(find("[role=status]").textContent).toContain("Callcard is closing"));
    expect(document.querySelector("[data-summary]")).toBeNull();
    refuses = false;
    find("[data-action=run-again]").click();
    await found("[data-summary=warning]");
  });

  it.each(["en", "ru", "es", "pt"] satisfies Language[])("has all its words in %s", async (language) => {
    const { backend } = await open({ language, account: "choose-me", tray: false });
    await found("[data-summary=failed]");
    find("[data-action=test-call]").click();
    await found("[data-check=right][data-state=ok]");
    await backend.signOut();
    await found("[data-summary=warning]");
    expect(document.body.textContent).not.toMatch(/(checkup|doctor|page|window|trouble)-[a-z]/);
  });
});
