// What makes the interactive map work. These files are one function, `flank(map, groups)`, joined when a map is made:
// `map` and `groups` (layers by their id) are made by the page; everything shown comes from the page's own data.
// Words from outside are only ever put in as text.
const read = (id) => JSON.parse(document.getElementById(id).textContent);
const data = read("picture"), ground = read("ground"), words = data.words, ink = data.ink;
const SVG = document.querySelector("svg").namespaceURI;
const find = (id) => document.getElementById(id);
const HOUR = 3600e3, DAY = 24 * HOUR;
const MONTHS = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const two = (n) => String(n).padStart(2, "0");
const place = (thing) => [thing.y, thing.x];
const dtg = (at) => {
  const d = new Date(at);
  return two(d.getUTCDate()) + two(d.getUTCHours()) + two(d.getUTCMinutes()) + "Z " + MONTHS[d.getUTCMonth()] + " " +
    two(d.getUTCFullYear() % 100);
};
const made = (name, text, kind) => {
  const el = document.createElement(name);
  if (text) el.textContent = text;
  if (kind) el.className = kind;
  return el;
};
const symbol = (id, width, height) => {
  const svg = document.createElementNS(SVG, "svg"), use = document.createElementNS(SVG, "use");
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  svg.setAttribute("aria-hidden", "true");
  use.setAttribute("href", "#" + id);
  svg.appendChild(use);
  return svg;
};
