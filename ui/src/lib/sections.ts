// The parts of the settings, in their order. An address of a page may name one: `#settings-quiet`.

export const SECTIONS = ["account", "notices", "quiet", "calls", "start", "about"] as const;

export type SectionId = (typeof SECTIONS)[number];

/** The part that an address's fragment names. */
export function sectionOf(hash: string): SectionId | undefined {
  return SECTIONS.find((id) => hash === `#settings-${id}`);
}
