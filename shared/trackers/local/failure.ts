import type { BackendErrorKind } from '../../core/backend-error.ts';
import { BackendError } from '../../core/backend-error.ts';
import { errorCode } from '../../core/error-code.ts';
import type { TicketsErrorKind } from './tickets-error.ts';
import { TicketsError } from './tickets-error.ts';

/** What keeps us from a ticket, by what the caller must do. */
const KINDS = {
  not_found: 'not_found',
  ambiguous: 'invalid_argument',
  no_folder: 'unavailable',
  invalid: 'invalid_argument',
  outside: 'permission_denied',
  locked: 'unavailable',
  conflict: 'invalid_argument',
  unreadable: 'invalid_argument',
} as const satisfies Record<TicketsErrorKind, BackendErrorKind>;

const REFUSED: readonly string[] = ['EACCES', 'EPERM', 'EROFS'];

/** Any error of a call, sorted. A full disk and whatever else the system says pass. @param what What was asked. */
export function failure(what: string, error: unknown): BackendError {
  if (error instanceof BackendError) return error;
  if (error instanceof TicketsError) {
    const { kind, message, hint } = error;
    return new BackendError(KINDS[kind], `${what}: ${message}`, { hint, cause: error });
  }
  const code = errorCode(error);
  const words = `${what}: the file system says ${code ?? 'nothing'}`;
  return REFUSED.includes(code ?? '')
    ? new BackendError('permission_denied', words, {
        hint: 'Give the user that Sluice runs as the right to write into the folder.',
        cause: error,
      })
    : new BackendError('unavailable', words, { cause: error });
}
