// Formats numbers, days and periods. wording.py does the same; a test compares both.
const COUNTED = ["users", "licenses", "tickets", "events", "rows"];
const SAID = { percent: "", USD: "", "rating 1-5": "of 5", "score 0-5": "of 5" };
const NOTHING = "–";
const STILL_RUNS = "still runs"; // of a period: the data end before it does
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function decimals(value, unit) {
  if (COUNTED.includes(unit)) return 0;
  if (unit === "percent" || unit.startsWith("USD")) return 2;
  return Math.abs(value) >= 1000 ? 0 : Math.abs(value) >= 100 ? 1 : 2;
}

function shown(value, unit) {
  if (value === null) return NOTHING;
  const places = decimals(value, unit);
  const size = new Intl.NumberFormat("en-US", { minimumFractionDigits: places, maximumFractionDigits: places }).format(Math.abs(value));
  const sign = value < 0 && /[1-9]/.test(size) ? "−" : "";
  if (unit.startsWith("USD")) return `${sign}$${size}`;
  return unit === "percent" ? `${sign}${size}%` : `${sign}${size}`;
}

function withUnit(value, unit) {
  if (value === null) return NOTHING;
  const said = SAID[unit] ?? unit.replace(/^USD /, "");
  return `${shown(value, unit)} ${value === 1 && COUNTED.includes(unit) ? said.replace(/s$/, "") : said}`.trimEnd();
}

// A short number for an axis.
function onAxis(value, unit) {
  const size = new Intl.NumberFormat("en-US", { notation: Math.abs(value) >= 10000 ? "compact" : "standard", maximumFractionDigits: 2 });
  const text = size.format(Math.abs(value));
  const sign = value < 0 ? "−" : "";
  return unit.startsWith("USD") ? `${sign}$${text}` : unit === "percent" ? `${sign}${text}%` : `${sign}${text}`;
}

function day(iso) {
  const [year, month, date] = iso.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

function period(start, periodType) {
  if (periodType === "Monthly") return day(start).split(" ").slice(1).join(" ");
  return periodType === "Weekly" ? `week of ${day(start)}` : day(start);
}

// A period below an axis, with the year if the axis has several.
function shortPeriod(start, periodType, hasYears) {
  const [date, month, year] = day(start).split(" ");
  if (periodType === "Monthly") return `${month} ${year}`;
  return hasYears ? `${date} ${month} ’${year.slice(2)}` : `${date} ${month}`;
}

const PLURALS = { Daily: ["day", "days"], Weekly: ["week", "weeks"], Monthly: ["month", "months"] };

function countOfPeriods(count, periodType) {
  return `${count} ${PLURALS[periodType][count === 1 ? 0 : 1]}`;
}
