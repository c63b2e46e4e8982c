import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const LISTING = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];

/** A copy of a working tree, whatever is committed of it, that shares its packages. */
export function copyOf(root: string): string {
  const git = ['-c', 'safe.directory=*', ...LISTING];
  const { status, stdout } = spawnSync('git', git, { cwd: root, encoding: 'utf8' });
  if (status !== 0) throw new Error('`git ls-files` failed: prove needs a git checkout.');
  const copy = mkdtempSync(join(tmpdir(), 'sluice-prove-'));
  for (const file of new Set(stdout.split('\0'))) {
    if (file !== '' && existsSync(join(root, file))) cpSync(join(root, file), join(copy, file));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  return copy;
}
