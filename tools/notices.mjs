/* Puts the licences of the libraries that were bundled behind each script, as they ask: run by scripts.sh beside its scripts, bundled.json
 * (what esbuild says went into each) and node_modules. Equal texts stand once, with all who gave them. */
import { appendFileSync, existsSync, readFileSync } from 'node:fs';

const bundled = JSON.parse(readFileSync('bundled.json', 'utf8')).outputs;
const library = (path) => path.match(/^(?:.*\/)?node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1];

for (const [script, { inputs }] of Object.entries(bundled)) {
  const used = new Set(Object.keys(inputs).filter((path) => inputs[path].bytesInOutput).map(library).filter(Boolean));
  const texts = new Map();
  for (const name of [...used].sort()) {
    const file = `node_modules/${name}/LICENSE`;
    if (!existsSync(file)) throw new Error(`${name} has no licence text`);
    const text = readFileSync(file, 'utf8').trim().replaceAll('*/', '* /');
    texts.set(text, [...(texts.get(text) ?? []), name]);
  }
  if (texts.size) appendFileSync(script, '\n/*!\n' + [...texts].map(([text, names]) => `${names.join(', ')}\n\n${text}\n`).join('\n---\n\n') + '*/\n');
}
