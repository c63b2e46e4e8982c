import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { readRows, rowsFile } from '../read-rows.ts';
import { drawnExamples } from './drawn-examples.ts';
import { learn } from './learn.ts';
import { rowExamples } from './row-examples.ts';

const rows = rowExamples(readRows());
const drawn = drawnExamples();
const { weights, scale, bias } = learn([...rows, ...drawn]);
const digest = createHash('sha256').update(readFileSync(rowsFile())).digest('hex');
const packed = deflateRawSync(Buffer.from(weights.buffer), { level: 9 }).toString('base64');

writeFileSync(
  new URL('../../../shared/scan/weigh/weights.ts', import.meta.url),
  `/**
 * Made by \`npm run scan:train\` from ${rows.length} labelled texts whose licences allow it (of dev.jsonl, sha256
 * ${digest}) and from ${drawn.length} drawn from our own phrases.
 */
export const WEIGHTS =
  '${packed}';

export const SCALE = ${scale};

export const BIAS = ${bias};
`,
);
console.log(`${weights.length} weights, ${packed.length} characters packed.`);
