import type { Reason } from '../../../shared/core/reasons.ts';
import { REASONS } from '../../../shared/core/reasons.ts';

/** The reasons as docs/reasons.md shows them, in the order of the code. */
export function reasonsTable(): string {
  const lines = Object.entries<Reason>(REASONS).map(
    ([code, { of, status, means, hint = '' }]) =>
      `| \`${code}\` | ${of} | ${of === 'task' ? '' : status} | ${cell(means)} | ${cell(hint)} |`,
  );
  return [
    '| code | kind | status | it means | what to do |',
    '|---|---|---|---|---|',
    ...lines,
  ].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|');
}
