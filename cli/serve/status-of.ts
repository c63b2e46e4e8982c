import type { BackendErrorKind } from '../../shared/core/backend-error.ts';

/** The status by which a controller is told of each kind of error: the way back of the tracker's `STATUSES`. */
export const STATUS_OF = {
  not_found: 5,
  gone: 5,
  unavailable: 14,
  permission_denied: 7,
  invalid_argument: 3,
} as const satisfies Readonly<Record<BackendErrorKind, number>>;
