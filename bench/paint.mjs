/* When the first words stand on the screen: paint.mjs ARCHIVE PATH..., the median of nine loads in new windows, milliseconds. */
import { withRoom } from './room.mjs';

const [archive, ...paths] = process.argv.slice(2);
await withRoom(archive, ['--readonly'], async (room) => {
  for (const path of paths) {
    const times = [];
    for (let i = 0; i < 9; i++) {
      const page = await room.page();
      await page.goto(path);
      times.push(await page.evaluate(async () => {
        for (;;) {
          const first = performance.getEntriesByName('first-contentful-paint')[0];
          if (first) return first.startTime;
          await new Promise((done) => setTimeout(done, 10));
        }
      }));
      await page.context().close();
    }
    times.sort((a, b) => a - b);
    console.log(`${times[4].toFixed(0).padStart(6)} ms, at most ${times[8].toFixed(0)}: ${path}`);
  }
});
