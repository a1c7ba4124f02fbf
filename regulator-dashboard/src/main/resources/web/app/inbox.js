import * as api from './api.js';

import { learn, learnMissing } from './names.js';

const PAGE = 40;
const KEPT_MAX = 2_000;

/** The alerts on screen, newest first, each once. Announces `change`. */
export class Inbox extends EventTarget {
  entries = [];
  /** The sequence up to which everything is known. */
  last = 0;
  filter = { severity: '', unacknowledged: false };
  hasOlder = false;
  #generation = 0;

  /** Reads the newest page afresh, for the filter that is set. */
  async load() {
    const generation = ++this.#generation;
    const page = await api.inbox({ limit: PAGE, ...this.#asked() });
    if (generation !== this.#generation) return;
    this.#learn(page.items);
    this.entries = page.items;
    this.hasOlder = page.next !== undefined;
    this.last = Math.max(this.last, page.last);
    this.#changed();
  }

  async loadOlder() {
    const oldest = this.entries.at(-1)?.alert.sequence;
    const page = await api.inbox({ limit: PAGE, before: oldest, ...this.#asked() });
    this.#learn(page.items);
    const known = new Set(this.entries.map((entry) => entry.alert.id));
    this.entries = [...this.entries, ...page.items.filter((entry) => !known.has(entry.alert.id))];
    this.hasOlder = page.next !== undefined;
    this.#changed();
  }

  /** From the stream. */
  add(alert) {
    this.last = Math.max(this.last, alert.sequence);
    if (this.filter.severity && alert.severity !== this.filter.severity) return;
    if (this.entries.some((entry) => entry.alert.id === alert.id)) return;
    this.entries = [{ alert, acknowledgements: [], arrived: true }, ...this.entries].slice(0, KEPT_MAX);
    this.#changed();
    if (alert.handlerId) learnMissing(alert.handlerId).then((learned) => learned && this.#named(alert.handlerId));
  }

  acknowledged(alertId, acknowledgement) {
    this.entries = this.entries.map((entry) =>
      entry.alert.id === alertId ? { ...entry, acknowledgements: [acknowledgement] } : entry,
    );
    this.#changed();
  }

  choose(filter) {
    this.filter = { ...this.filter, ...filter };
    return this.load();
  }

  /** An entry is drawn again only when it is another object. */
  #named(handlerId) {
    this.entries = this.entries.map((entry) => (entry.alert.handlerId === handlerId ? { ...entry } : entry));
    this.#changed();
  }

  #learn(entries) {
    for (const { alert, handlerName } of entries) if (alert.handlerId && handlerName) learn(alert.handlerId, handlerName);
  }

  #asked() {
    return { severity: this.filter.severity, unacknowledged: this.filter.unacknowledged || undefined };
  }

  #changed() {
    this.dispatchEvent(new Event('change'));
  }
}
