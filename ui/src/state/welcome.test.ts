import { beforeEach, describe, expect, it } from "vitest";
import type { AccountView, Backend, CallView, Offer } from "../lib/backend";
import { standIn } from "../stand-in";
import { sampleCall } from "../stand-in/sample-call";
import { scene } from "../stand-in/scene";
import { Welcome } from "./welcome.svelte";

const OFFER: Offer = {
  recent: ["+1 555 010 0199"],
  suggestions: [
    { number: "+7 999 888-55-33", label: "Deal: Oak kitchen" },
    { number: "+7 999 888-55-00", label: "Not in the CRM" },
  ],
};

let rung: { number: string; tell: (call: CallView) => void }[];
let did: string[];
let offer: (offer: Offer) => void;
let backend: Backend;
let demo: AccountView;
let account: AccountView;

beforeEach(async () => {
  rung = [];
  did = [];
  backend = {
    ...standIn(scene({ pace: 0 })),
    offer: () => new Promise((resolve) => (offer = resolve)),
    testCall(number, changed) {
      rung.push({ number, tell: changed });
      return Promise.resolve(`call-${rung.length}`);
    },
    endCall(call) {
      did.push(`end ${call}`);
      return Promise.resolve();
    },
    forgetSecrets() {
      did.push("forget");
      return Promise.resolve();
    },
  };
  demo = (await backend.windowStart()).status.account;
  account = (await standIn(scene({ account: "ready" })).windowStart()).status.account;
});

const first = () => new Welcome(backend, () => demo);

async function tried(): Promise<Welcome> {
  const welcome = first();
  const done = welcome.tryNow();
  offer(OFFER);
  await done;
  return welcome;
}

describe("where it begins", () => {
  it("is the start, in the demo", () => {
    expect(first().stage).toBe("start");
  });

  it("is connecting, where that was asked for or where an account has to be mended", () => {
    const asked = new Welcome(backend, () => demo, true);
    expect([asked.stage, asked.canGoBack]).toEqual(["connect", true]);
    const mended = new Welcome(backend, () => account);
    expect([mended.stage, mended.canGoBack]).toEqual(["connect", false]);
  });
});

describe("trying", () => {
  it("rings with the first number at once", async () => {
    const welcome = await tried();
    expect(welcome.stage).toBe("try");
    expect(rung.map(({ number }) => number)).toEqual(["+7 999 888-55-33"]);
    expect(welcome.suggestions).toEqual(OFFER.suggestions);
  });

  it("hangs up before it rings with another", async () => {
    const welcome = await tried();
    rung[0]?.tell(sampleCall({ id: "one" }));
    await welcome.ring("+7 999 888-55-00");
    expect(did).toEqual(["end one"]);
    expect(rung[1]?.number).toBe("+7 999 888-55-00");
  });

  it.each([
    ["going back", (welcome: Welcome) => welcome.back(), "start"],
    ["going on", (welcome: Welcome) => welcome.connectAccount(), "connect"],
    ["leaving", (welcome: Welcome) => welcome.leave(), "try"],
  ])("%s hangs up", async (_, go, stage) => {
    const welcome = await tried();
    rung[0]?.tell(sampleCall({ id: "one" }));
    go(welcome);
    expect(did).toEqual(["end one"]);
    expect(welcome.test.attempt).toBeNull();
    expect(welcome.stage).toBe(stage);
  });

  it("does not ring for somebody who has gone on before the numbers were there", async () => {
    const welcome = first();
    const done = welcome.tryNow();
    welcome.back();
    offer(OFFER);
    await done;
    expect(rung).toEqual([]);
  });
});

it("keeps what was filled in while one goes back and forth, and forgets secrets only when it is left", async () => {
  const welcome = first();
  welcome.connectAccount();
  welcome.connect.address("cedar");
  await welcome.connect.take("token");
  welcome.back();
  welcome.connectAccount();
  expect(welcome.connect.host).toBe("cedar");
  expect(welcome.connect.ready).toBe(true);
  expect(did).toEqual([]);
  welcome.leave();
  expect(did).toEqual(["forget"]);
});
