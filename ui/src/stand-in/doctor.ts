// The stand-in's doctor: it finds what the account gives, unless the scene wants all well, much broken, or a refusal.
// A test call finds out whether calls are taken. No build contains it.

import type { Backend, Check, Health, WindowStatus } from "../lib/backend";
import { Words } from "../lib/words.svelte";
import { refusal } from "./refusal";
import type { Scene } from "./scene";

type Finding = [Health, detail: string, advice: string | null];

const NAMES = [
  "settings",
  "history",
  "socket",
  "keyring",
  "network",
  "tls",
  "account",
  "token",
  "right",
  "me",
  "notices",
  "tray",
  "window",
  "browser",
  "telephone",
  "sources",
];
/** What only an account needs. */
const FOR_ACCOUNTS = ["keyring", "network", "tls", "account", "token", "right"];
/** What cannot be told where the account does not answer. */
const BEHIND_THE_ACCOUNT = ["token", "right"];

/** What the stand-in finds. */
export function standInDoctor(scene: Scene, status: () => WindowStatus): Pick<Backend, "examine"> {
  let reported = false;
  return {
    async examine(testCall) {
      await new Promise((resolve) => setTimeout(resolve, (testCall ? 2000 : 700) * scene.pace));
      if (scene.health === "refused") throw refusal("ending");
      reported ||= testCall;
      const words = new Words(status().language);
      const checks = NAMES.map((name): Check => {
        const [state, detail, advice] = find(name, scene, status(), reported, words);
        return { name, title: words.say(`doctor-${name}`), state, detail, advice, source: null };
      });
      const at = checks.findIndex(({ name }) => name === "sources");
      checks.splice(at, 0, ...systemsOf(status(), words));
      const report = ["Callcard 0.1.0 on linux x86_64", ...checks.map((one) => `${one.name}: ${one.state}`)];
      return { checks, report: report.join("\n") + "\n" };
    },
  };
}

/** A row for each telephone system. */
function systemsOf({ sources }: WindowStatus, words: Words): Check[] {
  return sources
    .filter(({ name }) => name !== "socket")
    .map(({ name, title, trouble, reported_at }): Check => {
      const key = trouble
        ? `source-trouble-${trouble.replaceAll("_", "-")}`
        : reported_at
          ? "doctor-source-ok"
          : "doctor-source-unclaimed";
      return {
        name: "source",
        source: name,
        title,
        state: reported_at ? "ok" : "warning",
        detail: words.say(key, { minutes: 11 }),
        advice: words.find(`${key}-advice`) ?? null,
      };
    });
}

function find(
  name: string,
  { health }: Scene,
  { account, tray }: WindowStatus,
  reported: boolean,
  words: Words,
): Finding {
  const found = (state: Health, key: string, values = {}): Finding => [
    state,
    words.say(key, values),
    words.find(`${key}-advice`) ?? null,
  ];
  if (account.kind === "sandbox" && FOR_ACCOUNTS.includes(name)) return found("skipped", "doctor-demo");
  const answers = ["ready", "choose_me"].includes(account.state) && health !== "broken";
  if (!answers && BEHIND_THE_ACCOUNT.includes(name)) return found("skipped", "doctor-unknown");
  switch (name) {
    case "socket":
      return found("ok", "doctor-socket-ok", { path: "/run/user/1000/callcard/callcard.sock" });
    case "notices":
      return health === "broken"
        ? found("failed", "doctor-notices-none")
        : found("ok", "doctor-notices-ok", { server: "dunst" });
    case "tray":
      return found(tray ? "ok" : "warning", tray ? "doctor-tray-ok" : "doctor-tray-none");
    case "telephone":
      return found("ok", "doctor-telephone-ok", { program: "Linphone", scheme: "tel" });
    case "sources":
      return health === "well"
        ? found("ok", "doctor-sources-one", { source: "asterisk", minutes: 12 })
        : found("warning", "doctor-sources-none");
    case "me":
      return account.me === null
        ? found("failed", "trouble-choose-me")
        : found("ok", "doctor-me-ok", { id: String(account.me) });
    case "network":
      return found("ok", "doctor-network-ok", { host: new URL(account.origin).host });
    case "account":
      return answers
        ? found("ok", "doctor-account-ok", { name: account.name ?? "" })
        : found("failed", "trouble-revoked");
    case "token":
      return found("ok", "doctor-token-ok", { days: 108 });
    case "right":
      return reported || health === "well"
        ? found("ok", "doctor-right-ok")
        : found("skipped", "doctor-right-untried");
    default:
      return found("ok", `doctor-${name}-ok`);
  }
}
