import type { Result } from '../../core/result.ts';
import type { TaskResultMessage } from './messages.ts';

/** A result as the service has it; what it cannot say, that a change was taken back, is no success there. */
export function resultMessage({
  success,
  outcome = 'succeeded',
  summary,
  merge_request_url = '',
  branch_name = '',
  token_usage,
  cost_estimate_usd = 0,
  exit_code,
}: Result): TaskResultMessage {
  return {
    success: success && outcome === 'succeeded',
    merge_request_url,
    branch_name,
    summary,
    token_usage: token_usage ?? null,
    cost_estimate_usd,
    exit_code,
  };
}
