import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';
import { AlertFeed } from '../feed.js';
import { Inbox } from '../inbox.js';
import { handlerInAddress, showInAddress, takeUpAddress } from '../address.js';
import { applyLanguage, half, text } from '../text.js';
import { applyTheme } from '../theme.js';
import * as api from '../api.js';
import './dash-topbar.js';
import './dash-sign-in.js';
import './dash-alerts.js';
import './dash-handlers.js';
import './dash-overview.js';
import './dash-standing.js';
import './dash-tabs.js';

const SUMMARY_EVERY_MS = 5_000;

/** The whole page: who is signed in, what is in view, and the stream that keeps it fresh. */
class DashApp extends LightElement {
  static properties = {
    phase: { state: true },
    caller: { state: true },
    connection: { state: true },
    handlerId: { state: true },
    view: { state: true },
    summary: { state: true },
    spoken: { state: true },
  };

  #feed = new AlertFeed();
  #inbox = new Inbox();
  #timer;

  constructor() {
    super();
    this.phase = 'starting';
    this.connection = 'connecting';
    takeUpAddress();
    this.handlerId = handlerInAddress();
    this.view = this.handlerId ? 'standing' : 'alerts';
  }

  connectedCallback() {
    super.connectedCallback();
    applyLanguage();
    applyTheme();
    this.#feed.addEventListener('alert', ({ detail }) => this.#arrived(detail));
    this.#feed.addEventListener('state', ({ detail }) => this.#connection(detail));
    window.addEventListener('online', () => this.#feed.retry());
    window.addEventListener('popstate', () => this.#show(handlerInAddress(), false));
    document.addEventListener('visibilitychange', () => document.hidden || this.#refresh());
    this.addEventListener('signed-out', () => this.#signedOut());
    this.addEventListener('handler-chosen', ({ detail }) => this.#show(detail));
    this.addEventListener('view-chosen', ({ detail }) => (this.view = detail));
    this.addEventListener('acknowledged', () => this.#refresh());
    this.#begin();
  }

  async #begin() {
    try {
      this.caller = await api.session();
      await this.#inbox.load();
      this.phase = 'signed-in';
      this.#feed.start(this.#inbox.last);
      this.#refresh();
    } catch (problem) {
      if (problem instanceof api.SignedOut) this.#signedOut();
      else this.#unreachable();
    }
  }

  #unreachable() {
    this.phase = 'unreachable';
    setTimeout(() => this.#begin(), 3_000);
  }

  #signedOut() {
    this.#feed.stop();
    clearTimeout(this.#timer);
    this.caller = undefined;
    this.phase = 'signed-out';
  }

  async #refresh() {
    clearTimeout(this.#timer);
    if (this.phase !== 'signed-in') return;
    try {
      this.summary = await api.summary();
    } catch (problem) {
      if (problem instanceof api.SignedOut) return this.#signedOut();
    }
    this.#timer = setTimeout(() => document.hidden || this.#refresh(), SUMMARY_EVERY_MS);
  }

  #arrived(alert) {
    this.#inbox.add(alert);
    this.spoken = alert;
    this.#refresh();
    this.querySelector('dash-standing')?.alerted(alert);
  }

  #connection(state) {
    if (state === 'signed-out') this.#signedOut();
    else this.connection = state;
  }

  #show(handlerId, byHand = true) {
    this.handlerId = handlerId || undefined;
    this.view = handlerId ? 'standing' : 'handlers';
    if (byHand) {
      showInAddress(handlerId);
      window.scrollTo({ top: 0 });
    }
  }

  render() {
    if (this.phase === 'starting') return html`<div class="boot" role="status">${text('app.starting')}</div>`;
    if (this.phase === 'unreachable') return html`<div class="boot" role="alert">${text('app.unreachable')}</div>`;
    if (this.phase === 'signed-out') return html`<dash-sign-in></dash-sign-in>`;
    return html`
      <a class="skip" href="#main">${text('app.skip')}</a>
      <dash-topbar .caller=${this.caller} .connection=${this.connection}></dash-topbar>
      <div class="shell" data-view=${this.view}>
        <dash-handlers class="pane pane-handlers" .chosen=${this.handlerId} .summary=${this.summary}></dash-handlers>
        <main id="main" class="pane pane-main" tabindex="-1">
          ${this.handlerId
            ? html`<dash-standing .handlerId=${this.handlerId}></dash-standing>`
            : html`<dash-overview .summary=${this.summary}></dash-overview>`}
        </main>
        <dash-alerts class="pane pane-alerts" .inbox=${this.#inbox} .caller=${this.caller}
          .connection=${this.connection}></dash-alerts>
      </div>
      <dash-tabs .view=${this.view} .waiting=${this.summary?.unacknowledged?.total ?? 0}></dash-tabs>
      <div class="unseen" aria-live="polite">
        ${this.spoken ? text('alert.spoken', {
          severity: text(`severity.${this.spoken.severity}`), title: half(this.spoken.title),
        }) : nothing}
      </div>
    `;
  }
}
customElements.define('dash-app', DashApp);
