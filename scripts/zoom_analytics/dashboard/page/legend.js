// The legend of a chart: a list beside it, so that it wraps, prints and can be read aloud.
const SVG = "http://www.w3.org/2000/svg";
const SHAPES = {
  circle: "M9 1a3 3 0 1 0 .01 0z",
  rect: "M6 1h6v6h-6z",
  triangle: "M9 .5l3.5 6.5h-7z",
  diamond: "M9 0l3.5 4-3.5 4-3.5-4z",
};

function drawing(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function swatch(panel, series) {
  const svg = drawing("svg", { width: 18, height: 8, class: colourName(panel, series), "aria-hidden": "true" });
  if (panel.form !== "lines" && panel.form !== "ranking") {
    svg.append(drawing("rect", { x: 2, width: 14, height: 8, rx: 1 }));
    return svg;
  }
  const position = panel.series.indexOf(series);
  const dash = DASHES[position % DASHES.length];
  const line = drawing("line", { x1: 0, x2: 18, y1: 4, y2: 4 });
  if (dash !== "solid") line.setAttribute("stroke-dasharray", dash.join(" "));
  svg.append(line, drawing("path", { d: SHAPES[SYMBOLS[position % SYMBOLS.length]] }));
  return svg;
}

// The sample of a period that still runs.
function swatchOfRunning(panel) {
  const svg = drawing("svg", { width: 18, height: 8, class: "quiet running", "aria-hidden": "true" });
  if (panel.form === "lines") svg.append(drawing("line", { x1: 0, x2: 18, y1: 4, y2: 4 }), drawing("path", { d: SHAPES.circle }));
  else svg.append(drawing("rect", { x: 2.5, y: 0.5, width: 13, height: 7, rx: 1 }));
  return svg;
}

// The series, if there are several, and the mark of periods that still run.
function legendOf(panel, drawn, type, indexes) {
  const items = drawn.length > 1 ? drawn.map((series) => element("li", {}, swatch(panel, series), series.label)) : [];
  const runs = indexes.some((index) => stillRuns(type, index) && drawn.some((series) => valueAt(series, type, index) !== null));
  if (runs) items.push(element("li", { class: "still-runs" }, swatchOfRunning(panel), `${STILL_RUNS}: the data end on ${day(DATA.until)}`));
  return items;
}
