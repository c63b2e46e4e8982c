import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';

/** The text of a file, or of standard input for `-`. @throws Failure when it cannot be read, or is no UTF-8 */
export async function readText(file: string, io: Io): Promise<string> {
  const bytes = file === '-' ? await io.stdin() : await bytesOf(file, io);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    const hint = 'Only text can be scanned. Convert it, as with `iconv -t utf-8`.';
    throw new Failure('failed', `${named(file)} is not UTF-8.`, { cause, hint });
  }
}

const named = (file: string) => (file === '-' ? 'Standard input' : file);

async function bytesOf(file: string, io: Io): Promise<Uint8Array> {
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (cause) {
    throw new Failure('not_found', `Cannot read ${file}.`, {
      cause,
      hint: 'Name a file, or `-` for standard input.',
    });
  }
}
