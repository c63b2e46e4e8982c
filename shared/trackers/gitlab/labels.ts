import { texts } from '../body/unproven.ts';
import { labelList } from './label-list.ts';
import type { Located } from './located.ts';

/**
 * Puts a label on and takes others off, in one request: never is an issue without the label that stands for its task. GitLab makes a
 * label that is not there yet. Where everything is as it should be, nothing is asked.
 */
export async function relabel(
  { ask, path, issue }: Located,
  { add, remove }: { readonly add?: string; readonly remove: readonly string[] },
): Promise<void> {
  const present = texts(issue.labels) ?? [];
  const isOn = (label: string) => present.some((one) => isSame(one, label));
  const on = add !== undefined && !isOn(add) ? [add] : [];
  const off = present.filter(
    (one) => remove.some((label) => isSame(one, label)) && !(add !== undefined && isSame(one, add)),
  );
  if (on.length + off.length === 0) return;
  await ask({
    what: 'changing the labels',
    method: 'PUT',
    path,
    body: {
      ...(on.length > 0 && { add_labels: labelList(on) }),
      ...(off.length > 0 && { remove_labels: labelList(off) }),
    },
  });
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
