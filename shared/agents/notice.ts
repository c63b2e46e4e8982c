import type { Attempt } from '../core/agent.ts';
import { cut } from '../core/cut.ts';
import type { HandedToken } from './handed-token.ts';
import { runName } from './run-name.ts';

/** Enough to route by. With them the whole stays far below 256 KiB, whatever a ticket holds. */
const MAX_TITLE_CHARS = 256;
const MAX_LABELS = 100;

/**
 * A start for buses and histories that keep and show what they get: enough of the task to choose what runs, and where the rest is. The
 * text that people wrote is not in it, but for the title.
 */
export function notice(
  { task, url, idempotencyKey, deadlineSeconds }: Attempt,
  handed: HandedToken,
): string {
  const { id, attempt, repo, riskTier, agent, project, priority, ticketType, labels } = task;
  const ticket = { ...task.ticket, title: cut(task.ticket.title, MAX_TITLE_CHARS) };
  return JSON.stringify({
    idempotencyKey,
    run: runName(idempotencyKey),
    task: {
      version: task.version,
      id,
      attempt,
      repo: repo ?? null,
      riskTier,
      agent,
      project,
      priority: priority ?? null,
      ticketType,
      labels: labels.slice(0, MAX_LABELS),
      ticket,
    },
    callback: { url, ...handed },
    deadlineSeconds,
  });
}
