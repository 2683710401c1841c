// The table of a chart, and the figures above it. Text is inserted as text, never as HTML.
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function numberCell(value, unit) {
  return element("td", value === null ? { class: "number" } : { class: "number", "data-value": value }, shown(value, unit));
}

function periodCell(type, index) {
  const start = DATA.periods[type][index];
  const mark = stillRuns(type, index) ? [" ", element("small", {}, STILL_RUNS)] : [];
  return element("th", { scope: "row", "data-start": start }, period(start, type), ...mark);
}

// The suffix of a figure that includes a period that still runs.
function soFar(type, indexes) {
  return indexes.some((index) => stillRuns(type, index)) ? ", so far" : "";
}

function tableOf(panel, allSeries, type, indexes) {
  const range = `${periodName(type, indexes[0])} to ${periodName(type, indexes.at(-1))}`;
  const heads = allSeries.map((series) => element("th", { scope: "col", class: "number" }, series.label));
  const rows = indexes.toReversed().map((index) =>
    element(
      "tr",
      {},
      periodCell(type, index),
      ...allSeries.map((series) => numberCell(valueAt(series, type, index), panel.unit)),
    ),
  );
  const table = element(
    "table",
    { "data-period-type": type },
    element("caption", {}, `${panel.title}, ${panel.unit}, ${type.toLowerCase()}, ${range}`),
    element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Period"), ...heads)),
    element("tbody", {}, ...rows),
  );
  const totals = allSeries.map((series) => together(series, type, indexes));
  if (totals.some((total) => total !== null)) {
    const cells = totals.map((total) => numberCell(total, panel.unit));
    table.append(element("tfoot", {}, element("tr", {}, element("th", { scope: "row" }, `Together${soFar(type, indexes)}`), ...cells)));
  }
  return table;
}

// The figure of the newest complete period, and that of all periods if they can be combined.
function figureOf(panel, series, type, indexes) {
  const newest = newestIn([series], type, indexes);
  if (newest === undefined) return null;
  const name = series.kind === "measure" && panel.series.length === 1 ? "" : `${series.label} `;
  const value = valueAt(series, type, newest);
  const figure = element(
    "span",
    { class: "figure" },
    name,
    element("strong", { "data-value": value, "data-label": series.label }, withUnit(value, panel.unit)),
    ` ${periodName(type, newest)}`,
  );
  const whole = together(series, type, indexes);
  if (whole !== null && indexes.length > 1) {
    figure.append("; ", element("span", { "data-together": whole }, shown(whole, panel.unit)), ` in ${countOfPeriods(indexes.length, type)}${soFar(type, indexes)}`);
  }
  return figure;
}
