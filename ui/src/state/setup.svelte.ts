// Setting a source of calls up, or changing one: its fields, its secrets, and whether the telephone system lets Callcard in,
// which is tried while the fields are filled in. Secrets go from the clipboard to the app: all that is known of them here is
// how long they are.

import {
  asRefusal,
  type Backend,
  type FieldView,
  type KindView,
  type Refusal,
  type SecretView,
  type SourceDraft,
  type TrialView,
} from "../lib/backend";

/** As much of the app as setting a source up needs. */
export type Installer = Pick<Backend, "takeSourceSecret" | "trySource" | "keepSource" | "forgetSecrets">;

export class Setup {
  readonly kind: KindView;
  /** Of the one that is changed; null for a new one. */
  readonly name: string | null;
  values = $state<Record<string, string>>({});
  /** What the page may know of the secrets that the app holds. */
  secrets = $state.raw<Record<string, SecretView>>({});
  /** The secret that is being taken. */
  taking = $state<string | null>(null);
  /** What came of the last trial, while nothing has been changed since. */
  trial = $state.raw<TrialView | null>(null);
  trying = $state(false);
  keeping = $state(false);
  /** Why the last thing was not done. */
  refusal = $state.raw<Refusal | null>(null);

  readonly #backend: Installer;
  /** Counts the changes: a trial of what was there before says nothing. */
  #changes = 0;
  #tried = -1;
  /** The trial that is under way. */
  #attempt: Promise<void> | null = null;

  constructor(
    backend: Installer,
    kind: KindView,
    there: { name: string; values: Record<string, string> } | null,
  ) {
    this.#backend = backend;
    this.kind = kind;
    this.name = there?.name ?? null;
    const presets = kind.fields.map(({ word, preset }) => [word, preset] as const);
    this.values = { ...Object.fromEntries(presets), ...there?.values };
  }

  /** The first field that is still empty and must not be. */
  get missing(): FieldView | undefined {
    return this.kind.fields.find((field) => field.needed && !this.#has(field));
  }

  /** What is wrong with a field. */
  fault(word: string): string | null {
    return this.refusal?.field === word ? this.refusal.message : null;
  }

  /** What is wrong, where no field is to blame. */
  get trouble(): string | null {
    const isShown = this.kind.fields.some(({ word }) => word === this.refusal?.field);
    return this.refusal && !isShown ? this.refusal.message : null;
  }

  /** Changes a field. */
  fill(word: string, value: string): void {
    if (this.values[word] === value) return;
    this.values[word] = value;
    this.#changed(word);
  }

  /** Has the app take a secret from the clipboard. */
  async take(word: string): Promise<void> {
    if (this.taking || this.keeping) return;
    this.taking = word;
    this.refusal = null;
    try {
      const view = await this.#backend.takeSourceSecret(this.kind.kind, word);
      this.secrets = { ...this.secrets, [word]: view };
      this.#changed(word);
    } catch (thrown) {
      this.refusal = { ...asRefusal(thrown), field: word };
    } finally {
      this.taking = null;
    }
    await this.attempt();
  }

  /** Tries what is filled in, once; nothing, while something is missing. What is changed meanwhile is tried, too. */
  attempt(): Promise<void> {
    return (this.#attempt ??= this.#try().finally(() => (this.#attempt = null)));
  }

  /** Keeps it, if it lets Callcard in or the agent insists. Answers with its name. */
  async keep(insists = false): Promise<string | null> {
    if (this.keeping) return null;
    if (!insists && !this.trial?.ok) {
      // A trial that is under way is waited for; one that failed is made again.
      if (!this.#attempt) this.#tried = -1;
      await this.attempt();
      if (!this.trial?.ok) return null;
    }
    this.keeping = true;
    this.refusal = null;
    try {
      const name = await this.#backend.keepSource(this.#draft());
      // The app has put them into the keyring, and holds them no longer.
      this.secrets = {};
      return name;
    } catch (thrown) {
      this.refusal = asRefusal(thrown);
      return null;
    } finally {
      this.keeping = false;
    }
  }

  /** Has the app forget what was taken and not used. */
  leave(): void {
    if (Object.keys(this.secrets).length === 0 && !this.taking) return;
    this.secrets = {};
    // The page is gone, so a failure has no reader; the app forgets them by itself when it ends.
    this.#backend.forgetSecrets().catch(() => {});
  }

  async #try(): Promise<void> {
    while (!this.missing && !this.keeping && this.#tried !== this.#changes) {
      const changes = (this.#tried = this.#changes);
      this.trying = true;
      this.refusal = null;
      try {
        const trial = await this.#backend.trySource(this.#draft());
        if (changes === this.#changes) this.trial = trial;
      } catch (thrown) {
        if (changes === this.#changes) this.refusal = asRefusal(thrown);
      } finally {
        this.trying = false;
      }
    }
  }

  #has({ word, shape }: FieldView): boolean {
    // One that is changed goes on with the secret that is kept.
    if (shape === "secret") return word in this.secrets || this.name !== null;
    return (this.values[word] ?? "").trim() !== "";
  }

  #draft(): SourceDraft {
    const fields = this.kind.fields.filter(({ shape }) => shape !== "secret");
    const values = Object.fromEntries(fields.map(({ word }) => [word, (this.values[word] ?? "").trim()]));
    return { name: this.name, kind: this.kind.kind, values };
  }

  #changed(word: string): void {
    this.#changes += 1;
    this.trial = null;
    if (this.refusal?.field === word) this.refusal = null;
  }
}
