import { constants } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../../../core/error-code.ts';
import { isAlive } from '../lock/is-alive.ts';
import { inside } from './inside.ts';
import { openInside } from './open-inside.ts';

const { O_WRONLY, O_CREAT, O_EXCL } = constants;

/**
 * Puts a whole file in place of what is there, so that a crash at any point leaves the old one or the new one: another file beside
 * it, on the disk, then renamed. For whoever holds the lock. @param still Asked last; without a yes nothing is replaced.
 */
export async function replaceInside(
  root: string,
  names: readonly string[],
  text: string,
  {
    mode = 0o644,
    still = async () => true,
  }: { readonly mode?: number; readonly still?: () => Promise<boolean> } = {},
): Promise<boolean> {
  const name = names.at(-1) ?? '';
  const beside = [...names.slice(0, -1), `.${name}.tmp.${process.pid}`];
  const path = await inside(root, ...names);
  const temporary = join(root, ...beside);
  await removeLeftOver(dirname(path), `.${name}.tmp.`);
  const handle = await openInside(root, beside, O_WRONLY | O_CREAT | O_EXCL);
  try {
    await handle.chmod(mode);
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (!(await still())) {
    await rm(temporary, { force: true });
    return false;
  }
  await rename(temporary, path);
  await syncFolder(dirname(path));
  return true;
}

/** What processes left there that are gone. */
async function removeLeftOver(folder: string, prefix: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const pid = entry.startsWith(prefix) ? Number(entry.slice(prefix.length)) : Number.NaN;
    if (Number.isInteger(pid) && (pid === process.pid || !(await isAlive({ pid }))))
      await rm(join(folder, entry), { force: true });
  }
}

/** Where a folder cannot be opened (Windows), renaming is as durable as the system makes it. */
export async function syncFolder(folder: string): Promise<void> {
  try {
    await using handle = await open(folder, constants.O_RDONLY);
    await handle.sync();
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes(errorCode(error) ?? '')) throw error;
  }
}
