import { afterEach, expect, it, vi } from "vitest";
import type { Backend, CallView } from "../lib/backend";
import { type Mounted, mounted } from "../stand-in/mounted";
import { sampleCall } from "../stand-in/sample-call";
import type { Scene } from "../stand-in/scene";
import PhonePage from "./PhonePage.svelte";

let page: Mounted | undefined;
let waits: ((call: CallView) => void)[] = [];

async function open(
  parts: Partial<Omit<Scene, "demo">> = {},
  change: (backend: Backend) => Partial<Backend> = () => ({}),
): Promise<void> {
  waits = [];
  page = await mounted(PhonePage, { page: "phone", ...parts }, (backend) => ({
    awaitCall(arrived) {
      waits.push(arrived);
      return Promise.resolve();
    },
    ...change(backend),
  }));
  await vi.waitFor(() => find("[data-chooser]"));
}

afterEach(async () => {
  await page?.close();
  page = undefined;
  vi.unstubAllGlobals();
});

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`nothing matches ${selector}`);
  return found;
}

const said = (selector: string) => find(selector).textContent.replace(/\s+/g, " ").trim();
const offered = () =>
  [...document.querySelectorAll<HTMLElement>("[data-phone]")].map((one) => one.dataset.phone);

async function type(selector: string, text: string): Promise<void> {
  const field = find(selector) as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  field.dispatchEvent(new Event("change", { bubbles: true }));
  await Promise.resolve();
}

async function choose(phone: string): Promise<void> {
  find(`[data-phone="${phone}"]`).click();
  await vi.waitFor(() => find(`[data-chosen="${phone}"]`));
}

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

it("finds a phone by the name that people use, in either alphabet, and by what it is", async () => {
  await open();
  expect(offered().length).toBeGreaterThan(40);
  for (const [typed, expected] of [
    ["free p", ["freepbx"]],
    ["астериск", ["asterisk"]],
    ["ZOIP", ["zoiper"]],
    ["зойпер", ["zoiper"]],
    ["манго", ["mango", "mango-talker"]],
    ["t46", ["yealink"]],
    ["quux", []],
  ] as const) {
    await type("#which-phone", typed);
    await vi.waitFor(() => expect(offered()).toEqual(expected));
  }
  expect(said("[data-chooser]")).toContain("“quux” is not in the list");
});

it("takes the first that is found at Enter, and comes back to the list", async () => {
  await open();
  await type("#which-phone", "linph");
  await vi.waitFor(() => expect(offered()).toEqual(["linphone"]));
  find("[data-chooser] form").dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  await vi.waitFor(() => find("[data-chosen=linphone]"));
  expect(said("[data-chosen]")).toContain("has no way that we know of");
  find("[data-action=back]").click();
  await vi.waitFor(() => expect(document.activeElement).toBe(find("[data-phone=linphone]")));
});

it("copies what a program is to run, and a message in the agent's language", async () => {
  await open({ language: "ru" });
  const writes = vi.fn(() => Promise.resolve());
  vi.stubGlobal("navigator", { clipboard: { writeText: writes } });
  await choose("callcardctl");
  find("[data-recipe=callcardctl] [data-action=copy]").click();
  expect(writes).toHaveBeenLastCalledWith(
    "/usr/bin/callcardctl ring +79998885533\n/usr/bin/callcardctl answer +79998885533\n/usr/bin/callcardctl end +79998885533\n",
  );
  find("[data-action=back]").click();
  await vi.waitFor(() => find("[data-chooser]"));
  await choose("zadarma");
  expect(find("[data-chosen]").dataset.way).toBe("hub");
  find("[data-action=copy-ask]").click();
  expect(writes).toHaveBeenLastCalledWith(
    expect.stringMatching(/^Здравствуйте![^]+Zadarma умеет[^]+Спасибо!$/),
  );
});

it("says plainly what is not for this system", async () => {
  await open();
  await choose("microsip");
  expect(said("[data-chosen]")).toContain("MicroSIP runs on Windows only.");
});

it("sets an Asterisk up, tried while it is entered, and then shows it", async () => {
  const tries = vi.fn();
  await open({}, (backend) => ({
    trySource(draft) {
      tries(draft);
      return backend.trySource(draft);
    },
  }));
  await choose("freepbx");
  expect(said("[data-chosen]")).toContain("Callcard listens to FreePBX by itself");
  await type("[data-field=host] input", "pbx.cedar.example");
  await type("[data-field=extensions] input", "101");
  expect(tries).not.toHaveBeenCalled();
  find("[data-secret=secret]").click();
  await vi.waitFor(() => find("[data-trial=ok]"));
  expect(tries).toHaveBeenCalledExactlyOnceWith({
    name: null,
    kind: "asterisk",
    values: {
      host: "pbx.cedar.example",
      user: "callcard",
      extensions: "101",
      port: "",
      tls: "",
      login: "",
      call_back: "",
    },
  });
  find("[data-action=keep-source]").click();
  await vi.waitFor(() => find("[data-source=asterisk]"));
  expect(tries).toHaveBeenCalledOnce();
  expect(said("[data-source=asterisk]")).toContain("Now call 101 from another phone");
  expect(said("[data-chooser]")).toContain("Connect another phone");
});

it("says what is wrong where it is, and keeps it all the same if the agent insists", async () => {
  await open();
  await choose("asterisk");
  find("[data-action=keep-source]").click();
  await vi.waitFor(() => expect(document.activeElement?.id).toBe("new-host"));
  await type("[data-field=host] input", "no host");
  find("[data-secret=secret]").click();
  await vi.waitFor(() => expect(find("[data-field=host] input").getAttribute("aria-invalid")).toBe("true"));
  await type("[data-field=host] input", "wrong.cedar.example");
  await vi.waitFor(() => find("[data-trial=failed]"));
  expect(said("[data-trial]")).toContain("does not accept the sign-in");
  expect(document.querySelector("[data-source=asterisk]")).toBeNull();
  find("[data-action=keep-anyway]").click();
  await vi.waitFor(() => find("[data-source=asterisk]"));
});

it("takes an extension that was heard with one click", async () => {
  await open({ sources: "new" });
  expect(said("[data-source=asterisk]")).toMatch(
    /Which of these is you\? 101 rang \d seconds ago That is me/,
  );
  find("[data-stranger='101'] [data-action=take]").click();
  await vi.waitFor(() => expect(said("[data-source=asterisk]")).toContain("Your extension: 101"));
  expect(document.querySelector("[data-stranger='101']")).toBeNull();
});

it("sets a desk phone up, and shows what to enter in it with the secret masked", async () => {
  const keeps = vi.fn();
  const copies = vi.fn(() => Promise.resolve());
  const messages = vi.fn(() => Promise.resolve());
  const renews = vi.fn(() => Promise.resolve());
  await open({}, (backend) => ({
    keepSource(draft) {
      keeps(draft);
      return backend.keepSource(draft);
    },
    copySourceUrl: copies,
    copySourceMessage: messages,
    renewSource: renews,
  }));
  await choose("snom");
  await type("[data-field=extensions] input", "101");
  expect(document.querySelector("[data-trial=ok]")?.textContent.trim()).toBeFalsy();
  expect(said("[data-action=keep-source]")).toBe("Get the addresses");
  find("[data-action=keep-source]").click();
  await vi.waitFor(() => find("[data-addresses=phone]"));
  expect(keeps).toHaveBeenCalledExactlyOnceWith({
    name: null,
    kind: "phone",
    values: { extensions: "101", network: "true", peers: "" },
  });
  expect(said("[data-source=phone]")).toContain("No call has come yet");
  // That of the phone that was chosen.
  expect(said("[data-url=ringing]")).toContain("action_incoming_url");
  expect(said("[data-url=ringing]")).toContain("/in/phone/••••••••/ringing?");
  expect(said("[data-addresses]")).toContain("They lead to 192.168.1.7:4580");
  find("[data-url=answered] [data-action=copy-url]").click();
  expect(copies).toHaveBeenLastCalledWith("phone", 13);
  find("[data-addresses] [data-value=yealink] input").click();
  await vi.waitFor(() => expect(said("[data-url=ringing]")).toContain("action_url.incoming_call"));
  find("[data-addresses] [data-action=copy-ask]").click();
  expect(messages).toHaveBeenLastCalledWith("phone", 0);
  find("[data-action=renew]").click();
  await vi.waitFor(() => find("[data-action=confirm]").click());
  await vi.waitFor(() => expect(renews).toHaveBeenCalledExactlyOnceWith("phone"));
});

it("says who was turned away at an address, and what to do", async () => {
  await open({ sources: "knocked" });
  await vi.waitFor(() => expect(said("[data-source=phone]")).toContain("192.168.1.31 was turned away"));
  expect(said("[data-source=phone]")).toContain("Copy the addresses anew");
  find("[data-source=phone] [data-action=remove]").click();
  await vi.waitFor(() => expect(said("[role=alertdialog]")).toContain("Its addresses stop working"));
});

it("changes and removes what is set up", async () => {
  const keeps = vi.fn();
  await open({ sources: "connected" }, (backend) => ({
    keepSource(draft) {
      keeps(draft);
      return backend.keepSource(draft);
    },
  }));
  find("[data-source=asterisk] [data-action=change]").click();
  await vi.waitFor(() => find("[data-setup=asterisk]"));
  expect((find("[data-field=host] input") as HTMLInputElement).value).toBe("pbx.cedar.example");
  expect(said("[data-secret=secret]")).toContain("Saved in the keyring");
  await type("[data-field=extensions] input", "101, 102");
  await vi.waitFor(() => find("[data-trial=ok]"));
  find("[data-action=keep-source]").click();
  await vi.waitFor(() => expect(said("[data-source=asterisk]")).toContain("Your extensions: 101, 102"));
  expect(keeps).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: "asterisk" }));

  find("[data-source=asterisk] [data-action=remove]").click();
  await vi.waitFor(() => find("[data-action=confirm]"));
  find("[data-action=keep]").click();
  await vi.waitFor(() => expect(document.querySelector("[data-action=confirm]")).toBeNull());
  find("[data-source=asterisk] [data-action=remove]").click();
  await vi.waitFor(() => find("[data-action=confirm]").click());
  await vi.waitFor(() => expect(document.querySelector("[data-source=asterisk]")).toBeNull());
});

it.each(
  (["en", "ru", "es", "pt"] as const).flatMap((language) =>
    (["linux", "windows", "macos"] as const).map((platform) => [language, platform] as const),
  ),
)("in %s nothing is missing on %s", async (language, platform) => {
  await open({ language, platform });
  waits[0]?.(sampleCall());
  await vi.waitFor(() => find("[data-waiting=no]"));
  const { known } = await (page as Mounted).backend.phone();
  const ways = new Map(known.map(({ id, way }) => [JSON.stringify(way), id]));
  for (const phone of ways.values()) {
    await choose(phone);
    const names = [...document.querySelectorAll("[aria-label]")].map((one) => one.getAttribute("aria-label"));
    expect(`${document.body.textContent} ${names.join(" ")}`).not.toMatch(
      /\b(?:phone|source|window|test-call)-[a-z]+-|\{ \$/,
    );
    find("[data-action=back]").click();
    await vi.waitFor(() => find("[data-chooser]"));
  }
});

it("shows quietly what calls come in by, and when one was heard last", async () => {
  await open();
  await vi.waitFor(() => expect(document.querySelectorAll("[data-source]")).toHaveLength(1));
  expect(said("[data-source=socket]")).toBe("Local socket Ready for calls Last call 4 minutes ago");
});

it("says of a source that brings in no calls what is wrong and what to do", async () => {
  await open({ sources: "broken" });
  await vi.waitFor(() =>
    expect(said("[data-source=socket]")).toBe(
      "Local socket No calls come in This computer does not let it listen. " +
        "Close programs that hold many files open; it tries again by itself",
    ),
  );
  expect(said("[data-source=office]")).toContain("The telephone system does not answer. Check its address");
});
