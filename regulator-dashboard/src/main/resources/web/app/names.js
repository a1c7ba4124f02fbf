import * as api from './api.js';

/** The registry's news may come after an alert about the handler; the name is asked for again after these waits. */
const WAITS_MS = [0, 500, 1_000, 2_000, 4_000, 8_000, 15_000];

const names = new Map();
const asked = new Map();

/** What a handler is called, `{zh, en}`, as far as the page has heard. */
export const nameOf = (handlerId) => names.get(handlerId);

export const learn = (handlerId, name) => names.set(handlerId, name);

/** Asks for a name nobody has told yet; true when there is something new to show. */
export async function learnMissing(handlerId) {
  if (names.has(handlerId)) return false;
  if (!asked.has(handlerId)) {
    asked.set(handlerId, askUntilKnown(handlerId).finally(() => asked.delete(handlerId)));
  }
  await asked.get(handlerId);
  return names.has(handlerId);
}

async function askUntilKnown(handlerId) {
  for (const wait of WAITS_MS) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    if (names.has(handlerId)) return;
    const name = await api.handlers({ query: handlerId, limit: 1 }).then((page) => page.items[0]?.name, () => undefined);
    if (name) {
      learn(handlerId, name);
      return;
    }
  }
}
