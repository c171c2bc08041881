/* A room and a browser for a test: `await withRoom(archive, options, async (room) => ...)`. room.page({width, script, dark}) gives a page
 * that fails the test where it asks anything but the room, or where the policy stops something. */
import { spawn } from 'node:child_process';
import { chromium } from 'playwright-core';

const QUIET = ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--disable-domain-reliability', '--disable-client-side-phishing-detection'];

async function open(archive, options) {
  const child = spawn(process.env.READOUT, ['--archive', archive, 'serve', '--port', '0', ...options], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  for await (const part of child.stderr) {
    said += part;
    const at = said.match(/http:\/\/\S+?:\d+\//);
    if (at) return { child, address: at[0].slice(0, -1) };
  }
  throw new Error('the room did not open: ' + said);
}

export async function withRoom(archive, options, work) {
  const { child, address } = await open(archive, options);
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: QUIET });
  const room = {
    address,
    async page({ width = 1280, height = 900, script = true, dark = false } = {}) {
      const context = await browser.newContext({ viewport: { width, height }, javaScriptEnabled: script, colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce' });
      const page = await context.newPage();
      page.faults = [];
      const other = (r) => !r.url().startsWith(address + '/') && !r.url().startsWith('data:');
      page.on('requestfinished', (r) => { if (other(r)) page.faults.push('asks ' + r.url()); });
      page.on('requestfailed', (r) => { if (other(r) && !/csp/i.test(r.failure()?.errorText ?? '')) page.faults.push('tries ' + r.url()); });
      page.on('console', (m) => { if (m.type() === 'error' && !/status of 40\d/.test(m.text())) page.faults.push('console: ' + m.text()); });
      page.on('pageerror', (e) => page.faults.push('script: ' + e.message));
      page.on('dialog', async (d) => { page.faults.push('dialog: ' + d.message()); await d.dismiss(); });
      const goto = page.goto.bind(page);
      page.goto = (path) => goto(path.startsWith('/') ? address + path : path, { waitUntil: 'load' });
      return page;
    },
    async json(path) { return (await fetch(address + path)).json(); },
  };
  try {
    await work(room);
  } finally {
    await browser.close();
    child.kill('SIGTERM');
  }
}

export function check(what, message) {
  if (!what) throw new Error('FAILED: ' + message);
}

/* What has the focus must show it. */
export const shows = (page) => page.evaluate(() => {
  const at = document.activeElement, style = getComputedStyle(at);
  return at !== document.body && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2 && at.getClientRects().length > 0;
});
export const at = (page) => page.evaluate(() => document.activeElement.outerHTML.slice(0, 120));

/* Tab, at most so often, to what the selector and words name. */
export async function tab(page, selector, words, most) {
  for (let i = 1; i <= most; i++) {
    await page.keyboard.press('Tab');
    check(await shows(page), `Tab ${i} on the way to ${selector} ${words}: the focus does not show on ${await at(page)}`);
    if (await page.evaluate(([s, w]) => document.activeElement.matches(s) && document.activeElement.textContent.includes(w), [selector, words])) return;
  }
  check(false, `${most} Tabs do not lead to ${selector} ${words}, but to ${await at(page)}`);
}

/* A page of each kind, over the accounts of examples/pages. */
export async function pagesOf(room) {
  const meetings = await room.json('/meetings.json?order=oldest');
  const m = meetings.find((x) => x.accounts.length > 1);
  const finding = (await room.json('/findings.json'))[0], a = m.accounts[0].id;
  const taken = { passage: `/account/${a}?cite=2`, findings: '/findings', ...(finding && { finding: `/finding/${finding.n}` }), family: `/family/${a}`,
    edition: `/edition/${m.id}`, export: '/export' };
  return { ...taken, meetings: '/', meeting: `/meeting/${m.id}`, account: `/account/${m.accounts[0].id}`, capture: `/account/${m.accounts[0].id}/capture`,
    comparison: `/compare/${m.id}`, search: '/search?q=ferry&statements=1', people: '/people', person: '/person/Telmek', phrase: '/phrase?q=ferry', lists: '/lists?from=2023-05&to=2023-06', precedent: `/meeting/${m.id}/missing`, add: '/add', decisions: '/decisions', help: '/help',
    missing: '/nothing' };
}
