import type { Head } from '../../shared/core/head.ts';
import type { OperateDeps } from './deps.ts';
import { earlier } from './earlier.ts';
import { find } from './find.ts';
import { placed } from './placed.ts';
import type { Response } from './request.ts';
import { detail, summary } from './view.ts';

/** One task, with its result and the ticket's earlier tasks. */
export async function show(id: string, deps: OperateDeps): Promise<Response> {
  const head = await find(id, deps);
  if (!head) return noTask(id);
  return {
    ok: true,
    task: await whole((await placed([head], deps))[0] ?? head, deps),
    earlier: (await earlier(head, deps)).map(summary),
  };
}

/** A head with what is kept beside it. */
export async function whole(head: Head, deps: OperateDeps): Promise<Record<string, unknown>> {
  const content =
    head.content && (await deps.ledger.content(head.content.connection, head.content.key));
  const result =
    head.resultAttempt === undefined
      ? undefined
      : await deps.results.get(head.key, head.epoch, head.resultAttempt);
  const findings = content?.verdict.findings;
  return {
    ...detail(head, result, content?.ticket.title),
    trace: content?.ticket.trace,
    ...(findings?.length ? { findings } : {}),
  };
}

export function noTask(id: string): Response {
  return {
    ok: false,
    error: 'not_found',
    message: `Nothing is known of ${id}.`,
    hint: 'Give a task id, or a ticket as in `github:owner/repo#7`; `sluice tasks` lists them.',
  };
}
