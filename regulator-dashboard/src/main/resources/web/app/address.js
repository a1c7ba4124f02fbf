/** What of the page's state stands in its address: the handler in view. The language is text.js's. */
export const handlerInAddress = () => new URLSearchParams(location.search).get('handler');

export function showInAddress(handlerId) {
  const url = new URL(location.href);
  if (handlerId) url.searchParams.set('handler', handlerId);
  else url.searchParams.delete('handler');
  if (url.href !== location.href) history.pushState(null, '', url);
}
