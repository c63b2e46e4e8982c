import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Problem } from '../../shared/trackers/local/doctor/problem.ts';

/** What is left beside the folder of the format's first form: tickets/*.md, and a TODO.md that points there. */
export async function legacyProblems(root: string): Promise<Problem[]> {
  const above = dirname(root);
  const todo = await readFile(join(above, 'TODO.md'), 'utf8').catch(() => '');
  const line = todo.split('\n').findIndex((text) => /tickets\/[^\][ )]+\.md/.test(text));
  const left = await readdir(join(above, 'tickets'), { withFileTypes: true }).catch(() => []);
  return [
    ...(line < 0
      ? []
      : [{ says: 'still references tickets/*.md', path: '../TODO.md', line: line + 1 }]),
    ...left
      .filter((entry) => entry.isFile() && entry.name.endsWith('.md'))
      .map(({ name }) => ({
        says: 'a ticket of the first form is left',
        path: `../tickets/${name}`,
      })),
  ];
}
