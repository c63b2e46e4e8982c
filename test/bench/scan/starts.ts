import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from '../receive/table.ts';
import { bundled } from './bundled.ts';
import { SETTINGS } from './settings.ts';

/** Milliseconds of CPU in a process that has just started, medians. */
export interface Starts {
  /** Of the file as it is loaded, an empty one's taken off. */
  readonly load: number;
  /** Of the first three scans of a ticket. */
  readonly scans: readonly Scan[];
}

interface Scan {
  /** On the thread that the sender waits for. */
  readonly waited: number;
  /** With what the engine compiles beside it. */
  readonly all: number;
}

const ROUNDS = 15;
const CHILD = join(import.meta.dirname, 'start.mjs');
const EMPTY = 'export const scan = () => undefined;\n';

/** Loads the bundle as a function does, and an empty file, each in a process of its own, by turns. */
export function starts(text: string): Starts {
  const folder = mkdtempSync(join(tmpdir(), 'scan-'));
  const write = (name: string, contents: string | Uint8Array) => {
    const file = join(folder, name);
    writeFileSync(file, contents);
    return file;
  };
  try {
    const scanner = write('scan.mjs', bundled(`export { scan } from './scan.ts';`));
    const empty = write('empty.mjs', EMPTY);
    const ticket = write('ticket.txt', text);
    const rounds = Array.from({ length: ROUNDS }, () => {
      const own = startOne(scanner, ticket);
      return { load: own.load - startOne(empty, ticket).load, times: own.times };
    });
    return {
      load: median(rounds.map(({ load }) => load)),
      scans: [0, 1, 2].map((at) => ({
        waited: median(rounds.map(({ times }) => times[at]?.waited ?? Number.NaN)),
        all: median(rounds.map(({ times }) => times[at]?.all ?? Number.NaN)),
      })),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const startOne = (
  file: string,
  text: string,
): { readonly load: number; readonly times: readonly Scan[] } =>
  JSON.parse(
    execFileSync(process.execPath, [CHILD, file, text, JSON.stringify(SETTINGS)], {
      encoding: 'utf8',
    }),
  );
