// The users of an account, as they are offered to choose oneself from.

import type { AccountView } from "./backend";
import type { Words } from "./words.svelte";

/** Above so many, they are searched instead of looked through. */
export const FEW = 8;

export interface Person {
  /** The user's id, as text. */
  value: string;
  label: string;
  /** What distinguishes them besides the name. */
  note?: string;
}

/** All of them by name, whom the sign-in belongs to first; null where the account does not tell its users. */
export function peopleOf(account: AccountView, words: Words): Person[] | null {
  if (!account.users) return null;
  const order = new Intl.Collator(words.language);
  const isOwner = (id: number) => id === account.suggested_me;
  return [...account.users]
    .sort(
      (one, other) =>
        Number(isOwner(other.id)) - Number(isOwner(one.id)) || order.compare(one.name, other.name),
    )
    .map(({ id, name, admin }) => {
      const notes = [
        ...(isOwner(id) ? [words.say("settings-me-owner")] : []),
        ...(admin ? [words.say("settings-me-admin")] : []),
      ];
      return { value: String(id), label: name, ...(notes.length > 0 && { note: notes.join(" · ") }) };
    });
}
