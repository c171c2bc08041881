/* What a script adds to a comparison: a line beside the columns from where an account goes on to the passage that it tells elsewhere (the
 * links are there without it), and in the strips the passage that is looked at. c collects the difference that is looked at. */

const SVG = 'http://www.w3.org/2000/svg';
const passages = document.querySelector<HTMLElement>('.passages');

/* ---- lines ---- */

interface Join { from: HTMLElement; to: HTMLElement; line: SVGPathElement }
const joins: Join[] = [];

function draw(): void {
  if (!passages) return;
  const frame = passages.getBoundingClientRect();
  joins.forEach((j, i) => {
    const a = j.from.getBoundingClientRect(), b = j.to.getBoundingClientRect();
    const y = a.top + a.height / 2 - frame.top, z = b.top + 12 - frame.top;
    const edge = frame.width, out = edge + 4 + 3 * (i % 4);
    j.line.setAttribute('d', `M${edge} ${y}H${out}V${z}H${edge - 6}m4 -3l-4 3l4 3`);
  });
}

function join(): void {
  if (!passages) return;
  const sheet = document.createElementNS(SVG, 'svg');
  sheet.setAttribute('class', 'joins');
  sheet.setAttribute('aria-hidden', 'true');
  for (const from of passages.querySelectorAll<HTMLAnchorElement>('.hop a[href^="#"]')) {
    const to = document.getElementById(from.hash.slice(1));
    if (!to) continue;
    const line = document.createElementNS(SVG, 'path');
    for (const e of [from, to]) {
      e.addEventListener('mouseenter', () => line.classList.add('on'));
      e.addEventListener('mouseleave', () => line.classList.remove('on'));
      e.addEventListener('focus', () => line.classList.add('on'));
      e.addEventListener('blur', () => line.classList.remove('on'));
    }
    sheet.append(line);
    joins.push({ from, to, line });
  }
  if (!joins.length) return;
  passages.append(sheet);
  new ResizeObserver(draw).observe(passages);
}

/* ---- where one is ---- */

function following(): void {
  const blocks = new Map<string, Element[]>();
  for (const a of document.querySelectorAll('.strips a[href^="#"]')) {
    const name = a.getAttribute('href')!.slice(1);
    blocks.set(name, [...(blocks.get(name) ?? []), a]);
  }
  const seen = new IntersectionObserver((rows) => {
    for (const row of rows) blocks.get(row.target.id)?.forEach((a) => a.classList.toggle('here', row.isIntersecting));
  });
  for (const row of document.querySelectorAll('.row, .row p[id]')) seen.observe(row);
}

join();
following();

document.addEventListener('keydown', (e) => {
  if (e.key !== 'c' || e.ctrlKey || e.metaKey || e.altKey || (e.target instanceof Element && e.target.matches('input, textarea'))) return;
  document.activeElement?.closest('.row')?.querySelector<HTMLElement>('.collect, .collected')?.click();
});
