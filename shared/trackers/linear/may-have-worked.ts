import { BackendError } from '../../core/backend-error.ts';

/** Whether what a create was to make may be there all the same: its answer was lost, or it is refused because it exists. */
export function mayHaveWorked(error: unknown): boolean {
  return (
    error instanceof BackendError &&
    (error.kind === 'unavailable' || error.kind === 'invalid_argument')
  );
}
