/* The keys: from the meetings into one, to the search, to the help; and the same ways with Tab and Enter where no script runs. */
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
  const m = (await room.json('/meetings.json')).find((x) => x.accounts.length > 1);
  await page.goto(`/compare/${m.id}`);
  await page.keyboard.press('n');
  check(await page.evaluate(() => document.activeElement.matches('.row[data-key="matter"]')), 'n leads to a passage that matters');
  await page.locator('.row[data-key="matter"] .cite').first().click();
  await page.locator('.quoted button').click();
  check(/copied|selected/.test(await page.locator('.quoted [role=status]').textContent()), 'what is cited is copied');
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
