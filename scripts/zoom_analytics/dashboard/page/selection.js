// Selects data by the filters, and combines several figures to one.
const DATA = JSON.parse(document.getElementById("data").textContent);
const PERIOD_TYPES = ["Daily", "Weekly", "Monthly"];

// The chosen period type if the panel has it; else the next longer one that it has, else its longest.
function periodTypeOf(panel, chosen) {
  const stated = PERIOD_TYPES.filter((type) => panel.series.some((series) => series.values[type]));
  return stated.find((type) => PERIOD_TYPES.indexOf(type) >= PERIOD_TYPES.indexOf(chosen)) ?? stated.at(-1);
}

function valueAt(series, type, index) {
  return series.values[type]?.[index] ?? null;
}

// The periods that begin between the two days, from the first with a value of any of the series.
function periodsBetween(allSeries, type, from, to) {
  const indexes = DATA.periods[type].flatMap((start, index) => (start >= from && start <= to ? [index] : []));
  const hasValue = (index) => allSeries.some((series) => valueAt(series, type, index) !== null);
  const first = indexes.findIndex(hasValue);
  return first < 0 ? [] : indexes.slice(first);
}

// The series by the choice of a value: "" for all, "total", or the position of one.
function chosenSeries(panel, choice) {
  if (choice === "") return panel.series;
  return choice === "total" ? panel.series.filter((series) => series.kind === "total") : [panel.series[Number(choice)]];
}

function stillRuns(type, index) {
  return DATA.ends[type][index] > DATA.until;
}

function periodName(type, index) {
  return period(DATA.periods[type][index], type) + (stillRuns(type, index) ? `, ${STILL_RUNS}` : "");
}

// The newest complete period with a value of any of the series; if there is none, the newest with a value.
function newestIn(allSeries, type, indexes) {
  const counted = indexes.filter((index) => allSeries.some((series) => valueAt(series, type, index) !== null));
  return counted.findLast((index) => !stillRuns(type, index)) ?? counted.at(-1);
}

function sum(values, indexes) {
  return indexes.reduce((total, index) => total + (values?.[index] ?? 0), 0);
}

// Several periods as one figure, as the catalogue allows; null if it does not or the denominator is zero.
function together(series, type, indexes) {
  const parts = series.addsUp === "parts" ? series.numerators[type] : series.values[type];
  if (series.addsUp === "nothing" || !indexes.some((index) => (parts?.[index] ?? null) !== null)) return null;
  if (series.addsUp === "values") return sum(series.values[type], indexes);
  const denominator = sum(series.denominators[type], indexes);
  return denominator ? (sum(series.numerators[type], indexes) / denominator) * series.scale : null;
}
