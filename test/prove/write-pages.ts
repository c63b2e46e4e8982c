import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PAGES } from './pages.ts';

const ROOT = resolve(import.meta.dirname, '../..');

for (const [path, page] of Object.entries(PAGES)) {
  writeFileSync(join(ROOT, path), page());
  console.log(path);
}
