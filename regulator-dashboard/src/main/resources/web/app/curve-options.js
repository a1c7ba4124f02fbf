import { day, number, shortNumber, text } from './text.js';

const CLASSES = [['nonSensitive', 'series-1'], ['sensitive', 'series-2']];

/** What echarts draws: both classes on a logarithmic scale, with a line at each limit above the first person. */
export function curveOptions({ history, classes, year }, colour, fontFamily) {
  const small = { color: colour('text-soft'), fontSize: 11, fontFamily };
  const limits = new Map(classes.map((one) => [one.class, one.limits.filter((limit) => limit.firstCount > 1)]));
  const top = Math.max(1, ...[...limits.values()].flat().map((limit) => limit.firstCount), ...history.map((h) => h.nonSensitive));
  return {
    animationDuration: 400,
    grid: { left: 52, right: 66, top: 34, bottom: 26 },
    legend: { top: 0, left: 0, itemWidth: 14, itemHeight: 8, icon: 'roundRect', textStyle: small },
    // Drawn on the canvas: a tooltip of HTML would need inline styles.
    tooltip: { trigger: 'axis', renderMode: 'richText', confine: true, formatter: tooltip, ...box(colour, fontFamily) },
    xAxis: {
      type: 'time', min: `${year}-01-01`, max: `${year}-12-31`,
      axisLine: { lineStyle: { color: colour('line-strong') } }, axisTick: { show: false },
      axisLabel: { ...small, hideOverlap: true, formatter: (at) => day(isoDay(at)) },
    },
    yAxis: {
      type: 'log', min: 1, max: 10 ** Math.ceil(Math.log10(top * 1.2)),
      axisLabel: { ...small, formatter: (n) => shortNumber(n) },
      splitLine: { lineStyle: { color: colour('line') } },
    },
    series: CLASSES.map(([name, token]) => series(name, colour(token), history, limits.get(name) ?? [], small)),
  };
}

function series(name, hue, history, limits, small) {
  return {
    name: text(`class.${name}`), type: 'line', step: 'end', symbol: 'circle', showSymbol: false,
    lineStyle: { width: 2.5, color: hue }, itemStyle: { color: hue }, areaStyle: { color: hue, opacity: 0.07 },
    // A logarithmic scale has no zero: a day without persons is a day without a point.
    data: history.map((one) => [one.on, one[name] || null]),
    markLine: {
      symbol: 'none', silent: true, animation: false,
      lineStyle: { color: hue, type: [5, 4], width: 1, opacity: 0.8 },
      label: { ...small, color: hue, position: 'end', formatter: ({ value }) => number(value) },
      data: limits.map((limit) => ({ yAxis: limit.firstCount })),
    },
  };
}

const tooltip = (points) =>
  [day(points[0].value[0]), ...points.map((point) => `${point.seriesName}  ${number(point.value[1] ?? 0)}`)].join('\n');

const box = (colour, fontFamily) => ({
  backgroundColor: colour('raised'), borderColor: colour('line-strong'), borderWidth: 1, padding: [8, 10],
  textStyle: { color: colour('text'), fontSize: 12, lineHeight: 18, fontFamily },
});

const isoDay = (at) => {
  const date = new Date(at);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, '0')}-${String(date.getDate()).padStart(2, '0')}`;
};
