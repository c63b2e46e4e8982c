import { BackendError } from '../../shared/core/backend-error.ts';
import { cut } from '../../shared/core/cut.ts';
import type { Result } from '../../shared/core/result.ts';
import { ResultSchema } from '../../shared/core/result.ts';
import type { TaskResultMessage } from '../../shared/trackers/grpc/messages.ts';

const MAX_SUMMARY_CHARS = 16_384;

/** A controller's result as ours. MarkComplete without one says that it succeeded, and no more. */
export function resultOf(message: TaskResultMessage | null): Result {
  if (message === null) return { success: true, summary: '', exit_code: 0 };
  const { merge_request_url, branch_name, token_usage, ...rest } = message;
  const result = ResultSchema.safeParse({
    ...rest,
    summary: cut(message.summary, MAX_SUMMARY_CHARS),
    ...(merge_request_url === '' ? {} : { merge_request_url }),
    ...(branch_name === '' ? {} : { branch_name }),
    ...(token_usage === null ? {} : { token_usage }),
  });
  if (result.success) return result.data;
  const field = ['result', ...(result.error.issues[0]?.path ?? [])].join('.');
  throw new BackendError('invalid_argument', `${field} is not accepted`);
}
