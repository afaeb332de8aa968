// The phones, programs and telephone systems that people look for: found by typing, in their groups. Pure.

import type { KnownPhone, Language, PhoneGroup } from "./backend";
import { matching } from "./matching";
import type { Words } from "./words.svelte";

/** One of the list, by the name that it has in this language. */
export type Named = KnownPhone & { label: string; also: string };

export interface Group {
  name: PhoneGroup;
  phones: Named[];
}

const GROUPS: PhoneGroup[] = ["system", "cloud", "desk", "softphone", "script"];

/** What it is called in this language. */
export function nameOf({ name, cyrillic }: KnownPhone, language: Language): string {
  return (language === "ru" && cyrillic) || name;
}

/** Those that fit what was typed, in their groups; a group is found by its own name, too. */
export function found(known: readonly KnownPhone[], typed: string, words: Words): Group[] {
  const named = known.map((phone): Named => {
    const group = words.say(`phone-group-${phone.group}`);
    const also = [
      phone.name,
      phone.cyrillic,
      phone.also,
      group,
      words.say(`phone-group-${phone.group}-also`),
    ];
    return { ...phone, label: nameOf(phone, words.language), also: also.filter(Boolean).join(" ") };
  });
  const fitting = matching(named, typed);
  return GROUPS.map((name) => ({ name, phones: fitting.filter(({ group }) => group === name) })).filter(
    ({ phones }) => phones.length > 0,
  );
}
