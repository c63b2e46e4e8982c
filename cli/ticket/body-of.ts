import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Args } from '../args.ts';
import { fileOption } from '../commands/ticket-options.ts';
import { Failure } from '../failure.ts';
import type { Io } from '../io.ts';

/** The text of a command: its `--file`, else what comes on standard input, else the usual one. */
export async function bodyOf(args: Args, io: Io, usual = 'No body provided.\n'): Promise<string> {
  const file = args.get(fileOption);
  if (file === undefined && io.interactive) return usual;
  const bytes = file === undefined || file === '-' ? await io.stdin() : await contents(file, io);
  const text = decoded(bytes, file === undefined || file === '-' ? 'Standard input' : file);
  return text.trim() === '' ? usual : text;
}

async function contents(file: string, io: Io): Promise<Uint8Array> {
  try {
    return await readFile(resolve(io.cwd, file));
  } catch (cause) {
    throw new Failure('not_found', `Cannot read ${file}.`, {
      cause,
      hint: 'Name a file, or `-` for standard input.',
    });
  }
}

function decoded(bytes: Uint8Array, name: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    const hint = 'Tickets are text. Convert it, as with `iconv -t utf-8`.';
    throw new Failure('failed', `${name} is not UTF-8.`, { cause, hint });
  }
}
