import { readFile } from 'node:fs/promises';
import { Failure } from '../failure.ts';

/** The text of a configuration; `file` is its name as the person gave it, `command` what they ran. @throws Failure */
export async function readText(path: string, file: string, command: string): Promise<string> {
  return readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'ENOENT') {
      throw new Failure('failed', `${file} cannot be read: ${cause.code} (${path}).`, { cause });
    }
    throw new Failure('not_found', `There is no ${file} here (${path}).`, {
      hint: `Name it: \`${command}\`. The README has one to begin with.`,
      cause,
    });
  });
}
