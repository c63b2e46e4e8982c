import { BackendError } from '../../core/backend-error.ts';

/** Labels as a request has them. A comma is the list's separator: of a label that has one GitLab would make two. */
export function labelList(labels: readonly string[]): string {
  const odd = labels.find((label) => label.includes(','));
  if (odd === undefined) return labels.join(',');
  throw new BackendError('invalid_argument', `GitLab takes no label with a comma: ${odd}`, {
    hint: 'Change the names of `labels`.',
  });
}
