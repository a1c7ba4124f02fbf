import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';
import { beijingDateTime, half, number, provisionName, text } from '../text.js';
import * as api from '../api.js';
import './dash-band.js';

const ROUTES = ['SECURITY_ASSESSMENT', 'STATE_ORGAN_ASSESSMENT', 'CONTRACT_OR_CERTIFICATION', 'EXEMPT_VOLUME', 'EXEMPT_GROUND', 'NONE'];
const NEAREST = 8;
/** Enough of the hash to compare by eye with what one has noted. */
const ROOT_DIGITS = 16;

/** What is shown while no handler is chosen: how many stand where, and who is next to cross a limit. */
class DashOverview extends LightElement {
  static properties = { summary: { attribute: false }, nearest: { state: true } };

  willUpdate(changed) {
    if (changed.has('summary') && this.summary) this.#load();
  }

  async #load() {
    try {
      const page = await api.handlers({ limit: NEAREST, order: 'nearest' });
      this.nearest = page.items;
    } catch (problem) {
      if (problem instanceof api.SignedOut) this.tell('signed-out');
    }
  }

  render() {
    if (!this.summary) return html`<p class="empty">${text('app.starting')}</p>`;
    const { byRoute, handlers, unacknowledged, year } = this.summary;
    const shown = ROUTES.filter((route) => byRoute[route]);
    return html`
      <section class="overview" aria-labelledby="overview-title">
        <h1 id="overview-title">${text('overview.title', { year })}</h1>
        <dl class="tiles">
          ${this.#tile('overview.handlers', handlers)}
          ${this.#tile('overview.assessment', byRoute.SECURITY_ASSESSMENT ?? 0, 'SECURITY_ASSESSMENT')}
          ${this.#tile('overview.contract', byRoute.CONTRACT_OR_CERTIFICATION ?? 0, 'CONTRACT_OR_CERTIFICATION')}
          ${this.#tile('overview.critical', unacknowledged.bySeverity.CRITICAL ?? 0, undefined, 'CRITICAL')}
        </dl>
        ${shown.length
          ? html`<div class="card">
              <h2>${text('overview.routes')}</h2>
              <div class="shares" aria-hidden="true">
                ${shown.map((route) => html`<span data-route=${route} .style=${`flex-grow:${byRoute[route]}`}></span>`)}
              </div>
              <ul class="legend">
                ${shown.map((route) => html`<li data-route=${route}>${text(`route.${route}`)} <b>${number(byRoute[route])}</b></li>`)}
              </ul>
            </div>`
          : nothing}
        ${this.nearest?.length
          ? html`<div class="card">
              <h2>${text('overview.nearest')}</h2>
              <p class="hint">${text('overview.nearest.hint')}</p>
              <ol class="nearest">${this.nearest.map((item) => this.#near(item))}</ol>
            </div>`
          : html`<div class="card"><p class="empty">${text('handlers.none')}</p></div>`}
        ${this.#root(this.summary.newestRoot)}
      </section>
    `;
  }

  #tile(key, value, route, severity) {
    return html`<div class="tile" data-route=${route ?? nothing} data-severity=${severity ?? nothing} ?data-zero=${value === 0}>
      <dt>${text(key)}</dt><dd>${number(value)}</dd></div>`;
  }

  #root(root) {
    if (!root) return nothing;
    return html`<p class="hint root" title=${root.treeHash}>${text('overview.root', {
      number: number(root.number),
      time: beijingDateTime(root.signedAt),
      count: number(root.handlerYears),
      hash: root.treeHash.slice(0, ROOT_DIGITS),
    })}</p>`;
  }

  #near(item) {
    const { next } = item;
    if (!next) return nothing;
    return html`<li>
      <button class="near" @click=${() => this.tell('handler-chosen', item.id)}>
        <span class="near-name">${half(item.name)}</span>
        <span class="near-left">${text('overview.left', { count: number(next.remaining) })}</span>
        <dash-band class="near-band" .share=${1 - next.remaining / next.firstCount} .route=${next.route}></dash-band>
        <span class="near-limit">${text(`class.${next.class}`)} · ${text('limit.persons', { count: number(next.firstCount) })} · ${provisionName(next.provision)}</span>
      </button>
    </li>`;
  }
}
customElements.define('dash-overview', DashOverview);
