// The sources of calls while somebody looks at them: how each stands, who was heard, and what can be done with one.

import type { Backend, SourceCard } from "../lib/backend";

/** As much of the app as the list of sources needs. */
export type Listener = Pick<Backend, "followSources" | "removeSource" | "takeExtension">;

export class Sources {
  list = $state.raw<SourceCard[]>([]);
  /** The one that is being changed. */
  changing = $state<string | null>(null);
  /** The one that was set up last: it asks for a call. */
  newest = $state<string | null>(null);
  /** The phones that sources were set up for, by the sources' names. */
  phones = $state.raw<Record<string, string>>({});

  readonly #backend: Listener;
  #left = false;

  /** Those that somebody has set up. */
  readonly setUp = $derived(this.list.filter(({ values }) => values !== null));

  constructor(backend: Listener) {
    this.#backend = backend;
  }

  async follow(): Promise<void> {
    await this.#backend.followSources(({ sources }) => {
      if (!this.#left) this.list = sources;
    });
  }

  /** The page has gone: what comes later is ignored. */
  leave(): void {
    this.#left = true;
  }

  async remove(name: string): Promise<void> {
    await this.#backend.removeSource(name);
    if (this.changing === name) this.changing = null;
    if (this.newest === name) this.newest = null;
  }

  async take(name: string, extension: string): Promise<void> {
    await this.#backend.takeExtension(name, extension);
  }
}
