import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { LightElement } from './light-element.js';
import { half, number, province, text } from '../text.js';
import { learn } from '../names.js';
import * as api from '../api.js';
import { icons } from './icons.js';

const PAGE = 60;
const TYPING_MS = 200;

/** Handlers by how close they are to a limit, with a search. */
class DashHandlers extends LightElement {
  static properties = {
    chosen: { attribute: false },
    summary: { attribute: false },
    items: { state: true },
    next: { state: true },
    failed: { state: true },
  };

  #query = '';
  #typing;
  #pages = 1;
  #generation = 0;

  willUpdate(changed) {
    if (changed.has('summary') && this.summary) this.#load();
  }

  render() {
    return html`
      <section class="handlers" aria-labelledby="handlers-title">
        <div class="pane-head">
          <h2 id="handlers-title">${text('handlers.title')}</h2>
          <span class="pane-count">${this.summary ? number(this.summary.handlers) : nothing}</span>
          <label class="search">
            ${icons.search}<span class="unseen">${text('handlers.search')}</span>
            <input type="search" placeholder=${text('handlers.search')} autocomplete="off" spellcheck="false" @input=${this.#typed}>
          </label>
        </div>
        ${this.failed ? html`<p class="problem" role="alert">${this.failed}</p>` : nothing}
        ${this.items?.length === 0
          ? html`<p class="empty">${text(this.#query ? 'handlers.noneFound' : 'handlers.none')}</p>` : nothing}
        <ul class="handler-list">
          ${repeat(this.items ?? [], (item) => item.id, (item) => this.#row(item))}
        </ul>
        ${this.next ? html`<button class="button older" @click=${this.#more}>${text('handlers.more')}</button>` : nothing}
      </section>
    `;
  }

  #row(item) {
    return html`
      <li>
        <button class="handler-row" aria-current=${item.id === this.chosen ? 'true' : nothing}
          @click=${() => this.tell('handler-chosen', item.id)}>
          <span class="handler-name">${half(item.name)}</span>
          ${item.unacknowledged
            ? html`<b class="handler-alerts" title=${text('standing.open', { count: number(item.unacknowledged) })}>${number(item.unacknowledged)}</b>`
            : nothing}
          <span class="handler-sub">
            <span class="handler-route" data-route=${item.route ?? 'UNKNOWN'}>${text(`route.${item.route ?? 'UNKNOWN'}.short`)}</span>
            ${province(item.province)}
          </span>
          <span class="handler-numbers" title=${`${text('class.nonSensitive')} / ${text('class.sensitive')}`}>
            ${item.nonSensitive ? number(item.nonSensitive.upper) : '–'} <i>/</i> ${item.sensitive ? number(item.sensitive.upper) : '–'}
          </span>
        </button>
      </li>
    `;
  }

  #typed(event) {
    clearTimeout(this.#typing);
    const value = event.target.value.trim();
    this.#typing = setTimeout(() => {
      this.#query = value;
      this.#pages = 1;
      this.#load();
    }, TYPING_MS);
  }

  #more() {
    this.#pages += 1;
    this.#load();
  }

  async #load() {
    const generation = ++this.#generation;
    try {
      const page = await api.handlers({ query: this.#query, limit: Math.min(PAGE * this.#pages, 500) });
      if (generation !== this.#generation) return;
      page.items.forEach((item) => learn(item.id, item.name));
      this.items = page.items;
      this.next = this.#pages * PAGE < 500 ? page.next : undefined;
      this.failed = undefined;
    } catch (problem) {
      if (problem instanceof api.SignedOut) this.tell('signed-out');
      else if (generation === this.#generation) this.failed = problem.message;
    }
  }
}
customElements.define('dash-handlers', DashHandlers);
