import { cut } from './cut.ts';
import type { Head } from './head.ts';
import type { Content } from './ledger.ts';
import { MAX_RAW_CHARS } from './raw.ts';
import type { Task } from './task.ts';
import { taskId } from './task-id.ts';

/** A message as an agent reads it. */
export interface AgentMessage {
  /** Counts up within the task; an agent gives the last one back. */
  readonly cursor: number;
  readonly from: string;
  readonly text: string;
}

/** More than any tracker's people give a ticket. */
const MAX_LABELS = 100;
const MAX_LABEL_CHARS = 200;

/** The task of a claimed head: what was scanned, and what was decided about it. */
export function buildTask(head: Head, content: Content, messages: readonly AgentMessage[]): Task {
  const { ticket } = content;
  return {
    version: 1,
    id: taskId(head.key, head.epoch),
    attempt: head.attempt ?? 0,
    goal: content.text,
    ...(head.repo === undefined ? {} : { repo: head.repo }),
    riskTier: head.risk ?? 'medium',
    agent: head.agent ?? '',
    ...(ticket.priority === undefined ? {} : { priority: ticket.priority }),
    ticketType: ticket.type,
    labels: ticket.labels.slice(0, MAX_LABELS).map((label) => cut(label, MAX_LABEL_CHARS)),
    project: head.project ?? '',
    ticket: {
      id: ticket.readableId,
      title: ticket.title,
      ...(ticket.url === undefined ? {} : { url: ticket.url }),
    },
    trigger: {
      kind: head.trigger ?? 'submission',
      by: head.starter?.name ?? '',
      at: new Date(head.triggeredAt ?? 0).toISOString(),
    },
    ...(ticket.trace === undefined ? {} : { trace: ticket.trace }),
    verdict: {
      decision: head.verdict?.decision ?? 'allow',
      score: head.verdict?.score ?? 0,
      rules: [...(head.verdict?.rules ?? [])],
      ruleset: head.verdict?.ruleset ?? '',
    },
    messages: [...messages],
    raw: {
      trusted: false,
      truncated: content.raw.length > MAX_RAW_CHARS,
      text: cut(content.raw, MAX_RAW_CHARS),
    },
  };
}
