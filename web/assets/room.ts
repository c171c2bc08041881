/* Keys for every page; nothing on a page needs them. j, k: the next and the previous thing of the page (a row, a paragraph, a passage); n:
 * the next passage that differs in substance; /: the search; ?: the help; Esc: out of what is open. A page says what its things are with
 * data-key="thing" or data-key="matter"; those of the first pages are named here. */

const THINGS = '[data-key], .meetings > li, .read > p';
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
  const target = (e.matches('a, button, input, summary') ? e : e.querySelector(':scope > * h3 a, :scope > h3 a')) ?? e;
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
  } else if (document.activeElement instanceof HTMLElement) {
    document.activeElement.blur();
  }
}

const KEYS: Record<string, () => void> = {
  j: () => go(THINGS, 1),
  k: () => go(THINGS, -1),
  n: () => go(MATTERS, 1),
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
