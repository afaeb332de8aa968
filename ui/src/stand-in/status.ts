// The stand-in's account, settings and status: what one page changes, the others are told of. No build contains it.

import type {
  AccountView,
  Backend,
  LanguageChoice,
  Preference,
  Preferences,
  WindowStatus,
} from "../lib/backend";
import { refusal } from "./refusal";
import type { Scene } from "./scene";

type Asked = Pick<
  Backend,
  | "followStatus"
  | "preferences"
  | "prefer"
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
};

const USERS = [
  { id: 88888, name: "Anna Kuznetsova", admin: false },
  { id: 99999, name: "Oleg Smirnov", admin: true },
  { id: 77777, name: "María Fernández", admin: false },
];

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
};

const ACCOUNTS: Record<Scene["account"], AccountView> = {
  demo: DEMO,
  ready: CEDAR,
  "choose-me": { ...CEDAR, me: null, state: "choose_me" },
  trouble: { ...CEDAR, state: "revoked" },
};

/** The limits that the app keeps, too: field, least, most. */
const LIMITS: Partial<Record<Preference["name"], [number, number]>> = {
  ring_limit: [5, 600],
  history_days: [1, 3650],
  shortest: [0, 20],
};

export interface StandInStatus {
  status: () => WindowStatus;
  asked: Asked;
}

/** What the stand-in answers about itself. */
export function standInStatus(scene: Scene): StandInStatus {
  let account = ACCOUNTS[scene.account];
  let atLogin = false;
  let paused = scene.paused;
  let taken = new Set<string>();
  let changed: (status: WindowStatus) => void = () => {};
  let preferences: Preferences = {
    language: scene.language,
    theme: scene.theme,
    default_country: "RU",
    everyone: false,
    privacy: "full",
    keep_answered: true,
    ring_limit: 45,
    sound: true,
    open_when: "click",
    open_outgoing: false,
    ignored: ["+7 495*"],
    shortest: 0,
    lines: [],
    unreported_while_paused: false,
    history_days: 30,
  };
  const status = (): WindowStatus => ({
    language: spoken(preferences.language),
    theme: preferences.theme,
    account,
    paused: paused ? { until: null } : null,
    tray: scene.tray,
  });
  const tell = () => changed(status());
  const asked: Asked = {
    followStatus(follow) {
      changed = follow;
      return Promise.resolve();
    },
    preferences: () => Promise.resolve(preferences),
    prefer(preference) {
      const [least, most] = LIMITS[preference.name] ?? [0, Infinity];
      if (typeof preference.value === "number" && (preference.value < least || preference.value > most)) {
        return Promise.reject(refusal("out_of_range", preference.name, `${least}–${most}`));
      }
      if (
        preference.name === "ignored" &&
        preference.value.some((pattern) => !/^[+\d][\d ()*-]*$/.test(pattern))
      ) {
        return Promise.reject(refusal("not_a_pattern", "ignored", "+79998885533, +7495*"));
      }
      preferences = { ...preferences, [preference.name]: preference.value };
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
    takeSecret(kind) {
      taken.add(kind);
      return Promise.resolve({ characters: 1043, expires_at: kind === "token" ? CEDAR.expires_at : null });
    },
    forgetSecrets() {
      taken = new Set();
      return Promise.resolve();
    },
    async connect({ host, oauth }) {
      await new Promise((resolve) => setTimeout(resolve, 900 * scene.pace));
      if (!/^[\w-]+(\.(amocrm\.(ru|com)|kommo\.com))?$/.test(host)) {
        throw refusal("not_a_host", "host", "cedar.amocrm.ru");
      }
      if (oauth ? !taken.has("code") : !taken.has("token")) throw refusal("no_secret", "token");
      if (host.startsWith("wrong")) throw refusal("sign_in", null, "The CRM asks you to sign in again.");
      account = { ...CEDAR, me: null, state: "choose_me", sign_in: oauth ? "oauth" : "token" };
      tell();
    },
    chooseMe(me) {
      account = { ...account, me, state: "ready" };
      tell();
      return Promise.resolve();
    },
    signOut() {
      account = DEMO;
      tell();
      return Promise.resolve();
    },
    tryAgain: () => Promise.resolve(),
  };
  return { status, asked };
}

function spoken(choice: LanguageChoice): WindowStatus["language"] {
  return choice === "auto" ? "en" : choice;
}
