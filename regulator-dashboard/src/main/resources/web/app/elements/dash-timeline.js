import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';
import { beijingDateTime, half, number, provisionName, text } from '../text.js';
import { icons } from './icons.js';

/** Every change of the required route, newest first: when, at which person, by which article. */
class DashTimeline extends LightElement {
  static properties = { changes: { attribute: false } };

  render() {
    if (!this.changes?.length) return html`<p class="empty">${text('changes.none')}</p>`;
    return html`
      <ol class="timeline">
        ${[...this.changes].reverse().map((change) => html`
          <li class="change" data-route=${change.to}>
            <time datetime=${change.occurredAt}>${beijingDateTime(change.occurredAt)}</time>
            <p class="change-routes">
              <span class="chip" data-route=${change.from}>${text(`route.${change.from}.short`)}</span>
              ${icons.arrow}<span class="unseen">${text('changes.to')}</span>
              <span class="chip" data-route=${change.to}>${text(`route.${change.to}.short`)}</span>
            </p>
            <p class="change-why">${this.#why(change)}
              ${change.provision ? html`<span class="provision" title=${half(change.citation)}>${provisionName(change.provision)}</span>` : nothing}
            </p>
          </li>`)}
      </ol>
    `;
  }

  #why({ class: name, ordinal, threshold, reason }) {
    if (!name) return text(`reason.${reason}`);
    const values = { class: text(`class.${name}`), ordinal: ordinal && number(ordinal), threshold: number(threshold) };
    return text(ordinal ? 'changes.person' : 'changes.declared', values);
  }
}
customElements.define('dash-timeline', DashTimeline);
