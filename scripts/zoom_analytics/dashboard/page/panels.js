// Connects the filters with the panels.
const filters = document.getElementById("filters");
const MOST_FIGURES = 3; // series whose figures are written above the chart

class PanelOnPage {
  constructor(panel) {
    this.panel = panel;
    this.article = document.getElementById(panel.key);
    this.chart = null;
    this.choice = this.article.querySelector(".choice");
    if (this.choice) this.offerChoices(this.choice.querySelector("select"));
  }

  offerChoices(select) {
    const hasTotal = this.panel.series.some((series) => series.kind === "total");
    select.append(element("option", { value: "" }, "all"));
    if (hasTotal) select.append(element("option", { value: "total" }, "total only"));
    this.panel.series.forEach((series, index) => {
      if (series.kind !== "total") select.append(element("option", { value: index }, series.label));
    });
    select.addEventListener("change", () => this.show());
    this.choice.hidden = false;
  }

  show() {
    const { period: chosen, from, to } = chosenPeriods();
    const type = periodTypeOf(this.panel, chosen);
    if (!type) return;
    const series = chosenSeries(this.panel, this.choice?.querySelector("select").value ?? "");
    const indexes = periodsBetween(series, type, from, to);
    this.showFigures(series, type, indexes);
    this.showTable(series, type, indexes);
    this.showChart(series, type, indexes);
    this.showLegend(series, type, indexes);
    this.article.querySelector(".stated").textContent = `, ${type.toLowerCase()}`;
  }

  showFigures(series, type, indexes) {
    const headline = this.article.querySelector(".headline");
    const total = series.filter((found) => found.kind === "total");
    const wanted = total.length ? total : series.length <= MOST_FIGURES ? series : [];
    headline.replaceChildren(...wanted.map((found) => figureOf(this.panel, found, type, indexes)).filter(Boolean));
    if (!indexes.length) headline.append("No values between these days.");
    else if (isRanking(this.panel, series)) headline.append(periodName(type, newestIn(series, type, indexes)));
    headline.hidden = false;
  }

  showTable(series, type, indexes) {
    const place = this.article.querySelector(".figures .scroll");
    place.replaceChildren(...(indexes.length ? [tableOf(this.panel, series, type, indexes)] : []));
  }

  showLegend(series, type, indexes) {
    const drawn = isRanking(this.panel, series) ? [] : drawnOf(this.panel, series, type, indexes);
    this.article.querySelector(".legend").replaceChildren(...legendOf(this.panel, drawn, type, indexes));
  }

  showChart(series, type, indexes) {
    const place = this.article.querySelector(".chart");
    place.hidden = !indexes.length;
    if (!indexes.length) return;
    place.setAttribute("aria-label", `Chart of ${this.panel.title}, ${type.toLowerCase()}; the table below has its numbers`);
    if (!this.chart) {
      this.chart = echarts.init(place, null, { renderer: "canvas" });
      new ResizeObserver(() => this.chart.resize()).observe(place);
    }
    this.chart.setOption(optionOf(this.panel, series, type, indexes), true);
  }
}

function chosenPeriods() {
  return { period: filters.elements.period.value, from: filters.elements.from.value || "0000", to: filters.elements.to.value || "9999" };
}

function monthsBefore(iso, months) {
  const [year, month, date] = iso.split("-").map(Number);
  const before = new Date(Date.UTC(year, month - 1 - months, 1));
  const lastDay = new Date(Date.UTC(before.getUTCFullYear(), before.getUTCMonth() + 1, 0)).getUTCDate();
  before.setUTCDate(Math.min(date, lastDay) + 1);
  return before.toISOString().slice(0, 10);
}

// Selects the newest months, or all periods if no number is given.
function chooseRange(months) {
  const first = PERIOD_TYPES.flatMap((type) => DATA.periods[type].slice(0, 1)).sort()[0] ?? DATA.until;
  const from = months ? monthsBefore(DATA.until, Number(months)) : first;
  filters.elements.from.value = from > first ? from : first;
  filters.elements.to.value = DATA.until;
}

function start() {
  const panels = DATA.panels.map((panel) => new PanelOnPage(panel));
  const showAll = () => panels.forEach((panel) => panel.show());
  filters.addEventListener("change", showAll);
  filters.addEventListener("submit", (event) => event.preventDefault());
  for (const button of filters.querySelectorAll("button")) {
    button.addEventListener("click", () => {
      chooseRange(button.dataset.months);
      showAll();
    });
  }
  filters.hidden = false;
  chooseRange(12);
  closeDetails();
  showAll();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", showAll);
  preparePrinting(panels, showAll);
}

// Without scripts all details are open; with scripts they open on a click.
function closeDetails() {
  for (const details of document.querySelectorAll(".behind details, .meanings")) details.open = false;
}

// Paper shows all tables, and charts in light colours at the width of the page.
function preparePrinting(panels, showAll) {
  let closed = [];
  const redraw = () => {
    showAll();
    panels.forEach((panel) => panel.chart?.resize());
  };
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((details) => (details.open = true));
    document.documentElement.classList.add("printing");
    redraw();
  });
  addEventListener("afterprint", () => {
    closed.forEach((details) => (details.open = false));
    document.documentElement.classList.remove("printing");
    redraw();
  });
}

start();
