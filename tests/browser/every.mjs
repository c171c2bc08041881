/* Every page wide and light, narrow and dark, and without scripts: it shows its heading, nothing is wider than the window, nothing is asked
 * of anybody else, the policy stops nothing of ours, and axe-core finds nothing serious. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { check, pagesOf, withRoom } from './room.mjs';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const ways = [{ width: 1280 }, { width: 400, dark: true }, { width: 400, script: false }];

const faults = [];
const note = (what, message) => what || faults.push(message);

async function accessible(page, name) {
  await page.evaluate(axe); /* by the test's own door: the policy of the page stays as it is */
  const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
  const grave = violations.filter((v) => ['serious', 'critical', 'moderate'].includes(v.impact));
  for (const v of grave) faults.push(`${name}: ${v.id} (${v.impact}): ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`);
}

await withRoom(process.argv[2], [], async (room) => {
  for (const [name, path] of Object.entries(await pagesOf(room)))
    await Promise.all(ways.map(async (way) => {
      const label = `${name} ${JSON.stringify(way)}`, page = await room.page(way);
      await page.goto(path);
      note(await page.locator('main h1').isVisible(), `${label}: no heading`);
      if (way.script !== false) {
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        note(over <= 0, `${label}: ${over} pixels wider than the window`);
        const cut = await page.evaluate(() => [...document.querySelectorAll('.wide:has(.files)')].some((t) => t.scrollWidth > t.clientWidth));
        note(!cut, `${label}: a list of files scrolls sideways`);
        await accessible(page, label);
      }
      note(!page.faults.length, `${label}: ${page.faults.join('; ')}`);
      await page.context().close();
    }));
});
check(!faults.length, '\n' + faults.join('\n'));
console.log('every page ok');
