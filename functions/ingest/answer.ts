import type { HandedIn } from '../../shared/core/claim.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { reason } from '../../shared/core/reasons.ts';
import type { Receipt } from '../../shared/core/receipt.ts';

/** A field that is not as it should be. */
export interface Problem {
  readonly field: string;
  readonly problem: string;
}

/** What whoever handed something in is told, and whoever looks on. */
export type Answer =
  | {
      readonly status: 200 | 201;
      readonly body: {
        readonly issue_id: string;
        readonly issue_url?: string;
        readonly backend: string;
        readonly task_id?: string;
      };
      /** What became of it; absent for a replay. */
      readonly taken?: { readonly receipt: Receipt; readonly connection: string };
    }
  | {
      readonly status: 400 | 401 | 404 | 405 | 409 | 413 | 415 | 422 | 503;
      readonly body: {
        readonly error: ReasonCode;
        readonly message: string;
        readonly fields?: readonly Problem[];
      };
      readonly retryAfterSeconds?: number;
      /** For the log alone. */
      readonly cause?: unknown;
    };

export type Refused = Exclude<Answer, { status: 200 | 201 }>;

/** The same for the first and for each that repeats it. */
export function handedIn(
  status: 200 | 201,
  { ticket, url, tracker, task }: HandedIn,
): Extract<Answer, { status: 200 | 201 }> {
  return {
    status,
    body: {
      issue_id: ticket,
      ...(url === undefined ? {} : { issue_url: url }),
      backend: tracker,
      ...(task === undefined ? {} : { task_id: task }),
    },
  };
}

const AGAIN_SECONDS = 30;

/** Says what is wrong and what to do, in the words of the table of reasons. */
export function refuse(
  error: ReasonCode,
  more: {
    readonly fields?: readonly Problem[];
    readonly retryAfterSeconds?: number;
    readonly cause?: unknown;
  } = {},
): Refused {
  const { status, means, hint = '' } = reason(error);
  const { fields, cause, retryAfterSeconds = AGAIN_SECONDS } = more;
  return {
    status: status as Refused['status'],
    body: { error, message: `${means} ${hint}`.trim(), ...(fields ? { fields } : {}) },
    ...(status === 503 || status === 409 ? { retryAfterSeconds } : {}),
    ...(cause === undefined ? {} : { cause }),
  };
}
