// Does what an agent would do in the welcome until the step that the address asks for, so that each can be looked at.
// It clicks and types on the page like anybody, and says when it is done; no build contains it.

type Deed = { click: string } | { type: string; text: string } | { see: string };

const CONNECT: Deed[] = [{ click: "[data-action=connect-account]" }];
const HOST: Deed[] = [...CONNECT, { type: "#host", text: "cedar.amocrm.ru" }];
const TOKEN: Deed[] = [
  ...HOST,
  { click: "[data-secret=token]" },
  { see: "[data-secret=token][data-taken=true]" },
];
const ASKED = (host: string): Deed[] => [
  ...TOKEN,
  { type: "#host", text: host },
  { click: "[data-action=connect]" },
];
const ME = [...ASKED("cedar.amocrm.ru"), { see: "[data-user]" }];

/** What leads to each step. */
export const DEEDS = {
  start: [],
  try: [{ click: "[data-action=try]" }],
  nobody: [{ click: "[data-action=try]" }, { click: '[data-suggestion="+7 999 888-55-00"]' }],
  connect: CONNECT,
  host: HOST,
  token: TOKEN,
  help: [...HOST, { click: "[data-help] summary" }],
  oauth: [...HOST, { click: "[data-value=oauth]" }, { click: "[data-secret=client_secret]" }],
  kept: [{ click: "[data-value=kept]" }, { type: "#host", text: "cedar-and-sons.amocrm.ru" }],
  asking: ASKED("slow.amocrm.ru"),
  "wrong-host": ASKED("somewhere.example"),
  "wrong-token": [...ASKED("wrong.amocrm.ru"), { see: "[data-secret=token].wrong" }],
  offline: ASKED("offline.amocrm.ru"),
  me: ME,
  "me-many": ASKED("many.amocrm.ru"),
  "me-number": ASKED("nousers.amocrm.ru"),
  phone: [...ME, { click: '[data-user="88888"]' }, { click: "[data-action=me]" }, { see: "[data-waiting]" }],
} satisfies Record<string, Deed[]>;

export type Step = keyof typeof DEEDS;

export async function act(step: Step): Promise<void> {
  const deeds: Deed[] = DEEDS[step];
  for (const deed of deeds) {
    if ("click" in deed) (await found(deed.click)).click();
    else if ("see" in deed) await found(deed.see);
    else {
      const field = (await found(deed.type)) as HTMLInputElement;
      field.value = deed.text;
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  document.documentElement.dataset.done = step;
}

/** What a selector finds, as soon as it is drawn. */
async function found(selector: string): Promise<HTMLElement> {
  for (;;) {
    const element = document.querySelector<HTMLElement>(selector);
    if (element) return element;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
