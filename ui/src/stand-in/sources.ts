// The stand-in's sources of calls: they stand as the scene says, one can be set up, changed and removed, and a while later it
// is heard. No build contains it.

import type { Backend, SourceCard, SourceDraft, SourceView, TrialView, WindowStatus } from "../lib/backend";
import { Words } from "../lib/words.svelte";
import { refusal } from "./refusal";
import type { Scene } from "./scene";
import { ago, inWords, SOCKET } from "./status";

type Asked = Pick<
  Backend,
  "followSources" | "takeSourceSecret" | "trySource" | "keepSource" | "removeSource" | "takeExtension"
>;

const VALUES = {
  host: "pbx.cedar.example",
  user: "callcard",
  extensions: "101",
  port: "",
  tls: "true",
  login: "",
};

/** What the stand-in answers about sources. A host that begins with `wrong`, `nowhere` or `slow` is taken as it says. */
export function standInSources(scene: Scene, status: () => WindowStatus): Asked {
  const isNew = scene.sources === "new";
  let taken = new Set<string>();
  let cards: SourceCard[] = status().sources.map((source) => cardOf(source, isNew));
  let changed: (sources: SourceCard[]) => void = () => {};
  const language = () => status().language;
  const tell = () => changed(cards.map((card) => ({ ...card, ...inWords(card, language()) })));
  const unfit = (field: string) =>
    refusal("unfit_source", field, new Words(language()).find(`source-unfit-${field}`) ?? field);
  const tried = ({ name, values }: SourceDraft): TrialView => {
    const host = values["host"];
    if (host === undefined) return { ok: true, trouble: null, detail: null };
    if (!/^[\w.-]+(:\d+)?$/.test(host)) throw unfit("host");
    const trouble = host.startsWith("wrong")
      ? "sign_in"
      : host.startsWith("nowhere")
        ? "unreachable"
        : name === null && taken.size === 0
          ? "no_secret"
          : null;
    const { detail } = inWords({ ...SOCKET, trouble }, language());
    return { ok: trouble === null, trouble, detail };
  };
  return {
    followSources(follow) {
      changed = (sources) => follow({ sources });
      tell();
      return Promise.resolve();
    },
    async takeSourceSecret(_, word) {
      await after(250 * scene.pace);
      taken.add(word);
      return { characters: 24, expires_at: null };
    },
    async trySource(draft) {
      await after((draft.values["host"]?.startsWith("slow") ? 20_000 : 700) * scene.pace);
      return tried(draft);
    },
    async keepSource(draft) {
      await after(300 * scene.pace);
      const name = draft.name ?? draft.kind;
      const there = cards.find((card) => card.name === name);
      const extensions = (draft.values["extensions"] ?? "").split(/[\s,;]+/).filter(Boolean);
      const fresh: SourceView = { ...SOCKET, name, title: "", heard_at: null, reported_at: null };
      const words = new Words(language());
      const card = {
        ...cardOf(there ?? { ...fresh, title: words.say(`source-${draft.kind}`) }, isNew),
        kind: draft.kind,
        values: draft.values,
        mine: extensions,
        strangers: [],
      };
      cards = [...cards.filter((one) => one.name !== name), { ...card, state: "listening", trouble: null }];
      taken = new Set();
      tell();
      if (scene.pace > 0) setTimeout(() => hear(name), 4000 * scene.pace);
      return name;
    },
    removeSource(name) {
      cards = cards.filter((card) => card.name !== name);
      tell();
      return Promise.resolve();
    },
    takeExtension(name, extension) {
      cards = cards.map((card) =>
        card.name === name
          ? {
              ...card,
              mine: [...(card.mine ?? []), extension],
              strangers: card.strangers.filter((stranger) => stranger.name !== extension),
            }
          : card,
      );
      tell();
      return Promise.resolve();
    },
  };

  /** Somebody rings there. */
  function hear(name: string): void {
    cards = cards.map((card) =>
      card.name === name
        ? { ...card, heard_at: ago(0), strangers: [{ name: "102", heard_at: ago(0) }, ...card.strangers] }
        : card,
    );
    tell();
  }
}

function cardOf(source: SourceView, isNew: boolean): SourceCard {
  if (source.name === SOCKET.name)
    return { ...source, kind: "socket", values: null, mine: null, strangers: [] };
  const strangers = [
    { name: "101", heard_at: ago(3) },
    { name: "104", heard_at: ago(95) },
  ];
  if (source.name === "phone") {
    const values = { extensions: "101", network: "true", peers: "" };
    return { ...source, kind: "phone", values, mine: ["101"], strangers: [] };
  }
  return {
    ...source,
    kind: "asterisk",
    values: VALUES,
    mine: isNew ? [] : ["101"],
    strangers: isNew ? strangers : [{ name: "104", heard_at: ago(95) }],
  };
}

function after(ms: number): Promise<void> {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : Promise.resolve();
}
