// The stand-in's account, settings and status: what one page changes, the others are told of. No build contains it.

import {
  type AccountView,
  asRefusal,
  type Backend,
  type ConnectRequest,
  DEFAULTS,
  type Language,
  type LanguageChoice,
  LIMITS,
  type Preference,
  type Preferences,
  type RefusalCode,
  type SecretKind,
  type SourceView,
  type WindowStatus,
} from "../lib/backend";
import { Words } from "../lib/words.svelte";
import { NOTICES } from "./notices";
import { refusal } from "./refusal";
import type { Scene } from "./scene";

type Asked = Pick<
  Backend,
  | "followStatus"
  | "preferences"
  | "prefer"
  | "previewNotice"
  | "startsAtLogin"
  | "startAtLogin"
  | "pause"
  | "takeSecret"
  | "forgetSecrets"
  | "connect"
  | "chooseMe"
  | "signOut"
  | "tryAgain"
>;

const DEMO: AccountView = {
  kind: "sandbox",
  origin: "http://127.0.0.1:27277",
  name: null,
  account_id: null,
  sign_in: "sandbox",
  expires_at: null,
  state: "ready",
  detail: null,
  me: 88888,
  suggested_me: null,
  users: null,
  country: "RU",
};

export const SOCKET: SourceView = {
  name: "socket",
  title: "Local socket",
  state: "listening",
  until: null,
  trouble: null,
  detail: null,
  heard_at: null,
  reported_at: null,
  knock: null,
};

/** A telephone system that is not there now. */
const EXCHANGE: SourceView = {
  ...SOCKET,
  name: "office",
  title: "Asterisk",
  state: "waiting",
  until: "2026-01-05T09:35:00Z",
  trouble: "unreachable",
};

/** A telephone system that calls come in by. */
const CONNECTED: SourceView = {
  ...SOCKET,
  name: "asterisk",
  title: "Asterisk",
  heard_at: ago(40),
  reported_at: ago(11 * 60),
};

/** A desk phone that has not called yet. */
const DESK_PHONE: SourceView = { ...SOCKET, name: "phone", title: "Desk phones" };

const SOURCES: Record<Scene["sources"], SourceView[]> = {
  well: [{ ...SOCKET, reported_at: ago(4 * 60) }],
  connected: [SOCKET, CONNECTED],
  new: [SOCKET, { ...CONNECTED, heard_at: ago(3), reported_at: null }],
  door: [SOCKET, DESK_PHONE],
  knocked: [SOCKET, { ...DESK_PHONE, knock: { at: ago(70), from: "192.168.1.31", why: "wrong_secret" } }],
  broken: [{ ...SOCKET, state: "failed", trouble: "system" }, EXCHANGE],
};

const USERS = [
  { id: 88888, name: "Anna Kuznetsova", admin: false },
  { id: 99999, name: "Oleg Smirnov", admin: true },
  { id: 77777, name: "María Fernández", admin: false },
];

/** More than one looks through. */
const MANY = Array.from({ length: 40 }, (_, at) => {
  const { id, name, admin } = USERS[at % USERS.length] as (typeof USERS)[number];
  return { id: id + 100_000 * at, name: at < USERS.length ? name : `${name} ${at}`, admin };
});

const OF_TOKEN: SecretKind[] = ["token"];
const OF_OAUTH: SecretKind[] = ["client_secret", "code"];
const LENGTHS: Record<SecretKind, number> = { token: 1043, client_secret: 64, code: 832 };

const CEDAR: AccountView = {
  kind: "account",
  origin: "https://cedar.amocrm.ru",
  name: "Cedar & Sons",
  account_id: 31337,
  sign_in: "token",
  expires_at: "2027-03-12T09:00:00Z",
  state: "ready",
  detail: null,
  me: 88888,
  suggested_me: 99999,
  users: USERS,
  country: "KZ",
};

const ACCOUNTS: Record<Scene["account"], AccountView> = {
  demo: DEMO,
  ready: CEDAR,
  "choose-me": { ...CEDAR, me: null, state: "choose_me" },
  trouble: { ...CEDAR, state: "revoked" },
  many: { ...CEDAR, users: MANY, me: null, state: "choose_me", sign_in: "oauth" },
  unlisted: { ...CEDAR, users: null, me: null, state: "choose_me", suggested_me: null },
  renamed: { ...CEDAR, state: "moved", sign_in: "oauth", expires_at: null },
  keyring: { ...CEDAR, state: "keyring_locked", name: null, users: null, expires_at: null },
};

/** The time so many seconds ago. */
export function ago(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString();
}

export interface StandInStatus {
  status: () => WindowStatus;
  asked: Asked;
}

/** What the stand-in answers about itself. */
export function standInStatus(scene: Scene): StandInStatus {
  let account = ACCOUNTS[scene.account];
  let atLogin = false;
  let changes = 0;
  let paused = scene.paused;
  let taken = new Set<SecretKind>();
  let changed: (status: WindowStatus) => void = () => {};
  let preferences: Preferences = {
    ...DEFAULTS,
    language: scene.language,
    theme: scene.theme,
    default_country: "RU",
    ignored: ["+7495*"],
  };
  const status = (): WindowStatus => ({
    language: spoken(preferences.language),
    theme: preferences.theme,
    account,
    paused: paused ? { until: null } : null,
    tray: scene.tray,
    sources: SOURCES[scene.sources].map((source) => inWords(source, spoken(preferences.language))),
    click: scene.click,
    changes,
  });
  const tell = () => changed(status());
  const refused = (code: RefusalCode, field: string | null = null, id = 0, saidAs: string = code) => {
    const words = new Words(spoken(preferences.language));
    const key = saidAs.replaceAll("_", "-");
    const said = words.find(`settings-refusal-${key}`, { id: String(id) }) ?? words.find(`trouble-${key}`);
    return refusal(code, field, said ?? code);
  };
  /** How the CRM takes it, by the beginning of the address: `wrong…`, `nowhere…`, `offline…`, `nousers…`, `many…`. */
  const proved = ({ host: typed, oauth, kept }: ConnectRequest): AccountView => {
    const host = typed.replace(/^https?:\/\//, "").replace(/\/.*$/, "");
    if (!/^[\w-]+(\.(amocrm\.(ru|com)|kommo\.com))?$/.test(host)) throw refused("not_a_host", "host");
    if (host.startsWith("wrong")) {
      throw oauth ? refused("sign_in", null, 0, "sign_in_code") : refused("sign_in", "token");
    }
    if (host.startsWith("nowhere")) throw refused("no_such_name", "host");
    if (host.startsWith("offline")) throw refused("offline");
    const origin = `https://${host.includes(".") ? host : `${host}.amocrm.ru`}`;
    const users = host.startsWith("nousers") ? null : host.startsWith("many") ? MANY : USERS;
    return {
      ...CEDAR,
      origin,
      me: null,
      state: "choose_me",
      sign_in: oauth || kept ? "oauth" : "token",
      users,
    };
  };
  const asked: Asked = {
    followStatus(follow) {
      changed = follow;
      return Promise.resolve();
    },
    preferences: () => Promise.resolve(preferences),
    previewNotice: (privacy) => Promise.resolve(NOTICES[spoken(preferences.language)][privacy]),
    prefer(preference) {
      const unfit = unfitness(preference);
      if (unfit) return Promise.reject(unfit);
      changes += 1;
      preferences = { ...preferences, [preference.name]: tidied(preference) };
      tell();
      return Promise.resolve(preferences);
    },
    startsAtLogin: () => Promise.resolve(atLogin),
    startAtLogin(on) {
      atLogin = on;
      return Promise.resolve();
    },
    pause(on) {
      paused = on;
      tell();
      return Promise.resolve();
    },
    async takeSecret(kind) {
      await after(250 * scene.pace);
      taken.add(kind);
      return { characters: LENGTHS[kind], expires_at: kind === "token" ? CEDAR.expires_at : null };
    },
    forgetSecrets() {
      taken = new Set();
      return Promise.resolve();
    },
    async connect(request) {
      await after((request.host.startsWith("slow") ? 20_000 : 900) * scene.pace);
      const needed = request.kept ? [] : request.oauth ? OF_OAUTH : OF_TOKEN;
      const missing = needed.find((kind) => !taken.has(kind));
      if (missing) throw refused("no_secret", missing);
      try {
        account = proved(request);
      } catch (thrown) {
        if (asRefusal(thrown).code !== "not_a_host") taken.delete("code");
        throw thrown;
      }
      taken = new Set();
      tell();
    },
    async chooseMe(me) {
      await after(300 * scene.pace);
      const known = account.users ? account.users.some(({ id }) => id === me) : me >= 1000;
      if (!known) throw refused("no_such_user", "me", me);
      account = { ...account, me, state: "ready" };
      tell();
    },
    signOut() {
      account = DEMO;
      tell();
      return Promise.resolve();
    },
    tryAgain() {
      if (account.state === "keyring_locked") account = CEDAR;
      tell();
      return Promise.resolve();
    },
  };
  return { status, asked };
}

/** The source as the app tells of it. */
export function inWords(source: SourceView, language: Language): SourceView {
  const words = new Words(language);
  const key = source.trouble && `source-trouble-${source.trouble.replaceAll("_", "-")}`;
  const title = source.name === SOCKET.name ? words.say("source-socket") : source.title;
  return { ...source, title, detail: key && `${words.say(key)}. ${words.say(`${key}-advice`)}` };
}

function spoken(choice: LanguageChoice): WindowStatus["language"] {
  return choice === "auto" ? "en" : choice;
}

/** Why the app would refuse the value, in short. */
function unfitness({ name, value }: Preference): Error | null {
  if (typeof value === "number" && name in LIMITS) {
    const { least, most } = LIMITS[name];
    if (value < least || value > most) return refusal("out_of_range", name, `From ${least} to ${most}`);
  }
  const stray =
    name === "ignored" && value.find((pattern) => !/^\+?[\d ().-]*\d[\d ().-]*\*?$/.test(pattern.trim()));
  return stray
    ? refusal("not_a_pattern", name, `“${stray}” is neither a number nor the beginning of one`)
    : null;
}

/** The value as the app would keep it. */
function tidied({ name, value }: Preference): Preference["value"] {
  if (!Array.isArray(value)) return value;
  const plain = value.map((entry) => (name === "ignored" ? entry.replace(/[^\d+*]/g, "") : entry.trim()));
  return [...new Set(plain)].filter((entry) => entry !== "");
}

function after(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
