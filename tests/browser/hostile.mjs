/* Accounts that would be something else than words: on no page that a link leads to, and not in the frame of the capture, does anything of
 * them run. */
import { check, withRoom } from './room.mjs';

/* The browser says that it stopped what stands in the frame. */
const MOST = 60; /* pages */
const stopped = (f) => f.startsWith('console: ') && (f.includes('sandboxed') || f.includes('Content Security Policy'));

await withRoom(process.argv[2], [], async (room) => {
  const page = await room.page();
  const ways = ['/', '/account/hostile-1', '/account/hostile-1/capture', '/compare?a=hostile-1&a=hostile-2', '/search?q=ferry',
    '/search?q=%3Cscript%3Ealert(1)%3C/script%3E', '/?person=%22%3E%3Cimg%20src=x%20onerror=alert(1)%3E', '/account/hostile-1#:~:text=<script>alert(1)</script>',
    '/account/hostile-1.json', '/compare/figure.svg?a=hostile-1&a=hostile-2'];
  const kinds = new Map(); /* by the pattern of the address: a few of each kind are looked at */
  for (let i = 0; i < ways.length && i < MOST; i++) {
    const path = ways[i];
    const kept = await page.goto(path).then(() => false, (e) => { /* a file that the browser keeps is no page */
      if (!/Download is starting|ERR_ABORTED/.test(e.message)) throw e;
      return true;
    });
    if (kept) continue;
    for (const href of await page.evaluate(() => [...document.querySelectorAll('a[href]:not([download])')].map((a) => a.getAttribute('href')))) {
      const to = new URL(href, page.url());
      check(/^https?:$/.test(to.protocol), `${path}: leads to ${href}`);
      const kind = to.pathname.replace(/^(\/\w+\/)[^/]+/, '$1.') + [...to.searchParams.keys()].join();
      if (to.origin !== room.address || /\/raw$/.test(to.pathname) || (kinds.get(kind) ?? 0) >= 2) continue;
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
      ways.push(to.pathname + to.search);
    }
    const frame = page.locator('details:has(iframe) summary');
    if (await frame.count()) {
      await frame.click();
      await page.waitForTimeout(300);
    }
    check((await page.evaluate(() => window.ran)) === undefined, `${path}: something ran`);
    const faults = page.faults.filter((f) => !stopped(f));
    check(!faults.length, `${path}: ${faults.join('; ')}`);
    page.faults.length = 0;
  }
  await page.goto('/account/hostile-1/capture/raw');
  check(page.faults.every(stopped), page.faults.join('; '));
});
console.log('hostile ok');
