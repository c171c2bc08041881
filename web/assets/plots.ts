/* Pictures drawn anew by Observable Plot, from the words that stand on the page (a table, or the dots of the picture itself), as wide as
 * there is room, with what a bar or dot means where it is pointed at. Nothing is asked of the room. Without this script the page
 * keeps the picture that the server drew.
 *
 * Plot puts a <style> into what it draws, which the policy would stop: it is taken out before the picture goes into the page, and its few
 * rules stand in room.css. */
import { axisX, barX, dot, gridX, gridY, plot, pointer, rect, text, tip, ruleY } from '@observablehq/plot';

type Options = Parameters<typeof plot>[0];
type Draw = (width: number) => Options;

const INK = 'var(--ink)', SOFT = 'var(--soft)', LINE = 'var(--line)';

/* The first moment of a day, month or year as it is printed; the moment behind it. */
const begin = (s: string): Date => new Date(s.length === 4 ? s + '-01-01' : s.length === 7 ? s + '-01' : s);
function end(s: string): Date {
  const d = begin(s);
  if (s.length === 4) d.setUTCFullYear(d.getUTCFullYear() + 1);
  else if (s.length === 7) d.setUTCMonth(d.getUTCMonth() + 1);
  else d.setUTCDate(d.getUTCDate() + 1);
  return d;
}

const words = (e: Element | undefined | null): string => e?.textContent?.trim() ?? '';
const tableOf = (figure: Element): HTMLTableElement | null => figure.parentElement?.querySelector(`#${figure.getAttribute('data-table')} table`) ?? null;
/* Of a time within one year the axis does not say which. */
function year(days: Date[]): string | null {
  const years = new Set(days.map((d) => d.getUTCFullYear()));
  return years.size === 1 ? String([...years][0]) : null;
}
const hint = (rows: unknown[], x: string, y: string, title: string, more = {}) =>
  tip(rows, pointer({ x, y, title, fill: 'var(--bg)', stroke: SOFT, ...more }));

/* ---- titles of a person: a bar each ---- */

function titles(figure: Element): Draw | null {
  const rows = [...(tableOf(figure)?.tBodies[0].rows ?? [])].map((r, i) => {
    const [title, first, last, n] = [...r.cells].map(words);
    return { i, title, first, last, n, x1: begin(first), x2: end(last), said: `${title}\n${first} to ${last}, accounts: ${n}` };
  }).filter((r) => +r.x1 && +r.x2).slice(0, 12).map((r, i) => ({ ...r, i }));
  if (!rows.length) return null;
  const lo = Math.min(...rows.map((r) => +r.x1)), hi = Math.max(...rows.map((r) => +r.x2)), late = (r: { x1: Date }) => +r.x1 - lo > (hi - lo) / 2;
  return (width) => {
    const label = (some: typeof rows, x: string, textAnchor: 'start' | 'end') =>
      text(some, { x, y: 'i', text: (r) => `${r.title}  ${r.n}`, textAnchor, dy: -9, fontSize: 14, fill: INK, stroke: 'var(--bg)', strokeWidth: 4,
        lineWidth: width / 31, textOverflow: 'ellipsis' });
    return {
      height: rows.length * 40 + 36, marginLeft: 1, marginRight: 1, marginTop: 0, marginBottom: 36,
      x: { type: 'utc', label: year(rows.flatMap((r) => [r.x1, new Date(+r.x2 - 1)])), labelArrow: 'none' }, y: { type: 'band', axis: null },
      marks: [gridX({ ticks: width / 90, stroke: LINE, strokeOpacity: 1 }), axisX({ ticks: width / 90, fill: SOFT, stroke: 'none' }),
        barX(rows, { x1: 'x1', x2: 'x2', y: 'i', insetTop: 20, insetBottom: 6, fill: SOFT }),
        label(rows.filter((r) => !late(r)), 'x1', 'start'), label(rows.filter(late), 'x2', 'end'), hint(rows, 'x1', 'i', 'said')],
    };
  };
}

/* ---- places in lists: a dot each ---- */

function seats(figure: Element): Draw | null {
  const rows = [...figure.querySelectorAll('circle')].map((c) => {
    const said = words(c), [, day, place] = said.match(/^(\S+): (\d+) of/) ?? [];
    return { day: begin(day ?? ''), place: +place, said };
  }).filter((r) => +r.day);
  const lowest = Math.max(5, ...rows.map((r) => r.place));
  const ticks = [...new Set([1, 5, 10, 15, 20, 30, 50, lowest].filter((n) => n <= lowest && (n === lowest || lowest - n > 1)))];
  if (!rows.length) return null;
  return (width) => ({
    height: Math.min(420, 60 + lowest * 14), marginLeft: 30, marginRight: 6, marginTop: 6, marginBottom: 36,
    x: { type: 'utc', label: year(rows.map((r) => r.day)), labelArrow: 'none' },
    y: { domain: [lowest + 0.5, 0.5], label: null, ticks, tickFormat: String },
    marks: [gridX({ ticks: width / 90, stroke: LINE, strokeOpacity: 1 }), gridY(ticks, { stroke: LINE, strokeOpacity: 1 }), axisX({ ticks: width / 90, fill: SOFT, stroke: 'none' }),
      dot(rows, { x: 'day', y: 'place', r: 3.5, fill: SOFT }), hint(rows, 'day', 'place', 'said')],
  });
}

/* ---- a phrase: a row of bars for each publisher ---- */

function phrase(figure: Element): Draw | null {
  const table = tableOf(figure);
  if (!table) return null;
  const who = [...table.tHead!.rows[0].cells].slice(1).map(words);
  const cells = [...table.tBodies[0].rows].flatMap((r) => [...r.cells].slice(1).map((c, i) => {
    const period = words(r.cells[0]), n = +(c.getAttribute('data-n') ?? 0), of = +(c.getAttribute('data-of') ?? 0);
    const share = of ? n / of : 0;
    return { who: who[i], period, n, of, share, x1: begin(period), x2: end(period), said: `${who[i]}, ${period}: ${words(c)}` };
  }));
  const highest = (some: typeof cells) => Math.max(0, ...some.map((c) => c.share));
  const most = highest(cells.filter((c) => c.of >= 5)) || highest(cells);
  if (!(most > 0)) return null;
  const used = cells.filter((c) => c.n).map((c) => ({ ...c, y: Math.min(c.share, most) }));
  const nothing = cells.filter((c) => !c.of);
  return (width) => ({
    height: who.length * 64 + 36, marginLeft: 1, marginRight: 1, marginTop: 0, marginBottom: 36,
    x: { type: 'utc', label: year(cells.map((c) => c.x1)), labelArrow: 'none' }, y: { domain: [0, most * 1.5], axis: null }, /* a third of each row is for its name */
    fy: { domain: who, axis: null, paddingOuter: 0, paddingInner: 0 },
    marks: [gaps, gridX({ ticks: width / 90, stroke: LINE, strokeOpacity: 1 }), axisX({ ticks: width / 90, fill: SOFT, stroke: 'none' }),
      rect(nothing, { fy: 'who', x1: 'x1', x2: 'x2', y1: 0, y2: () => most, fill: 'url(#gap-drawn)' }),
      rect(used.filter((c) => c.of >= 5), { fy: 'who', x1: 'x1', x2: 'x2', y1: 0, y2: 'y', fill: SOFT, insetLeft: 0.7, insetRight: 0.7 }),
      rect(used.filter((c) => c.of < 5), { fy: 'who', x1: 'x1', x2: 'x2', y1: 0, y2: 'y', fill: 'none', stroke: SOFT, inset: 1 }),
      ruleY([0], { stroke: SOFT }),
      text(who, { fy: (w) => w, text: (w) => w, frameAnchor: 'top-left', dy: 8, fontSize: 14, fill: INK, stroke: 'var(--bg)', strokeWidth: 4 }),
      hint(cells.filter((c) => c.of), 'x1', 'share', 'said', { fy: 'who' })],
  });
}

/* What is not searched is hatched, so that nothing hangs on colour. */
function gaps(): SVGElement {
  const defs = document.createElementNS('http://www.w3.org/2000/svg', 'defs');
  defs.innerHTML = '<pattern id="gap-drawn" class="gap" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0"/></pattern>';
  return defs;
}

/* ---- the page ---- */

const DRAWERS: Record<string, (figure: Element) => Draw | null> = { titles, seats, phrase };

function put(figure: HTMLElement, draw: Draw): void {
  const old = figure.querySelector('svg')!, width = figure.clientWidth;
  const drawn = plot({ ...draw(width), width, className: 'drawn', ariaLabel: old.getAttribute('aria-label') ?? undefined });
  drawn.querySelectorAll('style').forEach((s) => s.remove());
  drawn.querySelectorAll('[aria-label]').forEach((part) => part.removeAttribute('aria-label')); /* parts of a picture have no names */
  drawn.setAttribute('role', 'img');
  figure.classList.add('live');
  figure.replaceChild(drawn, old);
}

for (const figure of document.querySelectorAll<HTMLElement>('[data-plot]')) {
  const draw = DRAWERS[figure.dataset.plot!]?.(figure);
  if (!draw) continue;
  let width = 0;
  new ResizeObserver(() => {
    if (!figure.clientWidth || figure.clientWidth === width) return;
    width = figure.clientWidth;
    put(figure, draw);
  }).observe(figure);
}
