import { harmlessBlock, harmlessSpan } from '../../core/harmless.ts';
import type { Result } from '../../core/result.ts';

/** The `resolution.md` of a ticket that an agent has done. What the agent wrote stands in code, where nothing of it comes alive. */
export function resolutionOf(result: Result): string {
  const { summary, merge_request_url: url, branch_name: branch } = result;
  const facts = [
    url ? `- Pull request: ${harmlessSpan(url, 500)}` : '',
    branch ? `- Branch: ${harmlessSpan(branch)}` : '',
  ];
  const parts = [
    'Done by an agent.',
    facts.filter((line) => line !== '').join('\n'),
    summary.trim() === '' ? '' : `Summary:\n\n${harmlessBlock(summary)}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
