import { beforeEach, describe, expect, it } from "vitest";
import type { AccountView, ConnectRequest, SecretView, WindowStatus } from "../lib/backend";
import { standIn } from "../stand-in";
import { refusal } from "../stand-in/refusal";
import { scene, type Scene } from "../stand-in/scene";
import { Connect, type Switchboard } from "./connect.svelte";

const CLIPBOARD = "eyJ0eXAiOiJKV1QiLCJhbGciOiJSUzI1NiJ9.secret";

class HandDriven implements Switchboard {
  asked: ConnectRequest[] = [];
  chosen: number[] = [];
  forgotten = 0;
  /** What the next request is refused with. */
  refusal: Error | null = null;

  takeSecret(): Promise<SecretView> {
    // More than it may say: not even that may get into the state.
    const view = { characters: CLIPBOARD.length, expires_at: null, text: CLIPBOARD };
    return this.refusal ? Promise.reject(this.refusal) : Promise.resolve(view);
  }

  forgetSecrets() {
    this.forgotten += 1;
    return Promise.resolve();
  }

  connect(request: ConnectRequest) {
    this.asked.push(request);
    return this.refusal ? Promise.reject(this.refusal) : Promise.resolve();
  }

  chooseMe(me: number) {
    this.chosen.push(me);
    return this.refusal ? Promise.reject(this.refusal) : Promise.resolve();
  }
}

let app: HandDriven;
let account: AccountView;
let connect: Connect;

async function accountOf(kind: Scene["account"]): Promise<AccountView> {
  const { status }: { status: WindowStatus } = await standIn(scene({ account: kind })).windowStart();
  return status.account;
}

beforeEach(async () => {
  app = new HandDriven();
  account = await accountOf("demo");
  connect = new Connect(app, () => account);
});

async function filled(): Promise<void> {
  connect.address(" cedar ");
  await connect.take("token");
}

async function proved(): Promise<void> {
  await filled();
  await connect.connect();
  account = await accountOf("choose-me");
}

/** Every value that the state holds, its getters' and its prototype's included. */
function everything(of: object): string {
  const names = [...Object.keys(of), ...Object.getOwnPropertyNames(Object.getPrototypeOf(of))];
  return names.map((name) => JSON.stringify((of as Record<string, unknown>)[name])).join("\n");
}

describe("the steps", () => {
  it("open one after the other", async () => {
    expect(connect.step).toBe("host");
    connect.address("cedar");
    expect(connect.step).toBe("sign-in");
    await proved();
    expect(connect.step).toBe("me");
    await connect.sit();
    expect(connect.step).toBe("phone");
  });

  it("can be gone back to", async () => {
    await proved();
    await connect.sit();
    connect.stand();
    expect(connect.step).toBe("me");
    connect.reopen();
    expect(connect.step).toBe("sign-in");
    expect(connect.host).toBe(" cedar ");
    expect(connect.ready).toBe(false);
  });

  it("begin with the account that is connected", async () => {
    account = await accountOf("trouble");
    connect = new Connect(app, () => account);
    expect([connect.host, connect.step]).toEqual(["cedar.amocrm.ru", "sign-in"]);
  });

  it("begin with who sits here, where only that is missing", async () => {
    account = await accountOf("choose-me");
    expect(new Connect(app, () => account).step).toBe("me");
  });
});

describe("secrets", () => {
  it("are never held: only how long they are", async () => {
    await filled();
    connect.way = "oauth";
    await connect.take("client_secret");
    await connect.take("code");
    expect(connect.secrets.code?.characters).toBe(CLIPBOARD.length);
    expect(everything(connect)).toContain(String(CLIPBOARD.length));
    expect(everything(connect)).not.toContain(CLIPBOARD);
    await connect.connect();
    expect(JSON.stringify(app.asked)).not.toContain(CLIPBOARD);
  });

  it("that cannot be taken say why at their field, until one is", async () => {
    app.refusal = refusal("empty", null, "The clipboard is empty");
    await connect.take("token");
    expect(connect.fault("token")).toBe("The clipboard is empty");
    expect(connect.trouble).toBeNull();
    app.refusal = null;
    await connect.take("token");
    expect(connect.fault("token")).toBeNull();
  });

  it("are forgotten when somebody leaves without having used them, and only then", async () => {
    connect.leave();
    expect(app.forgotten).toBe(0);
    await connect.take("token");
    connect.leave();
    expect(app.forgotten).toBe(1);
    await filled();
    await connect.connect();
    connect.leave();
    expect(app.forgotten).toBe(1);
  });
});

describe("asking the CRM", () => {
  it("happens only once everything is there", async () => {
    await connect.connect();
    connect.address("cedar");
    await connect.connect();
    expect(app.asked).toEqual([]);
    await connect.take("token");
    await connect.connect();
    expect(app.asked).toEqual([{ host: "cedar", oauth: null, kept: false }]);
  });

  it("with a code sends the integration, too", async () => {
    await filled();
    connect.way = "oauth";
    connect.clientId = " id ";
    await connect.take("client_secret");
    await connect.take("code");
    expect(connect.ready).toBe(false);
    connect.redirectUri = "https://cedar.example/back";
    await connect.connect();
    expect(app.asked[0]?.oauth).toEqual({ client_id: "id", redirect_uri: "https://cedar.example/back" });
  });

  it("with the sign-in that is kept needs nothing but the new address, and an account that has one", async () => {
    expect(connect.ways).not.toContain("kept");
    account = await accountOf("renamed");
    connect = new Connect(app, () => account);
    expect(connect.ways).toContain("kept");
    connect.way = "kept";
    connect.address("");
    expect(connect.ready).toBe(false);
    connect.address("cedar-and-sons");
    await connect.connect();
    expect(app.asked).toEqual([{ host: "cedar-and-sons", oauth: null, kept: true }]);
  });

  it("is not done twice at once", async () => {
    await filled();
    await Promise.all([connect.connect(), connect.connect()]);
    expect(app.asked).toHaveLength(1);
  });

  it.each([
    ["host", "not_a_host", "host"],
    ["host", "no_such_name", "host"],
    ["token", "sign_in", "token"],
    ["token", "not_a_token", "token"],
  ] as const)("is refused at %s with %s", async (field, code, shown) => {
    await filled();
    app.refusal = refusal(code, field, "No");
    await connect.connect();
    expect(connect.fault(shown)).toBe("No");
    expect([connect.trouble, connect.step, connect.asking]).toEqual([null, "sign-in", false]);
  });

  it.each([
    [null, "offline", "token"],
    ["token", "sign_in", "oauth"],
    ["me", "no_such_user", "token"],
  ] as const)("is refused at %s with %s, which no field shows with %s", async (field, code, way) => {
    await filled();
    await connect.take("client_secret");
    await connect.take("code");
    connect.way = way;
    connect.clientId = connect.redirectUri = "x";
    app.refusal = refusal(code, field, "No");
    await connect.connect();
    expect(connect.trouble).toBe("No");
  });

  it("forgives an address as soon as it is changed", async () => {
    await filled();
    app.refusal = refusal("not_a_host", "host", "No");
    await connect.connect();
    connect.address("cedar.amocrm.ru");
    expect(connect.fault("host")).toBeNull();
  });

  it.each([
    ["not_a_host", true],
    ["no_secret", true],
    ["sign_in", false],
    ["offline", false],
  ] as const)("after %s has the code still: %s", async (code, kept) => {
    await filled();
    await connect.take("client_secret");
    await connect.take("code");
    connect.way = "oauth";
    connect.clientId = connect.redirectUri = "x";
    app.refusal = refusal(code);
    await connect.connect();
    expect(connect.secrets.code !== undefined).toBe(kept);
    expect(connect.secrets.client_secret).toBeDefined();
  });
});

describe("who sits here", () => {
  it("is guessed by the sign-in, and said by the agent", async () => {
    await proved();
    expect(connect.me).toBe("99999");
    expect(app.chosen).toEqual([]);
    connect.me = "88888";
    await connect.sit();
    expect(app.chosen).toEqual([88888]);
  });

  it("is not guessed where the guess is no active user", async () => {
    await proved();
    account = { ...account, suggested_me: 1 };
    expect(connect.me).toBe("");
    await connect.sit();
    expect(app.chosen).toEqual([]);
  });

  it("is typed where the users may not be read, and must be a number", async () => {
    await proved();
    account = { ...account, users: null };
    for (const text of ["", "0", "-5", "Anna", "8 8"]) {
      connect.me = text;
      await connect.sit();
    }
    expect(app.chosen).toEqual([]);
    connect.me = " 88888 ";
    await connect.sit();
    expect(app.chosen).toEqual([88888]);
  });

  it("is refused in its place", async () => {
    await proved();
    app.refusal = refusal("no_such_user", "me", "Nobody");
    await connect.sit();
    expect([connect.fault("me"), connect.trouble, connect.step]).toEqual(["Nobody", null, "me"]);
    connect.me = "77777";
    expect(connect.fault("me")).toBeNull();
  });
});
