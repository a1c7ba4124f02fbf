/**
 * Lays a count over the limits of its class: one band of equal width from each limit to the next, each with the route
 * that holds there. All limits come from the server; the last band has no end and fills ever more slowly.
 */
export function bands(count, limits) {
  return limits.map((limit, index) => {
    const end = limits[index + 1]?.firstCount;
    const from = limit.firstCount;
    return { from, limit, route: limit.route, share: share(count, from, end), now: count >= from && (!end || count < end) };
  });
}

function share(count, from, end) {
  if (count < from) return 0;
  if (end === undefined) return Math.max(0.03, 1 - from / count);
  if (count >= end) return 1;
  return Math.max(0.01, (count - from) / (end - from));
}
