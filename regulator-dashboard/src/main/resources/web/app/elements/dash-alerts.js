import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement } from './light-element.js';
import { beijingDate, text } from '../text.js';
import { SignedOut } from '../api.js';
import './dash-alert.js';

const SEVERITIES = ['', 'CRITICAL', 'WARNING', 'INFO'];

/** The live list, newest first, by Beijing day. */
class DashAlerts extends LightElement {
  static properties = {
    inbox: { attribute: false },
    caller: { attribute: false },
    connection: { attribute: false },
    busy: { state: true },
  };

  #changed = () => this.requestUpdate();

  connectedCallback() {
    super.connectedCallback();
    this.inbox.addEventListener('change', this.#changed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.inbox.removeEventListener('change', this.#changed);
  }

  render() {
    const { entries, filter } = this.inbox;
    return html`
      <section class="alerts" aria-labelledby="alerts-title">
        <div class="pane-head">
          <h2 id="alerts-title">${text('alerts.title')}</h2>
          <div class="segments" role="group" aria-label=${text('alerts.severity')}>
            ${SEVERITIES.map((severity) => html`
              <button class="segment" data-severity=${severity} aria-pressed=${filter.severity === severity}
                @click=${() => this.#choose({ severity })}>${text(`severity.${severity || 'all'}`)}</button>`)}
          </div>
          <label class="toggle">
            <input type="checkbox" .checked=${filter.unacknowledged}
              @change=${(event) => this.#choose({ unacknowledged: event.target.checked })}>
            <span>${text('alerts.unacknowledged')}</span>
          </label>
        </div>
        ${entries.length === 0 ? html`<p class="empty">${text('alerts.none')}</p>` : nothing}
        <ol class="alert-list" aria-busy=${Boolean(this.busy)}>
          ${repeat(this.#byDay(entries), (item) => item.key, (item) => item.day
            ? html`<li class="alert-day">${item.day}</li>`
            : html`<li><dash-alert .entry=${item.entry} .mayAcknowledge=${this.caller?.mayAcknowledge}
                @acknowledgement=${(event) => this.inbox.acknowledged(item.key, event.detail)}></dash-alert></li>`)}
        </ol>
        ${this.inbox.hasOlder
          ? html`<button class="button older" ?disabled=${this.busy} @click=${this.#older}>${text('alerts.older')}</button>`
          : nothing}
      </section>
    `;
  }

  #byDay(entries) {
    const items = [];
    let current;
    for (const entry of entries) {
      const day = beijingDate(entry.alert.occurredAt);
      if (day !== current) items.push({ key: `day-${day}-${items.length}`, day });
      current = day;
      items.push({ key: entry.alert.id, entry });
    }
    return items;
  }

  #choose(filter) {
    return this.#while(() => this.inbox.choose(filter));
  }

  #older() {
    return this.#while(() => this.inbox.loadOlder());
  }

  async #while(work) {
    this.busy = true;
    try {
      await work();
    } catch (problem) {
      if (problem instanceof SignedOut) this.tell('signed-out');
    } finally {
      this.busy = false;
    }
  }
}
customElements.define('dash-alerts', DashAlerts);
