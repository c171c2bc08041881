/* Three jobs by keys alone, from the first page to what is taken along. The reporter: a meeting, its comparison, what matters most,
 * a sentence to be cited, the figure, print. The analyst: two files, their comparison, the next difference, its card, verified. The
 * historian: the edition, another text, TEI. alone.mjs ARCHIVE FOLDER NEW-ARCHIVE FILE FILE
 *
 * What has the focus always shows it, and no way asks for more than so many keys. */
import { writeFileSync, readFileSync } from 'node:fs';
import { at, check, shows, tab, withRoom } from './room.mjs';

const [archive, folder, empty, ...files] = process.argv.slice(2);

async function enter(page, where) {
  await page.keyboard.press('Enter');
  await page.waitForURL(where);
}

async function keep(page, name) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  await file.saveAs(`${folder}/${name}`);
}

/* Past the navigation, by the first link of every page. */
async function content(page) {
  await tab(page, '.skip', 'To the content', 1);
  await page.keyboard.press('Enter');
  check(await page.evaluate(() => document.activeElement.id === 'main'), 'the skip link leads to the content');
}

/* A key of the room, again and again, to what the selector names. */
async function press(page, key, selector, most) {
  for (let i = 1; i <= most; i++) {
    await page.keyboard.press(key);
    check(await shows(page), `${key} leads to what shows that it has the focus, not to ${await at(page)}`);
    if (await page.evaluate((s) => document.activeElement.matches(s), selector)) return;
  }
  check(false, `${key} does not lead to ${selector}, but to ${await at(page)}`);
}

async function most(room) {
  return (await room.json('/meetings.json')).sort((x, y) => y.accounts.length - x.accounts.length)[0];
}

async function reporter(room) {
  const m = await most(room), page = await room.page();
  await page.goto('/');
  await press(page, 'j', `a[href="/meeting/${m.id}"]`, 20);
  await enter(page, `**/meeting/${m.id}`);
  await content(page);
  await tab(page, 'a', 'side by side', 3);
  await enter(page, `**/compare/${m.id}`);
  /* The brief: j goes through what matters most; its passage, and the sentences to be cited. */
  await press(page, 'j', '#most ~ .claims a', 1);
  await press(page, 'j', '#most ~ .claims a', 1);
  const row = await page.evaluate(() => document.activeElement.hash.slice(1));
  await page.keyboard.press('Enter');
  await tab(page, `#${row} a, #${row} button`, '', 2);
  await tab(page, '.cite', 'cite', 2);
  await enter(page, '**?cite=*');
  await tab(page, `#${row} .quoted button`, 'Copy', 8);
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.querySelector('.quoted [role=status]').textContent);
  check(await page.evaluate(() => document.activeElement.textContent === 'Copy'), 'who copied stays where he was');
  check(/\u201c[^]+SHA-256 [0-9a-f]{64}/.test(await page.locator(`#${row} .quoted textarea`).inputValue()), 'the sentences have their sources');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  check((await at(page)).includes('skip') && (await shows(page)), 'Esc leads to the top of the page');
  await page.keyboard.press('Enter');
  await tab(page, 'a', 'as a figure', 10);
  await keep(page, 'figure.svg');
  check(readFileSync(`${folder}/figure.svg`, 'utf8').startsWith('<svg '), 'the figure is kept');
  await page.emulateMedia({ media: 'print' });
  check(!(await page.locator('.top nav ul').isVisible()) && (await page.locator('.passages').isVisible()), 'on paper there is the comparison and no navigation');
  check((await page.pdf()).length > 20000, 'it prints');
  check(!page.faults.length, page.faults.join('; '));
}

async function historian(room) {
  const m = await most(room), page = await room.page();
  await page.goto('/');
  await press(page, 'j', `a[href="/meeting/${m.id}"]`, 20);
  await enter(page, `**/meeting/${m.id}`);
  await content(page);
  await tab(page, 'a', 'A critical edition', 4);
  await enter(page, '**/edition/**');
  const text = await page.locator('.par').first().textContent();
  await content(page);
  await tab(page, 'select', '', 1);
  await page.keyboard.press('End');
  await tab(page, 'button', 'Show', 1);
  await enter(page, /base=\d/);
  check((await page.locator('.par').first().textContent()) !== text, 'another account is the text');
  await tab(page, 'a', 'TEI', 4); /* the form leads back to the content, which the skip link led to */
  await keep(page, 'edition.xml');
  await press(page, 'j', '.par > a', 1);
  writeFileSync(`${folder}/meeting`, m.id);
  check(!page.faults.length, page.faults.join('; '));
}

async function analyst(room) {
  const page = await room.page(), chooser = page.waitForEvent('filechooser'); /* caught from now on: the key must not come before */
  await page.goto('/');
  await tab(page, 'a', 'Add', 9);
  await enter(page, '**/add');
  await content(page);
  await tab(page, 'input[type=file]', '', 1);
  await page.keyboard.press('Enter');
  await (await chooser).setFiles(files);
  await tab(page, '#adding button', 'Add', 8);
  await page.keyboard.press('Enter');
  await page.locator('h1', { hasText: 'Added' }).waitFor();
  await press(page, 'j', '.became a', 1);
  await tab(page, 'a', 'side by side', 4);
  await enter(page, '**/compare/**');
  await page.keyboard.press('n');
  check(await page.evaluate(() => document.activeElement.matches('.row[data-key="matter"]')), 'n leads to a difference of substance');
  const row = await page.evaluate(() => document.activeElement.id);
  await page.keyboard.press('c');
  await page.waitForURL((u) => u.hash === '#' + row);
  await tab(page, '.collected', 'collected', 4);
  await enter(page, '**/finding/*');
  check((await page.locator('.verdict.holds').count()) === 1, 'the card holds: ' + (await page.locator('.verdict').textContent()));
  check((await room.json('/findings.json')).length === 1, 'it is the one that was collected');
  await content(page);
  await tab(page, 'a', 'The card as a file', 8);
  await keep(page, 'card.html');
  check(!page.faults.length, page.faults.join('; '));
}

for (const [db, job] of [[archive, reporter], [archive, historian], [empty, analyst]]) {
  await withRoom(db, [], job);
}
console.log('alone ok');
