import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';
import { beijingDateTime, half, number, otherHalf, province, provisionName, text } from '../text.js';
import { learn } from '../names.js';
import * as api from '../api.js';
import { icons } from './icons.js';
import './dash-meter.js';
import './dash-curve.js';
import './dash-timeline.js';

const EVERY_MS = 2_000;

/** One handler: the route the law asks of it, its counts against the limits, and how it came to this. */
class DashStanding extends LightElement {
  static properties = {
    handlerId: { attribute: false },
    standing: { state: true },
    year: { state: true },
    problem: { state: true },
  };

  #timer;
  #generation = 0;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#generation++;
    clearTimeout(this.#timer);
  }

  willUpdate(changed) {
    if (changed.has('handlerId')) {
      this.standing = undefined;
      this.problem = undefined;
      this.year = undefined;
      this.#load();
    }
  }

  /** An alert came in: if it is about this handler, its numbers have moved. */
  alerted(alert) {
    if (alert.handlerId === this.handlerId) this.#load();
  }

  async #load() {
    clearTimeout(this.#timer);
    const generation = ++this.#generation;
    try {
      const standing = await api.standing(this.handlerId, this.year);
      if (generation !== this.#generation) return;
      this.standing = standing;
      this.problem = undefined;
      learn(standing.handler.id, standing.handler.name);
    } catch (problem) {
      if (generation !== this.#generation) return;
      if (problem instanceof api.SignedOut) return void this.tell('signed-out');
      this.problem = problem.message;
    }
    this.#timer = setTimeout(() => this.#again(), EVERY_MS);
  }

  #again() {
    if (document.hidden) this.#timer = setTimeout(() => this.#again(), EVERY_MS);
    else this.#load();
  }

  render() {
    const back = html`<button class="link back" @click=${() => this.tell('handler-chosen', null)}>
      ${icons.back}${text('standing.back')}</button>`;
    if (!this.standing) {
      return html`<section class="standing">${back}
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : html`<p class="empty">${text('app.starting')}</p>`}
      </section>`;
    }
    const { handler, year, years, route, classes, routeChanges, history } = this.standing;
    return html`
      <section class="standing" aria-labelledby="standing-title">
        ${back}
        <header class="standing-head">
          <div>
            <h1 id="standing-title">${half(handler.name)}</h1>
            <p class="standing-other" lang=${document.documentElement.lang.startsWith('zh') ? 'en' : 'zh-CN'}>${otherHalf(handler.name)}</p>
            <ul class="facts">
              <li>${text(`kind.${handler.kind}`)}</li>
              <li>${province(handler.province)}</li>
              ${handler.unifiedSocialCreditCode
                ? html`<li title=${text('creditCode')}><code>${handler.unifiedSocialCreditCode}</code></li>` : nothing}
              ${handler.criticalInfrastructureOperator ? html`<li class="fact-strong">${text('ciio')}</li>` : nothing}
            </ul>
          </div>
          <label class="year">
            <span class="unseen">${text('standing.year')}</span>
            <select @change=${this.#chooseYear}>
              ${years.map((one) => html`<option value=${one} ?selected=${one === year}>${text('standing.yearOf', { year: one })}</option>`)}
            </select>
          </label>
        </header>
        ${this.#route(route)}
        ${classes ? html`
          <div class="card meters">
            <div class="card-head">
              <h2>${text('standing.counts', { year })}</h2>
              ${this.standing.asOf ? html`<p class="hint">${text('standing.asOf', { when: beijingDateTime(this.standing.asOf) })}</p>` : nothing}
            </div>
            ${classes.map((one) => html`<dash-meter .figures=${one}></dash-meter>`)}
          </div>` : nothing}
        ${history.length > 1 ? html`
          <div class="card">
            <h2>${text('standing.curve')}</h2>
            <dash-curve .history=${history} .classes=${classes} .year=${year}></dash-curve>
          </div>` : nothing}
        <div class="card">
          <h2>${text('standing.changes')}</h2>
          <dash-timeline .changes=${routeChanges}></dash-timeline>
        </div>
      </section>
    `;
  }

  #route(route) {
    if (!route) {
      return html`<div class="route-now" data-route="UNKNOWN"><p class="route-name">${text('route.UNKNOWN')}</p>
        <p class="route-why">${text('route.UNKNOWN.why')}</p></div>`;
    }
    return html`
      <div class="route-now" data-route=${route.route}>
        <p class="route-label">${text('standing.route')}</p>
        <p class="route-name">${text(`route.${route.route}`)}</p>
        <p class="route-why">${text(`route.${route.route}.why`)}</p>
        <p class="route-cite">
          ${route.provision ? html`<span class="provision" title=${route.provision}>${half(route.citation) || provisionName(route.provision)}</span>` : nothing}
          ${route.since ? html`<span>${text('standing.since', { when: beijingDateTime(route.since) })}</span>` : nothing}
          ${this.standing.unacknowledged
            ? html`<span class="route-alerts">${text('standing.open', { count: number(this.standing.unacknowledged) })}</span>` : nothing}
        </p>
      </div>
    `;
  }

  #chooseYear(event) {
    this.year = Number(event.target.value);
    this.#load();
  }
}
customElements.define('dash-standing', DashStanding);
