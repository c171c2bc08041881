/* The analyst's job from nothing to a finding that holds: two files into an empty archive, from the account to its comparison, the next
 * difference of substance, its card, and the card verified. analyst.mjs ARCHIVE FILE FILE */
import { check, withRoom } from './room.mjs';

const [archive, ...files] = process.argv.slice(2);
await withRoom(archive, [], async (room) => {
  const page = await room.page();
  await page.goto('/');
  await page.locator('.top a', { hasText: 'Add' }).click();
  await page.locator('input[type=file]').first().setInputFiles(files);
  await page.locator('#adding button').click();
  await page.locator('h1', { hasText: 'Added' }).waitFor();
  await page.locator('.became a').first().click();
  await page.waitForURL('**/account/**');
  await page.getByText('side by side').click();
  await page.waitForURL('**/compare/**');
  let matters = 0;
  for (let last = ''; matters < 40; matters++) {
    await page.keyboard.press('n');
    const [id, collects] = await page.evaluate(() => [document.activeElement.id, !!document.activeElement.querySelector(':scope > .label .collect')]);
    if (collects || id === last) break;
    last = id;
  }
  await page.keyboard.press('c');
  await page.locator('.label .collected').first().click();
  await page.waitForURL('**/finding/*');
  check((await page.locator('.verdict.holds').count()) === 1, 'the card holds: ' + (await page.locator('.verdict').textContent()));
  check((await room.json('/findings.json')).length === 1, 'it is the one that was collected');
  check(!page.faults.length, page.faults.join('; '));
});
console.log('analyst ok');
