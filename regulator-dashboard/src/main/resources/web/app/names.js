import * as api from './api.js';

const names = new Map();
const asked = new Map();

/** What a handler is called, `{zh, en}`, as far as the page has heard. */
export const nameOf = (handlerId) => names.get(handlerId);

export const learn = (handlerId, name) => names.set(handlerId, name);

/** Asks for a name nobody has told yet; true when there is something new to show. */
export async function learnMissing(handlerId) {
  if (names.has(handlerId)) return false;
  if (!asked.has(handlerId)) {
    asked.set(handlerId, api.handlers({ query: handlerId, limit: 1 }).then((page) => page.items[0]?.name));
  }
  try {
    const name = await asked.get(handlerId);
    if (name) learn(handlerId, name);
    return Boolean(name);
  } catch {
    asked.delete(handlerId);
    return false;
  }
}
