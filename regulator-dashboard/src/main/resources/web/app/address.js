/** What of the page's state stands in its address: the handler in view. The language is text.js's. */
const KEPT_AS = 'pipl-address';

export const handlerInAddress = () => new URLSearchParams(location.search).get('handler');

export function showInAddress(handlerId) {
  const url = new URL(location.href);
  if (handlerId) url.searchParams.set('handler', handlerId);
  else url.searchParams.delete('handler');
  if (url.href !== location.href) history.pushState(null, '', url);
}

/** The way to the identity provider and back loses the address; so it is kept before, and taken up after. */
export const keepAddress = () => sessionStorage.setItem(KEPT_AS, location.search);

export function takeUpAddress() {
  const kept = sessionStorage.getItem(KEPT_AS);
  sessionStorage.removeItem(KEPT_AS);
  if (kept && !location.search) history.replaceState(null, '', `/${kept}`);
}
