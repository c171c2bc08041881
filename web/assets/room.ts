/* Keys for every page; nothing on a page needs them. j, k: the next and the previous thing of the page (a row, a paragraph, a passage); n:
 * the next passage that differs in substance; f: the words that are selected, through the years; /: the search; ?: the help; Esc: out of what is open, then to
 * the top of the page. A page says what its things are with
 * data-key="thing" or data-key="matter"; those of the first pages are named here. */

const THINGS = '[data-key], .meetings > li, .claims > li, .read > p, .par';
const ITS_LINK = ':scope > * :is(h2, h3) a, :scope > :is(h2, h3) a, :is(li, .par):scope > a';
const MATTERS = '[data-key="matter"]';

function visible(e: Element): boolean {
  return e.getClientRects().length > 0;
}

/* What a key leads to is looked for from what has the focus, else from what stands at the top of the window. */
function place(all: Element[]): number {
  const at = document.activeElement;
  const held = at ? all.findIndex((e) => e === at || e.contains(at)) : -1;
  if (held >= 0) return held;
  const top = all.findIndex((e) => e.getBoundingClientRect().top > 4);
  return (top < 0 ? all.length : top) - 1;
}

function focus(e: Element): void {
  const target = (e.matches('a, button, input, summary') ? e : e.querySelector(ITS_LINK)) ?? e;
  if (!(target instanceof HTMLElement || target instanceof SVGElement)) return;
  if (target === e && !e.hasAttribute('tabindex')) e.setAttribute('tabindex', '-1');
  target.focus({ preventScroll: true });
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  e.scrollIntoView({ block: 'start', behavior: still ? 'auto' : 'smooth' });
}

function go(selector: string, by: 1 | -1): void {
  const all = [...document.querySelectorAll(`main :is(${selector})`)].filter(visible);
  const next = all[place(all) + by];
  if (next) focus(next);
}

function typing(e: EventTarget | null): boolean {
  return e instanceof HTMLElement && (e.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(e.tagName));
}

function escape(): void {
  const open = document.activeElement?.closest('details[open]');
  if (open instanceof HTMLDetailsElement) {
    open.open = false;
    open.querySelector('summary')?.focus();
  } else if (document.activeElement instanceof HTMLElement && document.activeElement !== document.body) {
    document.activeElement.blur();
  } else {
    document.querySelector<HTMLElement>('.skip')?.focus();
    scrollTo(0, 0);
  }
}

/* ---- words that are selected in a text are a phrase that can be followed ---- */

function chosen(): string | null {
  const selection = getSelection(), node = selection?.rangeCount ? selection.getRangeAt(0).commonAncestorContainer : null;
  const within = node instanceof Element ? node : node?.parentElement;
  const words = selection?.toString().replace(/\s+/g, ' ').trim() ?? '';
  return within?.closest('.read, .passages') && words.length > 1 && words.length < 300 ? words : null;
}

const lead = document.createElement('a');
lead.className = 'follow';
lead.addEventListener('mousedown', (e) => e.preventDefault()); /* which would take the selection away before the click */
document.addEventListener('selectionchange', () => {
  const words = chosen();
  if (!words) return lead.remove();
  lead.href = '/phrase?q=' + encodeURIComponent(words);
  lead.textContent = `Follow \u201c${words.length > 40 ? words.slice(0, 39) + '\u2026' : words}\u201d through the years`;
  if (!lead.isConnected) document.body.append(lead);
});

const KEYS: Record<string, () => void> = {
  j: () => go(THINGS, 1),
  k: () => go(THINGS, -1),
  n: () => go(MATTERS, 1),
  f: () => chosen() && location.assign('/phrase?q=' + encodeURIComponent(chosen()!)),
  '/': () => (document.querySelector('#words, #find') as HTMLElement | null)?.focus(),
  '?': () => location.assign('/help#keys'),
};

document.addEventListener('keydown', (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.isComposing) return;
  if (e.key === 'Escape') return escape();
  const act = typing(e.target) ? undefined : KEYS[e.key];
  if (!act) return;
  e.preventDefault();
  act();
});
