import { besideGoal } from '../../shared/core/beside.ts';
import { digest } from '../../shared/core/digest.ts';
import type { Head } from '../../shared/core/head.ts';
import { judge } from '../../shared/core/judge.ts';
import type { Content } from '../../shared/core/ledger.ts';
import type { Project } from '../../shared/core/project.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import type { Verdict } from '../../shared/core/verdict.ts';
import type { DispatchDeps } from './deps.ts';

/** A text that a look brought, scanned and kept, and the part of the head that points to it. */
export interface KeptText {
  readonly decision: Verdict['decision'];
  readonly set: Partial<Head>;
  /** Too large to be kept as it was scanned: nobody can be asked about it. */
  readonly tooLarge: boolean;
}

/** Scans the text of a look and keeps it, for this task alone: another ticket with the same words has its own repository and body. */
export async function keepText(
  head: Head,
  content: Omit<Content, 'verdict'>,
  reason: ReasonCode,
  project: Project,
  deps: DispatchDeps,
): Promise<KeptText> {
  const { ticket, actor, text, raw } = content;
  const input = { text, author: actor.name, labels: ticket.labels };
  const verdict = judge(deps.scan, input, raw, project.scan, besideGoal(ticket, actor));
  const of = digest(text);
  const pointer = {
    connection: ticket.connection,
    key: `look:${head.key}:${head.epoch}:${of}`,
  };
  const recorded = await deps.ledger.record(
    {
      ...pointer,
      receivedAt: deps.now(),
      outcome: reason === 'started' ? 'accepted' : 'held',
      reason,
      event: 'look',
      ticketKey: head.key,
      readableId: ticket.readableId,
      project: project.name,
    },
    { ...content, verdict },
  );
  const { decision, score, findings, ruleset } = verdict;
  return {
    decision,
    tooLarge: recorded === 'tooLarge',
    set: {
      content: pointer,
      digest: of,
      verdict: { decision, score, rules: findings.map((each) => each.rule), ruleset },
    },
  };
}
