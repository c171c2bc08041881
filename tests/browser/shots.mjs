/* Pictures of the pages for docs/: shots.mjs ARCHIVE FOLDER. */
import { pagesOf, withRoom } from './room.mjs';

const [archive, folder] = process.argv.slice(2);
await withRoom(archive, [], async (room) => {
  for (const [name, path] of Object.entries(await pagesOf(room))) {
    if (name === 'missing') continue;
    for (const width of [1280, 400]) {
      const page = await room.page({ width, height: width === 1280 ? 960 : 800 });
      await page.goto(path);
      await page.screenshot({ path: `${folder}/${name}-${width}.png` });
      await page.context().close();
    }
  }
});
