/* The keys: from the meetings into one, to the search, to the help; and the same ways with Tab and Enter where no script runs; words
 * that are selected lead to their phrase. Whole jobs by keys alone are done in alone.mjs. */
import { check, withRoom } from './room.mjs';

await withRoom(process.argv[2], [], async (room) => {
  const page = await room.page();
  await page.goto('/');
  await page.keyboard.press('j');
  const first = await page.evaluate(() => document.activeElement.closest('li')?.querySelector('h3')?.textContent);
  check(first, 'j leads to the first meeting');
  await page.keyboard.press('j');
  const second = await page.evaluate(() => document.activeElement.closest('li')?.querySelector('h3')?.textContent);
  check(second && second !== first, 'j leads on');
  await page.keyboard.press('k');
  check((await page.evaluate(() => document.activeElement.closest('li')?.querySelector('h3')?.textContent)) === first, 'k leads back');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/meeting/**');
  await page.keyboard.press('/');
  await page.keyboard.type('ferry j');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/search?q=ferry+j');
  await page.keyboard.press('Escape');
  await page.locator('h1').click();
  await page.keyboard.press('?');
  await page.waitForURL('**/help#keys');

  const m = (await room.json('/meetings.json?order=oldest')).find((x) => x.accounts.length > 1);
  await page.goto(`/account/${m.accounts[0].id}`);
  await page.locator('.read p').nth(1).click({ clickCount: 2, position: { x: 60, y: 12 } });
  const words = await page.evaluate(() => getSelection().toString().trim());
  check(words && (await page.locator('.follow').textContent()).includes(words), 'selected words lead to their phrase');
  await page.keyboard.press('f');
  await page.waitForURL('**/phrase?q=*');
  await page.waitForSelector('.plot svg.drawn rect', { state: 'attached' }); /* the script draws when it comes to it */
  check((await page.locator('h1').textContent()).includes(words), 'a phrase is drawn');
  check(!(await page.locator('style').count()), 'no style of a library in the page');
  check(!page.faults.length, page.faults.join('; '));

  const plain = await room.page({ script: false });
  await plain.goto('/');
  await plain.keyboard.press('Tab');
  await plain.keyboard.press('Enter');
  await plain.keyboard.press('Tab');
  await plain.keyboard.press('Enter');
  await plain.waitForURL((u) => u.pathname !== '/' || u.search !== '');
});
console.log('keys ok');
