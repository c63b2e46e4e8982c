import { readdir, readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { closest } from '../../shared/runtime/config/closest.ts';
import { oneOf } from '../../shared/runtime/config/wording.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';

const SAMPLES = fileURLToPath(new URL('../../events/', import.meta.url));

export interface Body {
  /** Without its folder. */
  readonly file: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Standard input, a file, or a sample of the tracker by its name (`issues.labeled`). */
export async function readBody(file: string, tracker: string, io: Io): Promise<Body> {
  if (file === '-') return { file: 'standard input', bytes: Uint8Array.from(await io.stdin()) };
  const path = resolve(io.cwd, file);
  const own = await contents(path);
  if (own) return { file: basename(path), bytes: own };
  const samples = (await readdir(resolve(SAMPLES, tracker)).catch(() => [])).sort();
  const sample = samples.find((name) => name === file || name === `${file}.json`);
  const bytes = sample && (await contents(resolve(SAMPLES, tracker, sample)));
  if (bytes) return { file: sample, bytes };
  const names = samples.map((name) => name.replace(/\.json$/, ''));
  const near = closest(basename(file).replace(/\.json$/, ''), names);
  throw new Failure('not_found', `There is no file ${file}.`, {
    hint: near
      ? `Did you mean the sample \`${near}\`?`
      : `Samples for ${tracker}: ${oneOf(names) || 'none'}.`,
  });
}

async function contents(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const read = await readFile(path).catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === 'ENOENT' || cause.code === 'ENOTDIR') return undefined;
    throw new Failure('failed', `${path} cannot be read: ${cause.code}.`, { cause });
  });
  return read && Uint8Array.from(read);
}
