import { html } from 'lit';
import { LightElement } from './light-element.js';
import { number } from '../text.js';

const GLIDE_MS = 900;
const still = matchMedia('(prefers-reduced-motion: reduce)');

/** A number that glides to its next value, so that one sees it move. */
class DashNumber extends LightElement {
  static properties = { value: { attribute: false }, shown: { state: true } };

  #frame;

  willUpdate(changed) {
    if (!changed.has('value')) return;
    cancelAnimationFrame(this.#frame);
    if (this.shown === undefined || still.matches) this.shown = this.value;
    else this.#glide(this.shown, this.value, performance.now());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    cancelAnimationFrame(this.#frame);
  }

  #glide(from, to, start) {
    const step = (now) => {
      const passed = Math.min(1, (now - start) / GLIDE_MS);
      this.shown = Math.round(from + (to - from) * (1 - (1 - passed) ** 3));
      if (passed < 1) this.#frame = requestAnimationFrame(step);
    };
    this.#frame = requestAnimationFrame(step);
  }

  render() {
    return html`${number(this.shown)}`;
  }
}
customElements.define('dash-number', DashNumber);
