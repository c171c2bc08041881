/* The keys: from the meetings into one, to the search, to the help; and the same ways with Tab and Enter where no script runs. */
import { check, withRoom } from './room.mjs';

/* What has the focus must show it. */
const shows = (page) => page.evaluate(() => {
  const at = document.activeElement;
  return at !== document.body && getComputedStyle(at).outlineStyle !== 'none' && parseFloat(getComputedStyle(at).outlineWidth) >= 2;
});
async function tab(page, selector, most = 80) {
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    check(await shows(page), `Tab ${i + 1} on the way to ${selector}: the focus does not show`);
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
  }
  check(false, `Tab does not reach ${selector}`);
}

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

  /* The analyst's way without a mouse: a meeting, its comparison, the next passages that matter, one cited. */
  const m = (await room.json('/meetings.json?order=oldest')).find((x) => x.accounts.length > 1);
  await page.goto('/?order=oldest');
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('j');
    check(await shows(page), 'what j leads to shows that it has the focus');
    if (await page.evaluate((id) => document.activeElement.getAttribute('href') === '/meeting/' + id, m.id)) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/meeting/${m.id}`);
  await tab(page, 'main .act a');
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/compare/${m.id}`);
  const matters = [];
  for (let i = 0; i < 2; i++) {
    await page.keyboard.press('n');
    check(await page.evaluate(() => document.activeElement.matches('.row[data-key="matter"]')), 'n leads to a passage that matters');
    check(await shows(page), 'and shows it');
    matters.push(await page.evaluate(() => document.activeElement.id));
  }
  check(matters[0] !== matters[1], 'n leads on to the next that matters');
  await tab(page, '.cite', 6);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**/compare/${m.id}?cite=*`);
  check((await page.evaluate(() => location.hash)).slice(1) === matters[1], 'it is the passage that had the focus');
  await tab(page, '.quoted button', 12);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.quoted [role=status]').textContent);
  check(/copied|selected/.test(await page.locator('.quoted [role=status]').textContent()), 'what is cited is copied');
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
