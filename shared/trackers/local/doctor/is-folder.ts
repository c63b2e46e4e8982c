import { lstat } from 'node:fs/promises';
import { join } from 'node:path';

/** Whether there is a folder, which is no link. */
export async function isFolder(root: string, ...names: readonly string[]): Promise<boolean> {
  const stat = await lstat(join(root, ...names)).catch(() => undefined);
  return stat?.isDirectory() ?? false;
}
