import { describe, expect, it, vi } from "vitest";
import type { FieldView, KindView, SourceDraft, TrialView } from "../lib/backend";
import { refusal } from "../stand-in/refusal";
import { type Installer, Setup } from "./setup.svelte";

const FIELD: FieldView = { word: "", shape: "text", choices: [], needed: false, more: false, preset: "" };
const KIND: KindView = {
  kind: "asterisk",
  needs_hub: false,
  by_door: false,
  secrets: [{ word: "secret", needed: true }],
  fields: [
    { ...FIELD, word: "host", needed: true },
    { ...FIELD, word: "user", needed: true, preset: "callcard" },
    { ...FIELD, word: "secret", shape: "secret", needed: true },
    { ...FIELD, word: "extensions", shape: "names" },
  ],
};
const OK: TrialView = { ok: true, trouble: null, detail: null };
const BAD: TrialView = { ok: false, trouble: "sign_in", detail: "No" };

function office(change: Partial<Installer> = {}) {
  return {
    takeSourceSecret: vi.fn(() => Promise.resolve({ characters: 12, expires_at: null })),
    trySource: vi.fn((draft: SourceDraft) => Promise.resolve(draft.values["host"] === "bad" ? BAD : OK)),
    keepSource: vi.fn(() => Promise.resolve("asterisk")),
    forgetSecrets: vi.fn(() => Promise.resolve()),
    ...change,
  };
}

const THERE = { name: "asterisk", values: { host: "pbx", user: "callcard", extensions: "101" } };

describe("setting a source up", () => {
  it("starts with what is preset, and names what is missing in its order", async () => {
    const backend = office();
    const setup = new Setup(backend, KIND, null);
    expect([setup.values["user"], setup.missing?.word]).toEqual(["callcard", "host"]);
    setup.fill("host", " pbx ");
    expect(setup.missing?.word).toBe("secret");
    await setup.attempt();
    expect(backend.trySource).not.toHaveBeenCalled();
    await setup.take("secret");
    expect(setup.missing).toBeUndefined();
    expect(backend.trySource).toHaveBeenCalledExactlyOnceWith({
      name: null,
      kind: "asterisk",
      values: { host: "pbx", user: "callcard", extensions: "" },
    });
  });

  it("tries the same only once, and again what has been changed", async () => {
    const backend = office();
    const setup = new Setup(backend, KIND, THERE);
    await setup.attempt();
    await setup.attempt();
    setup.fill("host", "pbx");
    await setup.attempt();
    expect(backend.trySource).toHaveBeenCalledOnce();
    setup.fill("host", "bad");
    expect(setup.trial).toBeNull();
    await setup.attempt();
    expect(setup.trial).toEqual(BAD);
  });

  it("heeds no trial of what was there before, and tries what is there now", async () => {
    const answers: ((trial: TrialView) => void)[] = [];
    const backend = office({
      trySource: vi.fn(() => new Promise<TrialView>((resolve) => answers.push(resolve))),
    });
    const setup = new Setup(backend, KIND, THERE);
    const first = setup.attempt();
    setup.fill("host", "other");
    answers[0]?.(BAD);
    await vi.waitFor(() => expect(answers).toHaveLength(2));
    expect(setup.trial).toBeNull();
    answers[1]?.(OK);
    await first;
    expect(setup.trial).toEqual(OK);
  });

  it("keeps nothing that does not let Callcard in, unless the agent insists", async () => {
    const backend = office();
    const setup = new Setup(backend, KIND, THERE);
    setup.fill("host", "bad");
    expect(await setup.keep()).toBeNull();
    expect(backend.keepSource).not.toHaveBeenCalled();
    expect(await setup.keep(true)).toBe("asterisk");
    expect(backend.keepSource).toHaveBeenCalledOnce();
  });

  it("tries a failed trial again when the agent asks for it", async () => {
    const trySource = vi.fn<Installer["trySource"]>().mockResolvedValueOnce(BAD).mockResolvedValueOnce(OK);
    const setup = new Setup(office({ trySource }), KIND, THERE);
    await setup.attempt();
    expect(await setup.keep()).toBe("asterisk");
    expect(trySource).toHaveBeenCalledTimes(2);
  });

  it("waits for a trial that is under way when it is to be kept", async () => {
    const backend = office();
    const setup = new Setup(backend, KIND, THERE);
    setup.fill("extensions", "102");
    void setup.attempt();
    expect(await setup.keep()).toBe("asterisk");
    expect(backend.trySource).toHaveBeenCalledOnce();
  });

  it("shows a refusal at its field, or above the button where no field is to blame", async () => {
    const unfit = refusal("unfit_source", "host", "No port here");
    const trySource = vi.fn<Installer["trySource"]>().mockRejectedValueOnce(unfit);
    const keepSource = vi.fn<Installer["keepSource"]>().mockRejectedValueOnce(refusal("not_saved"));
    const setup = new Setup(office({ trySource, keepSource }), KIND, THERE);
    await setup.attempt();
    expect([setup.fault("host"), setup.trouble]).toEqual(["No port here", null]);
    setup.fill("host", "pbx.local");
    expect(setup.fault("host")).toBeNull();
    expect(await setup.keep(true)).toBeNull();
    expect(setup.trouble).not.toBeNull();
  });

  it("says at the secret why none was taken", async () => {
    const takeSourceSecret = vi
      .fn<Installer["takeSourceSecret"]>()
      .mockRejectedValueOnce(refusal("unfit_source", "secret", "Empty"));
    const setup = new Setup(office({ takeSourceSecret }), KIND, null);
    await setup.take("secret");
    expect([setup.fault("secret"), setup.missing?.word]).toEqual(["Empty", "host"]);
  });

  it("has the app forget what was taken and not used", async () => {
    const backend = office();
    const unused = new Setup(backend, KIND, THERE);
    await unused.take("secret");
    unused.leave();
    expect(backend.forgetSecrets).toHaveBeenCalledOnce();
    const used = new Setup(backend, KIND, THERE);
    await used.take("secret");
    await used.keep();
    used.leave();
    expect(backend.forgetSecrets).toHaveBeenCalledOnce();
  });
});
