import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The key that signs attempts' tokens, made once and kept: a run that outlives a restart can still report. */
export async function tokenKeyIn(directory: string): Promise<string> {
  await mkdir(directory, { recursive: true });
  const file = join(directory, 'token-key');
  const fresh = randomBytes(32).toString('base64url');
  await writeFile(file, fresh, { mode: 0o600, flag: 'wx' }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  return readFile(file, 'utf8');
}
