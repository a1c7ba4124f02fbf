import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';
import { beijingDateTime, beijingTime, half, provisionName, text } from '../text.js';
import { nameOf } from '../names.js';
import { acknowledge, SignedOut } from '../api.js';
import { icons, severityIcon } from './icons.js';

/** One alert, and the form by which a regulator acknowledges it. */
class DashAlert extends LightElement {
  static properties = {
    entry: { attribute: false },
    mayAcknowledge: { attribute: false },
    writing: { state: true },
    sending: { state: true },
    problem: { state: true },
  };

  render() {
    const { alert, acknowledgements, arrived } = this.entry;
    const done = acknowledgements.length > 0;
    return html`
      <article class="alert" data-severity=${alert.severity} ?data-done=${done} ?data-arrived=${arrived}>
        <div class="alert-line">
          <span class="alert-severity">${severityIcon(alert.severity)}${text(`severity.${alert.severity}`)}</span>
          <time datetime=${alert.occurredAt} title=${`${beijingDateTime(alert.occurredAt)} ${text('beijing')}`}>
            ${beijingTime(alert.occurredAt)}
          </time>
        </div>
        <h3 class="alert-title">${half(alert.title)}</h3>
        ${alert.handlerId
          ? html`<button class="link alert-handler" @click=${() => this.tell('handler-chosen', alert.handlerId)}>
              ${half(nameOf(alert.handlerId)) || alert.handlerId}</button>`
          : nothing}
        <div class="alert-foot">
          <ul class="provisions" aria-label=${text('provisions')}>
            ${alert.provisions.map((code) => html`<li class="provision" title=${code}>${provisionName(code)}</li>`)}
          </ul>
          ${done ? this.#done(acknowledgements[0]) : this.#open()}
        </div>
        ${this.writing && !done ? this.#form() : nothing}
      </article>
    `;
  }

  #done({ by, at, note }) {
    return html`<p class="alert-done" title=${note || nothing}>
      ${icons.check}${text('acknowledged.by', { who: by, when: beijingDateTime(at) })}</p>
      ${note ? html`<p class="alert-note">${note}</p>` : nothing}`;
  }

  #open() {
    if (!this.mayAcknowledge || this.writing) return nothing;
    return html`<button class="button button-small acknowledge" @click=${this.#write}>${text('acknowledge')}</button>`;
  }

  #form() {
    const id = `note-${this.entry.alert.sequence}`;
    return html`
      <form class="alert-form" @submit=${this.#send} @keydown=${this.#keys}>
        <label for=${id}>${text('acknowledge.note')}</label>
        <textarea id=${id} name="note" rows="2" maxlength="1000"></textarea>
        ${this.problem ? html`<p class="problem" role="alert">${this.problem}</p>` : nothing}
        <div class="alert-form-buttons">
          <button class="button button-small" type="button" @click=${() => (this.writing = false)}>${text('cancel')}</button>
          <button class="button button-small button-strong" ?disabled=${this.sending}>${text('acknowledge.confirm')}</button>
        </div>
      </form>
    `;
  }

  async #write() {
    this.writing = true;
    await this.updateComplete;
    this.querySelector('textarea').focus();
  }

  #keys(event) {
    if (event.key === 'Escape') this.writing = false;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.requestSubmit();
  }

  async #send(event) {
    event.preventDefault();
    this.sending = true;
    this.problem = undefined;
    try {
      const acknowledgement = await acknowledge(this.entry.alert.id, new FormData(event.target).get('note').trim());
      this.writing = false;
      this.tell('acknowledgement', acknowledgement);
      this.tell('acknowledged');
    } catch (problem) {
      if (problem instanceof SignedOut) this.tell('signed-out');
      else this.problem = problem.message;
    } finally {
      this.sending = false;
    }
  }
}
customElements.define('dash-alert', DashAlert);
