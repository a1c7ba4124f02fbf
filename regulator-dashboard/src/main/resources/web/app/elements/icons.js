import { html, svg } from 'lit';

const drawn = (paths) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const icons = {
  critical: drawn(svg`<path d="M12 3 2.500 20h19L12 3Z"/><path d="M12 10v4.500M12 17.200v.1"/>`),
  warning: drawn(svg`<circle cx="12" cy="12" r="9"/><path d="M12 7.500v5.500M12 16.200v.1"/>`),
  info: drawn(svg`<circle cx="12" cy="12" r="9"/><path d="M12 11v5.500M12 7.800v.1"/>`),
  check: drawn(svg`<path d="m5 12.500 4.500 4.500L19 7.500"/>`),
  search: drawn(svg`<circle cx="10.500" cy="10.500" r="6.500"/><path d="m20 20-4.800-4.800"/>`),
  back: drawn(svg`<path d="m14.500 5-7 7 7 7"/>`),
  out: drawn(svg`<path d="M14 4h4a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-4M10 8l-4 4 4 4M6 12h9"/>`),
  auto: drawn(svg`<circle cx="12" cy="12" r="8"/><path d="M12 4v16" /><path d="M12 4a8 8 0 0 1 0 16Z" fill="currentColor"/>`),
  light: drawn(svg`<circle cx="12" cy="12" r="4"/><path d="M12 2.500v2.500M12 19v2.500M2.500 12H5M19 12h2.500M5.300 5.300 7 7M17 17l1.700 1.700M18.700 5.300 17 7M7 17l-1.700 1.700"/>`),
  dark: drawn(svg`<path d="M20 14.500A8.500 8.500 0 0 1 9.500 4 8.500 8.500 0 1 0 20 14.500Z"/>`),
  bell: drawn(svg`<path d="M6 16.500V11a6 6 0 0 1 12 0v5.500l1.500 2h-15l1.500-2ZM10 20.500h4"/>`),
  list: drawn(svg`<path d="M8 6h12M8 12h12M8 18h12M4 6h.1M4 12h.1M4 18h.1"/>`),
  gauge: drawn(svg`<path d="M4 17a8 8 0 1 1 16 0M12 17l4-5.500"/>`),
  arrow: drawn(svg`<path d="M4 12h15M13 6l6 6-6 6"/>`),
};

export const severityIcon = (severity) => icons[severity.toLowerCase()] ?? icons.info;
