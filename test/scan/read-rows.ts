import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Row } from './row.ts';

/** Where the labelled texts lie: beside the checkout, unless `SLUICE_SHARED` says otherwise. They are no part of the project. */
export const rowsFile = (): string =>
  join(process.env.SLUICE_SHARED ?? '../shared', 'scan', 'dev.jsonl');

/** The labelled texts; throws with what to do when they are not there. */
export function readRows(file = rowsFile()): readonly Row[] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line): Row => JSON.parse(line));
  } catch (cause) {
    const what = `Cannot read labelled texts from ${file}. Set SLUICE_SHARED to the folder that has scan/dev.jsonl, one JSON object {id, text, label, kind, source, licence} a line.`;
    throw new Error(what, { cause });
  }
}
