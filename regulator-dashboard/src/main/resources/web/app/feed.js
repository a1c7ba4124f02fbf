import { session, SignedOut, streamAddress } from './api.js';

const WAIT_FIRST_MS = 400;
const WAIT_MAX_MS = 15_000;
/** The server sends something at least every 15 seconds; silence beyond this means a dead line. */
const SILENCE_MAX_MS = 40_000;

/**
 * Follows the alert stream, and comes back after each loss exactly where it was. Announces `alert` (detail: the alert),
 * `state` (detail: connecting, live, waiting, signed-out).
 */
export class AlertFeed extends EventTarget {
  #source;
  #last;
  #wait = WAIT_FIRST_MS;
  #timer;
  #watchdog;

  /** @param last the sequence already known; alerts after it are sent */
  start(last) {
    this.stop();
    this.#last = last;
    this.#open();
  }

  stop() {
    this.#source?.close();
    this.#source = undefined;
    clearTimeout(this.#timer);
    clearTimeout(this.#watchdog);
  }

  /** Tries at once, for example when the network is back. */
  retry() {
    if (this.#source?.readyState === EventSource.OPEN || this.#last === undefined) return;
    this.stop();
    this.#open();
  }

  #open() {
    this.#say('connecting');
    const source = new EventSource(streamAddress(this.#last));
    this.#source = source;
    source.onopen = () => {
      this.#wait = WAIT_FIRST_MS;
      this.#say('live');
      this.#heard();
    };
    source.onmessage = (message) => {
      this.#heard();
      this.#take(JSON.parse(message.data));
    };
    source.addEventListener('heartbeat', () => this.#heard());
    source.onerror = () => this.#lost();
  }

  #take(alert) {
    if (alert.sequence <= this.#last) return;
    this.#last = alert.sequence;
    this.dispatchEvent(new CustomEvent('alert', { detail: alert }));
  }

  #heard() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#lost(), SILENCE_MAX_MS);
  }

  async #lost() {
    this.stop();
    this.#say('waiting');
    this.#timer = setTimeout(() => this.#open(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, WAIT_MAX_MS);
    try {
      await session();
    } catch (problem) {
      if (problem instanceof SignedOut) {
        this.stop();
        this.#say('signed-out');
      }
    }
  }

  #say(state) {
    this.dispatchEvent(new CustomEvent('state', { detail: state }));
  }
}
