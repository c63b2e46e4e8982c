import { BackendError } from '../../core/backend-error.ts';
import type { Unproven } from '../body/unproven.ts';
import { parts, text } from '../body/unproven.ts';
import { idOf } from './id-of.ts';
import { labelId } from './label-id.ts';
import type { Located } from './located.ts';
import type { Label } from './payload.ts';

/**
 * Puts a label on and takes others off. On first: never is a ticket without the label that stands for its task. Gitea sends webhooks also
 * for a label that was on or off already, so only what has to be is asked for. A repository can have a label's name twice: both go.
 */
export async function relabel(
  located: Located,
  { add, remove }: { readonly add?: string; readonly remove: readonly string[] },
): Promise<void> {
  const { ask, path, issue } = located;
  const before = parts<Label>(issue.labels);
  const present =
    add === undefined || before.some((label) => isNamed(label, add))
      ? before
      : await put(located, add);
  const gone = present.filter((label) =>
    remove.some((name) => isNamed(label, name) && !(add !== undefined && isNamed(label, add))),
  );
  for (const label of gone)
    await ask({
      what: 'taking a label off',
      method: 'DELETE',
      path: `${path}/labels/${idOf(label.id)}`,
      // Somebody else was faster, and it is not on the issue any more, or nowhere.
      accept: [404, 422],
    });
}

async function put(located: Located, name: string): Promise<readonly Unproven<Label>[]> {
  const id = await labelId(located, name);
  const { body } = await located.ask({
    what: 'putting a label on',
    method: 'POST',
    path: `${located.path}/labels`,
    body: { labels: [id] },
  });
  const present = parts<Label>(body);
  if (present.some((label) => isNamed(label, name))) return present;
  // What it does not find it passes over in silence: the label was deleted just now.
  throw new BackendError('unavailable', `Gitea did not put the label ${name} on`);
}

function isNamed({ name }: Unproven<Label>, wanted: string): boolean {
  return text(name)?.toLowerCase() === wanted.toLowerCase();
}
