// The charts. All colours come from the style sheet, so that light, dark and paper differ.
const SYMBOLS = ["circle", "rect", "triangle", "diamond"];
const DASHES = ["solid", "solid", "solid", "solid", [6, 3], [6, 3], [2, 3], [2, 3]];
const COLOURS = 8;
const MOST_SYMBOLS = 40; // periods; more symbols would blur the line
const NAME_LENGTH = 22; // characters shown of a name beside an axis
const RUNNING_FILL = 0.15; // opacity
const RUNNING_DASH = [2, 3];
const MOST = { percent: 100, "rating 1-5": 5, "score 0-5": 5 };

function colours() {
  const style = getComputedStyle(document.documentElement);
  const names = ["text", "quiet", "line", "surface", ...Array.from({ length: COLOURS }, (_, index) => `series-${index + 1}`)];
  return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
}

function cut(name) {
  return name.length > NAME_LENGTH ? `${name.slice(0, NAME_LENGTH - 1)}…` : name;
}

// A series keeps its colour whatever the filters hide; the total has the colour of text.
function colourName(panel, series) {
  if (series.kind === "total") return "text";
  if (series.kind === "rest") return "quiet";
  const own = panel.series.filter((other) => other.kind === series.kind);
  return `series-${(own.indexOf(series) % COLOURS) + 1}`;
}

// An axis ends at the maximum of its unit, unless all values are at most half of it.
function axis(palette, unit, values, fromZero = true) {
  const largest = Math.max(...values);
  const most = MOST[unit];
  return {
    type: "value",
    splitNumber: 4,
    scale: !fromZero,
    minInterval: COUNTED.includes(unit) ? 1 : 0,
    max: largest <= most && largest > most / 2 ? most : undefined,
    interval: fromZero && largest <= most && largest > most / 2 ? most / 4 : undefined,
    axisLabel: { color: palette.quiet, formatter: (value) => onAxis(value, unit) },
    splitLine: { lineStyle: { color: palette.line } },
  };
}

function frame(panel, palette) {
  return {
    animation: false,
    textStyle: { fontFamily: "system-ui, sans-serif" },
    grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
    tooltip: {
      renderMode: "richText",
      confine: true,
      backgroundColor: palette.surface,
      borderColor: palette.line,
      textStyle: { color: palette.text, fontSize: 12 },
      valueFormatter: (value) => withUnit(value ?? null, panel.unit),
    },
  };
}

// A column of a period that still runs has a faint fill and a dashed border.
function columnOf(value, runs, colour) {
  if (!runs || value === null) return value;
  return { value, itemStyle: { color: echarts.color.modifyAlpha(colour, RUNNING_FILL), borderColor: colour, borderType: "dashed" } };
}

function columns(panel, series, type, indexes, palette) {
  const colour = palette[colourName(panel, series)];
  return {
    name: series.label,
    type: "bar",
    data: indexes.map((index) => columnOf(valueAt(series, type, index), stillRuns(type, index), colour)),
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    barMaxWidth: 28,
    barCategoryGap: "25%",
    stack: panel.form === "stack" ? "all" : undefined,
  };
}

function line(panel, series, type, indexes, palette) {
  const position = panel.series.indexOf(series);
  const colour = palette[colourName(panel, series)];
  const values = indexes.map((index) => valueAt(series, type, index));
  const whole = {
    name: series.label,
    type: "line",
    data: values,
    itemStyle: { color: colour },
    emphasis: { disabled: true },
    symbol: SYMBOLS[position % SYMBOLS.length],
    symbolSize: indexes.length <= MOST_SYMBOLS ? 5 : 3,
    showAllSymbol: true,
    showSymbol: indexes.length <= MOST_SYMBOLS || values.includes(null),
    z: series.kind === "total" ? 3 : 2,
    lineStyle: { color: colour, width: series.kind === "total" ? 2.75 : 1.5, type: DASHES[position % DASHES.length] },
  };
  const firstRunning = indexes.findIndex((index, place) => stillRuns(type, index) && values[place] !== null);
  return firstRunning < 0 ? [whole] : inTwoParts(whole, values, firstRunning, palette);
}

// ECharts gives a line one style. A line that ends in a period that still runs is therefore three series: the values for the
// tooltip, without a line; the line of the complete periods; the dashed line from there to hollow points.
function inTwoParts(whole, values, firstRunning, palette) {
  const colour = whole.lineStyle.color;
  const hollow = { symbolSize: 7, itemStyle: { color: palette.surface, borderColor: colour, borderWidth: 1.5 } };
  const unnamed = { ...whole, name: "", silent: true, tooltip: { show: false } };
  const partOf = (from, to, style) => values.map((value, place) => (place < from || place >= to || value === null ? null : style(value, place)));
  const unmarked = (value) => ({ value, symbol: "none" });
  return [
    { ...whole, lineStyle: { width: 0 }, data: values.map((value, place) => (place < firstRunning || value === null ? value : unmarked(value))) },
    { ...unnamed, data: partOf(0, firstRunning, unmarked), showSymbol: false },
    {
      ...unnamed,
      data: partOf(firstRunning - 1, values.length, (value, place) => (place < firstRunning ? unmarked(value) : { value, ...hollow })),
      showSymbol: true,
      lineStyle: { ...whole.lineStyle, type: RUNNING_DASH },
    },
  ];
}

function drawnSeries(panel, series, type, indexes, palette) {
  return panel.form === "columns" || panel.form === "stack"
    ? [columns(panel, series, type, indexes, palette)]
    : line(panel, series, type, indexes, palette);
}

// The series with values. A stack leaves out the total, which is the sum of its slices.
function drawnOf(panel, allSeries, type, indexes) {
  const drawn = panel.form === "stack" && allSeries.length > 1 ? allSeries.filter((series) => series.kind !== "total") : allSeries;
  return drawn.filter((series) => indexes.some((index) => valueAt(series, type, index) !== null));
}

// Lines or columns over the periods.
function overTime(panel, allSeries, type, indexes) {
  const palette = colours();
  const option = frame(panel, palette);
  const drawn = drawnOf(panel, allSeries, type, indexes);
  const values = drawn.flatMap((series) => indexes.map((index) => valueAt(series, type, index)).filter((value) => value !== null));
  const starts = indexes.map((index) => DATA.periods[type][index]);
  const hasYears = starts[0].slice(0, 4) !== starts.at(-1).slice(0, 4);
  return {
    ...option,
    tooltip: { ...option.tooltip, trigger: "axis", axisPointer: { type: panel.form === "lines" ? "line" : "shadow" } },
    xAxis: {
      type: "category",
      data: indexes.map((index) => periodName(type, index)),
      boundaryGap: panel.form !== "lines",
      axisTick: { show: false },
      axisLine: { onZero: true, lineStyle: { color: palette.quiet } },
      axisLabel: {
        color: palette.quiet,
        hideOverlap: true,
        formatter: (_, place) => shortPeriod(starts[place], type, hasYears),
      },
    },
    yAxis: axis(palette, panel.unit, values, panel.fromZero),
    series: drawn.flatMap((series) => drawnSeries(panel, series, type, indexes, palette)),
  };
}

// The newest complete period of all values, the longest bar on top.
function ranking(panel, allSeries, type, indexes) {
  const palette = colours();
  const newest = newestIn(allSeries, type, indexes);
  const bars = allSeries
    .map((series) => ({ name: series.label, value: valueAt(series, type, newest) }))
    .filter((bar) => bar.value !== null)
    .sort((one, other) => one.value - other.value);
  return {
    ...frame(panel, palette),
    grid: { left: 4, right: 52, top: 4, bottom: 4, containLabel: true },
    xAxis: axis(palette, panel.unit, bars.map((bar) => bar.value)),
    yAxis: {
      type: "category",
      data: bars.map((bar) => bar.name),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette.quiet } },
      axisLabel: { color: palette.text, fontSize: 11, formatter: cut },
    },
    series: [
      {
        name: periodName(type, newest),
        type: "bar",
        data: bars.map((bar) => columnOf(bar.value, stillRuns(type, newest), palette["series-1"])),
        barMaxWidth: 18,
        itemStyle: { color: palette["series-1"] },
        emphasis: { disabled: true },
        label: { show: true, position: "right", color: palette.text, fontSize: 11, formatter: ({ value }) => shown(value, panel.unit) },
      },
    ],
  };
}

function isRanking(panel, allSeries) {
  return panel.form === "ranking" && allSeries.length > 1;
}

function optionOf(panel, allSeries, type, indexes) {
  return isRanking(panel, allSeries) ? ranking(panel, allSeries, type, indexes) : overTime(panel, allSeries, type, indexes);
}
