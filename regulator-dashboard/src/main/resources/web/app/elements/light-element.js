import { LitElement } from 'lit';
import { languageChanges } from '../text.js';

/** An element that lives in the page's own tree, under its style sheets, and follows its language. */
export class LightElement extends LitElement {
  #render = () => this.requestUpdate();

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    languageChanges.addEventListener('change', this.#render);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    languageChanges.removeEventListener('change', this.#render);
  }

  /** Tells the elements above. */
  tell(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true }));
  }
}
