import { trimmed } from '../../shared/core/change.ts';
import { heartbeat as extend, mustExtend } from '../../shared/core/changes/heartbeat.ts';
import type { Head } from '../../shared/core/head.ts';
import { messagesAfter } from '../../shared/core/inbox.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { isCurrent, superseded } from './current.ts';
import type { Answer, Caller, ReportDeps } from './deps.ts';

/**
 * The agent is alive. The answer brings the messages after its cursor, and whether to stop. A heartbeat with a higher cursor
 * says that the messages up to it were read; they leave the inbox. It is read first: what a read costs is a fifth of a write, and most write nothing.
 */
export async function heartbeat(caller: Caller, cursor: number, deps: ReportDeps): Promise<Answer> {
  const now = deps.now();
  const seen = await deps.heads.read(caller.key);
  // No later read makes an attempt current again.
  if (!isCurrent(seen, caller)) return superseded(seen);
  const head = mustExtend(seen, now)
    ? ((await deps.heads.write(caller.key, extend(caller, now))) ??
      (await deps.heads.read(caller.key)))
    : seen;
  if (!isCurrent(head, caller)) return superseded(head);
  const alive = head.state === 'running' || head.state === 'needs_info';
  if (!alive && head.state !== 'queued')
    return { status: 200, body: { stop: true, state: head.state, messages: [], cursor } };
  await acknowledge(head, cursor, deps);
  const messages = alive ? await messagesAfter(head, cursor, deps.ledger) : [];
  return {
    status: 200,
    body: {
      // A lease that ran out has the next attempt queued: this one is to end, though its result is still taken.
      stop: !alive,
      state: head.state,
      messages,
      cursor: messages.at(-1)?.cursor ?? Math.max(cursor, head.inboxStart ?? 0),
      leaseSeconds: TIMERS.lease / 1000,
    },
  };
}

/** Takes read messages out of the inbox; if somebody writes in between, the next heartbeat does. */
async function acknowledge(head: Head, cursor: number, deps: ReportDeps): Promise<void> {
  const start = head.inboxStart ?? 0;
  const read = Math.min(cursor - start, head.inbox?.length ?? 0);
  if (read <= 0) return;
  await deps.heads.write(head.key, {
    when: [{ is: 'equal', attribute: 'version', to: head.version }],
    set: { ...trimmed(head), inbox: (head.inbox ?? []).slice(read), inboxStart: start + read },
  });
}
