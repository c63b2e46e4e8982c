import { BackendError } from '../../core/backend-error.ts';

/** An answer without what it must have: a proxy's, perhaps. */
export function unreadable(what: string): BackendError {
  return new BackendError('unavailable', `Shortcut answered ${what} unreadably`);
}
