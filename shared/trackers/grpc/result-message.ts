import type { Result } from '../../core/result.ts';
import { isSuccess } from '../is-success.ts';
import type { TaskResultMessage } from './messages.ts';

/**
 * A result as the service has it. What it cannot say, that a change was taken back or that a guard rail stopped the work, is no success
 * there.
 */
export function resultMessage(result: Result): TaskResultMessage {
  const { summary, merge_request_url = '', branch_name = '', exit_code } = result;
  return {
    success: isSuccess(result),
    merge_request_url,
    branch_name,
    summary,
    token_usage: result.token_usage ?? null,
    cost_estimate_usd: result.cost_estimate_usd ?? 0,
    exit_code,
  };
}
