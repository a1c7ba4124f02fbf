import { html } from 'lit';
import { init, use } from 'echarts/core';
import { LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { CanvasRenderer } from 'echarts/renderers';
import { LightElement } from './light-element.js';
import { curveOptions } from '../curve-options.js';
import { number, text } from '../text.js';
import { themeChanges } from '../theme.js';

use([LineChart, AriaComponent, GridComponent, LegendComponent, MarkLineComponent, TooltipComponent, CanvasRenderer]);

/** The head-count over the year, by Beijing day, against the limits. */
class DashCurve extends LightElement {
  static properties = { history: { attribute: false }, classes: { attribute: false }, year: { attribute: false } };

  #chart;
  #redraw = () => this.#draw();
  #sizes = new ResizeObserver(() => this.#chart?.resize());

  connectedCallback() {
    super.connectedCallback();
    themeChanges.addEventListener('change', this.#redraw);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    themeChanges.removeEventListener('change', this.#redraw);
    this.#sizes.disconnect();
    this.#chart?.dispose();
    this.#chart = undefined;
  }

  updated() {
    if (!this.#chart) {
      const box = this.querySelector('.curve');
      this.#chart = init(box, null, { renderer: 'canvas' });
      this.#sizes.observe(box);
    }
    this.#draw();
  }

  render() {
    const last = this.history.at(-1);
    const spoken = text('curve.spoken', { nonSensitive: number(last.nonSensitive), sensitive: number(last.sensitive) });
    return html`<div class="curve" role="img" aria-label=${spoken}></div><span class="curve-probe" hidden></span>`;
  }

  /** A design token as the canvas needs it: resolved for the scheme in force. */
  #colour(token) {
    const probe = this.querySelector('.curve-probe');
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  }

  #draw() {
    if (!this.#chart) return;
    this.#chart.setOption(curveOptions(this, (token) => this.#colour(token), getComputedStyle(this).fontFamily), { notMerge: true });
  }
}
customElements.define('dash-curve', DashCurve);
