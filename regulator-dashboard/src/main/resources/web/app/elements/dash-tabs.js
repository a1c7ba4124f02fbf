import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';
import { shortNumber, text } from '../text.js';
import { icons } from './icons.js';

const TABS = [['alerts', 'bell'], ['handlers', 'list'], ['standing', 'gauge']];

/** On narrow screens one pane is shown at a time; this chooses which. */
class DashTabs extends LightElement {
  static properties = { view: { attribute: false }, waiting: { attribute: false } };

  render() {
    return html`
      <nav class="tabs" aria-label=${text('tabs')}>
        ${TABS.map(([view, icon]) => html`
          <button class="tab" aria-current=${this.view === view ? 'page' : nothing}
            @click=${() => this.tell('view-chosen', view)}>
            ${icons[icon]}<span>${text(`tab.${view}`)}</span>
            ${view === 'alerts' && this.waiting ? html`<b class="tab-count">${shortNumber(this.waiting)}</b>` : nothing}
          </button>`)}
      </nav>
    `;
  }
}
customElements.define('dash-tabs', DashTabs);
