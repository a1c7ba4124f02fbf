import { html, nothing } from 'lit';
import { LightElement } from './light-element.js';
import { half, number, provisionName, text } from '../text.js';
import { bands } from '../bands.js';
import './dash-band.js';
import './dash-number.js';

/** The count of one class on its scale of statutory limits, with the distance to the next. */
class DashMeter extends LightElement {
  static properties = { figures: { attribute: false } };

  render() {
    const { class: name, upper, lower, exact, gross, limits } = this.figures;
    const next = limits.find((limit) => !limit.reached);
    const scale = bands(upper, limits);
    return html`
      <section class="meter" aria-label=${text(`class.${name}`)}>
        <div class="meter-head">
          <h3>${text(`class.${name}`)}</h3>
          <p class="meter-count"><dash-number .value=${upper}></dash-number> <span>${text('persons')}</span></p>
          <p class="meter-kind">
            ${exact === false ? text('count.atMost', { lower: number(lower) }) : exact ? text('count.exact') : text('count.atCrossing')}
            ${gross > upper ? html` · ${text('count.gross', { count: number(gross) })}` : nothing}
          </p>
          <p class="meter-next" data-route=${next ? nothing : limits.at(-1)?.route}>
            ${this.#distance(next)}
          </p>
        </div>
        <div class="scale" role="img" aria-label=${this.#spoken(upper, next)}>
          ${scale.map((band) => html`
            <div class="scale-band" ?data-now=${band.now} data-route=${band.route}>
              <dash-band .share=${band.share} .route=${band.route}></dash-band>
              <span class="scale-route">${text(`route.${band.route}.short`)}</span>
              <span class="scale-from">${number(band.from)}</span>
              ${band.limit ? html`<span class="scale-cite" title=${half(band.limit.citation)}>${provisionName(band.limit.provision)}</span>` : nothing}
            </div>`)}
        </div>
      </section>
    `;
  }

  #distance(next) {
    if (!next) return text('limit.allReached');
    if (next.firstCount === 1) return text('limit.first');
    return text('limit.left', { count: number(next.remaining), limit: number(next.firstCount) });
  }

  #spoken(upper, next) {
    return `${text('limit.spoken', { count: number(upper) })} ${this.#distance(next)}`;
  }
}
customElements.define('dash-meter', DashMeter);
