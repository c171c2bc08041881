/* Adding and deciding: files by the field and by dropping them, a page that was pasted with its markup, how far it is, and then a day that is
 * set and taken back by the keyboard alone; the same form where no script runs. */
import { check, withRoom } from './room.mjs';

const talks = (n) => `<html><head><title>Talks at the quay ${n}</title></head><body><h1>Talks at the quay ${n}</h1><p>PORT ELDEN, August ${n}, 2023. President ` +
  `Orvan Telmek of Norvania held talks with Prime Minister Ines Corvay of Sarelle about quay number ${n}.</p><p>They agreed that the quay is ` +
  'lengthened before the winter, and that both harbours pay for it.</p></body></html>';
const file = (n) => ({ name: `quay-${n}.html`, mimeType: 'text/html', buffer: Buffer.from(talks(n)) });

async function done(page, added) {
  await page.waitForURL('**/add/*');
  await page.locator('h1', { hasText: 'Added' }).waitFor();
  check((await page.locator('.lead').textContent()).includes(`${added} account`), `${added} added: ${await page.locator('.lead').textContent()}`);
}

await withRoom(process.argv[2], [], async (room) => {
  const page = await room.page();
  await page.goto('/add');
  await page.locator('input[type=file]').first().setInputFiles([file(1), file(2)]);
  check((await page.locator('#said').textContent()).startsWith('2 files'), 'what was chosen is counted');
  await page.locator('#adding button').click();
  await done(page, 2);

  await page.goto('/add');
  const data = await page.evaluateHandle(([a, b]) => {
    const d = new DataTransfer();
    d.items.add(new File([a], 'quay-3.html', { type: 'text/html' }));
    d.items.add(new File([b], '<img src=x onerror=alert(1)>.html', { type: 'text/html' }));
    return d;
  }, [talks(3), talks(4)]);
  await page.dispatchEvent('body', 'dragover', { dataTransfer: data });
  check(await page.locator('.drop.over').count(), 'where files may be dropped shows');
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
  await page.locator('#said', { hasText: '2 files' }).waitFor();
  await page.locator('#adding button').focus();
  await page.keyboard.press('Enter');
  await done(page, 2);
  check(await page.getByText('<img src=x onerror=alert(1)>.html').count(), 'a name is words');

  await page.goto('/add');
  await page.evaluate((html) => {
    const d = new DataTransfer();
    d.setData('text/html', html);
    d.setData('text/plain', 'Talks');
    document.querySelector('textarea').dispatchEvent(new ClipboardEvent('paste', { clipboardData: d, bubbles: true, cancelable: true }));
  }, talks(5));
  await page.locator('[name=url]').fill('https://www.norvania.example/quay/5');
  await page.locator('#adding button').click();
  await done(page, 1);
  await page.locator('.became a').first().click();
  check(await page.getByText('https://www.norvania.example/quay/5').count(), 'the account has the address it came from');
  check((await page.locator('h1').textContent()) === 'Talks at the quay 5', 'what was pasted is read as a page');

  /* A large job moves by itself to its end. */
  const many = Array.from({ length: 400 }, (_, i) => JSON.stringify({ id: `quay-${i}`, html: talks((i % 28) + 1) })).join('\n');
  await page.goto('/add');
  await page.locator('input[type=file]').first().setInputFiles([{ name: 'many.jsonl', mimeType: 'text/plain', buffer: Buffer.from(many) }, file(6)]);
  await page.locator('#adding button').click();
  await done(page, 401);

  /* By the keyboard alone. */
  const m = (await room.json('/meetings.json')).find((x) => x.accounts.length > 1);
  await page.goto(`/meeting/${m.id}`);
  await page.locator('summary', { hasText: 'Set its day' }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('2023-09-09');
  await page.keyboard.press('Tab');
  await page.keyboard.type('the photograph');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await page.waitForURL('**done=*');
  check((await page.locator('.done').textContent()).includes('2023-09-09'), 'it says what was done');
  await page.locator('.done button').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL('**undone=*');
  check((await page.locator('.done').textContent()).includes('Taken back'), 'and that it was taken back');
  check(!page.faults.length, page.faults.join('; '));

  const plain = await room.page({ script: false });
  await plain.goto('/add');
  await plain.locator('input[type=file]').first().setInputFiles([file(7)]);
  await plain.locator('#adding button').click();
  await plain.waitForURL('**/add/*');
  for (let i = 0; i < 50 && (await plain.locator('#again').count()); i++) await plain.locator('#again').click();
  check((await plain.locator('h1').textContent()) === 'Added', 'without script it is added, too');
  check(!plain.faults.length, plain.faults.join('; '));
});
console.log('doing ok');
