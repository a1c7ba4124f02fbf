import { html } from 'lit';
import { LightElement } from './light-element.js';

/** A bar filled to a share of its length. */
class DashBand extends LightElement {
  static properties = { share: { attribute: false }, route: { attribute: false } };

  render() {
    const share = Math.max(0, Math.min(1, this.share));
    // .style assigns cssText, which the content security policy permits; a style attribute it would not.
    return html`<span class="band" data-route=${this.route}><span class="band-fill" .style=${`--share:${share}`}></span></span>`;
  }
}
customElements.define('dash-band', DashBand);
