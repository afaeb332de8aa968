// Connecting an account: its address, what signs it in, and who sits here. What was filled in stays while the agent goes
// back and forth. Secrets go from the clipboard to the app: all that is known of them here is how long they are.

import {
  type AccountView,
  asRefusal,
  type Backend,
  type Refusal,
  type SecretKind,
  type SecretView,
  type UserView,
} from "../lib/backend";

/** As much of the app as connecting needs. */
export type Switchboard = Pick<Backend, "takeSecret" | "forgetSecrets" | "connect" | "chooseMe">;

/** By what to sign in: a token, the code of an integration, or what is kept of the account that is connected. */
export type Way = "token" | "oauth" | "kept";

/** The steps, in their order; each opens when the one before is right. */
export const STEPS = ["host", "sign-in", "me", "phone"] as const;
export type Step = (typeof STEPS)[number];

/** The fields that a refusal may name here; whatever it says about others stands above the button. */
const SECRETS: Record<Way, SecretKind[]> = { token: ["token"], oauth: ["client_secret", "code"], kept: [] };

export class Connect {
  host = $state("");
  way = $state<Way>("token");
  clientId = $state("");
  redirectUri = $state("");
  /** What the page may know of the secrets that the app holds. */
  secrets = $state.raw<Partial<Record<SecretKind, SecretView>>>({});
  /** The secret that is being taken. */
  taking = $state.raw<SecretKind | null>(null);
  /** The CRM is being asked. */
  asking = $state(false);
  /** Why the last thing was not done. */
  refusal = $state.raw<Refusal | null>(null);
  /** The CRM has answered that the account is theirs. */
  proved = $state(false);
  /** The user has been chosen. */
  seated = $state(false);

  /** The user who was picked or typed, before that is confirmed. */
  #picked = $state<string | null>(null);
  readonly #backend: Switchboard;
  readonly #account: () => AccountView;

  readonly step = $derived.by<Step>(() => {
    if (!this.proved) return this.host.trim() ? "sign-in" : "host";
    return this.seated ? "phone" : "me";
  });

  /** Whether everything is there that the CRM can be asked with. */
  readonly ready = $derived.by(() => {
    const named = this.way !== "oauth" || (this.clientId.trim() !== "" && this.redirectUri.trim() !== "");
    return this.host.trim() !== "" && named && SECRETS[this.way].every((kind) => this.secrets[kind]);
  });

  constructor(backend: Switchboard, account: () => AccountView) {
    this.#backend = backend;
    this.#account = account;
    const { kind, origin, sign_in, me } = account();
    if (kind !== "account") return;
    this.host = origin.replace(/^https?:\/\//, "");
    if (sign_in === "oauth") this.way = "oauth";
    // The window was closed before the user was chosen.
    this.proved = me === null;
  }

  /** By what may be signed in. The sign-in of an integration goes on when its account gets another address. */
  get ways(): Way[] {
    const { kind, sign_in } = this.#account();
    return kind === "account" && sign_in === "oauth" ? ["kept", "token", "oauth"] : ["token", "oauth"];
  }

  /** The active users, where they may be read; null where the number has to be typed. */
  get users(): UserView[] | null {
    return this.#account().users;
  }

  /** The number of the user who sits here, as far as it was said; a guess, until then. */
  get me(): string {
    const { me, suggested_me, users } = this.#account();
    const guess = me ?? suggested_me;
    const known = users === null || users.some((user) => user.id === guess);
    return this.#picked ?? (guess !== null && known ? String(guess) : "");
  }

  set me(user: string) {
    this.#picked = user;
    this.#forgive("me");
  }

  /** What is wrong with a field. */
  fault(field: string): string | null {
    return this.refusal?.field === field ? this.refusal.message : null;
  }

  /** What is wrong, where no field that is shown is to blame. */
  get trouble(): string | null {
    const shown: (string | null)[] = this.proved ? ["me"] : ["host", ...SECRETS[this.way]];
    return this.refusal && !shown.includes(this.refusal.field) ? this.refusal.message : null;
  }

  /** Changes the address: its earlier refusal no longer applies. */
  address(text: string): void {
    this.host = text;
    this.#forgive("host");
  }

  /** Has the app take a secret from the clipboard. */
  async take(kind: SecretKind): Promise<void> {
    if (this.taking || this.asking) return;
    this.taking = kind;
    this.refusal = null;
    try {
      const { characters, expires_at } = await this.#backend.takeSecret(kind);
      this.secrets = { ...this.secrets, [kind]: { characters, expires_at } };
    } catch (thrown) {
      this.refusal = { ...asRefusal(thrown), field: kind };
    } finally {
      this.taking = null;
    }
  }

  /** Asks the CRM whose account it is. */
  async connect(): Promise<void> {
    if (!this.ready || this.asking) return;
    this.asking = true;
    this.refusal = null;
    const oauth =
      this.way === "oauth"
        ? { client_id: this.clientId.trim(), redirect_uri: this.redirectUri.trim() }
        : null;
    try {
      await this.#backend.connect({ host: this.host.trim(), oauth, kept: this.way === "kept" });
      // The app has put them into the keyring, and holds them no longer.
      this.secrets = {};
      this.#picked = null;
      this.seated = false;
      this.proved = true;
    } catch (thrown) {
      this.refusal = asRefusal(thrown);
      this.#useUp(this.refusal);
    } finally {
      this.asking = false;
    }
  }

  /** Goes back to the address and the sign-in, to connect another account or the same one anew. */
  reopen(): void {
    this.proved = false;
    this.seated = false;
    this.refusal = null;
  }

  /** Goes back to who sits here. */
  stand(): void {
    this.seated = false;
    this.refusal = null;
  }

  /** Says who sits here. */
  async sit(): Promise<void> {
    if (this.asking || !/^[1-9]\d*$/.test(this.me.trim())) return;
    this.asking = true;
    this.refusal = null;
    try {
      await this.#backend.chooseMe(Number(this.me.trim()));
      this.seated = true;
    } catch (thrown) {
      this.refusal = { ...asRefusal(thrown), field: "me" };
    } finally {
      this.asking = false;
    }
  }

  /** Has the app forget what was taken and not used. */
  leave(): void {
    if (Object.keys(this.secrets).length === 0 && !this.taking) return;
    this.secrets = {};
    // The page is gone, so a failure has no reader; the app forgets them by itself when it ends.
    this.#backend.forgetSecrets().catch(() => {});
  }

  /** A code works once: unless nothing was sent, the app has forgotten it. */
  #useUp({ code }: Refusal): void {
    if (code === "not_a_host" || code === "no_secret") return;
    this.secrets = Object.fromEntries(Object.entries(this.secrets).filter(([kind]) => kind !== "code"));
  }

  #forgive(field: string): void {
    if (this.refusal?.field === field) this.refusal = null;
  }
}
