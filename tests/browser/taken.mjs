/* What is taken along: from a comparison a difference is collected by a key, cited by the clipboard, verified, kept as a file, removed;
 * the table is kept. And the family of an account, by its lines and boxes. taken.mjs ARCHIVE FOLDER, where the files are put. */
import { check, withRoom } from './room.mjs';

const [archive, folder] = process.argv.slice(2);

async function keep(page, link, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  await file.saveAs(`${folder}/${name}`);
  return file.suggestedFilename();
}

await withRoom(archive, [], async (room) => {
  const m = (await room.json('/meetings.json')).sort((x, y) => y.accounts.length - x.accounts.length)[0];
  const before = (await room.json('/findings.json')).length;
  const page = await room.page();

  await page.goto(`/compare/${m.id}`);
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('n');
    if (await page.evaluate(() => document.activeElement.querySelector(':scope > .label .collect'))) break;
  }
  const row = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.press('c');
  await page.waitForURL((u) => u.hash === '#' + row);
  const made = page.locator(`#${row} .label .collected`);
  check(await made.isVisible(), 'what was collected says so where it stands');
  await made.click();
  await page.waitForURL('**/finding/*');
  check(/holds/.test(await page.locator('.verdict').textContent()) && (await page.locator('.verdict.holds').count()) === 1, 'the finding is verified');
  const words = await page.locator('.quoted textarea').inputValue();
  check(/\u201c[^]+SHA-256 [0-9a-f]{64}/.test(words), 'the citation has words and hash: ' + words);
  await page.locator('.quoted button').click();
  await page.locator('.quoted [role=status]').filter({ hasText: /copied|selected/ }).waitFor(); // the clipboard answers when it likes
  check(/^finding-\d+\.html$/.test(await keep(page, page.getByText('The card as a file'), 'finding.html')), 'the card has a name');
  check((await room.json('/findings.json')).length === before + 1, 'it is one more');
  await page.getByRole('button', { name: 'Remove' }).click();
  await page.waitForURL('**/findings');
  check((await room.json('/findings.json')).length === before, 'and one less');

  await page.goto(`/compare/${m.id}`);
  await keep(page, page.getByText('The differences as a table'), 'differences.csv');

  await page.goto(`/account/${m.accounts[0].id}`);
  await page.getByText('Who has its words from whom').click();
  await page.waitForURL('**/family/**');
  check((await page.locator('.family rect').count()) === (await page.locator('main tbody tr').count()), 'the tree has the accounts of the table');
  await page.locator('.family a[href^="/compare"]').first().focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**/compare?**');
  check(!page.faults.length, page.faults.join('; '));

  const plain = await room.page({ script: false });
  await plain.goto(`/compare/${m.id}`);
  await plain.locator('.label .collect').first().click();
  await plain.waitForURL((u) => u.pathname.startsWith('/compare/') && /^#(p\d+|who)$/.test(u.hash));
  check((await plain.locator('.collected').count()) > 0, 'without script, too');
});
console.log('taken ok');
