import { againstStart } from '../../shared/core/against-start.ts';
import { agentOf } from '../../shared/core/agent-choice.ts';
import type { Look } from '../../shared/core/backend.ts';
import { BackendError } from '../../shared/core/backend-error.ts';
import { goalOf } from '../../shared/core/goal.ts';
import type { Head } from '../../shared/core/head.ts';
import type { Content } from '../../shared/core/ledger.ts';
import type { State } from '../../shared/core/lifecycle.ts';
import type { Project } from '../../shared/core/project.ts';
import type { ReasonCode } from '../../shared/core/reasons.ts';
import { repoOf } from '../../shared/core/repo.ts';
import { needsSecondPerson, riskOf } from '../../shared/core/risk.ts';
import type { Ticket } from '../../shared/core/ticket.ts';
import type { DispatchDeps } from './deps.ts';
import type { KeptText } from './keep-text.ts';
import { keepText } from './keep-text.ts';
import { hasAccess, mayAct } from './permission.ts';

/** A task that may run, with what was chosen for it. */
export interface Ready {
  readonly project: Project;
  readonly agent: string;
  readonly repo?: string;
  /** What it is to be handed, as it was scanned. */
  readonly content: Pick<Content, 'text' | 'raw' | 'ticket' | 'actor'>;
  /** The same as the head points to it, where that is so. */
  readonly kept: Content | undefined;
  /** How long the attempt may take. */
  readonly seconds: number;
  /** What the look brought where the delivery had only a part of the ticket. */
  readonly complete?: Partial<Head>;
}

/** Where a task goes instead of to its agent. */
export interface Park {
  readonly to: Extract<State, 'held' | 'rejected' | 'failed' | 'cancelled'>;
  readonly reason: ReasonCode;
  readonly detail?: string;
  /** False where nobody with access asked, or where nothing was ever shown: we write nothing then. */
  readonly tell?: boolean;
  /** The ticket's text as it reads now, where that is what it is held for. */
  readonly set?: Partial<Head>;
  readonly remove?: readonly (keyof Head)[];
}

/** Whether a task still stands, and what it is to run on. A tracker that does not answer throws: the task waits in the queue. */
export async function assess(
  head: Head,
  deps: DispatchDeps,
): Promise<Ready | { readonly park: Park }> {
  const config = await deps.config.read();
  const project = config.projects.find((each) => each.name === head.project);
  const connection = config.connections.find((each) => each.name === head.ticket?.connection);
  if (!project?.intake.enabled || !connection || !head.ticket)
    return park({ to: 'held', reason: 'project_gone' });
  let content =
    head.content && (await deps.ledger.content(head.content.connection, head.content.key));
  if (!content) return park({ to: 'failed', reason: 'content_missing' });

  let kept: Content | undefined = content;
  let complete: Partial<Head> = {};
  if (deps.trackers.find((each) => each.name === connection.tracker)?.canLook) {
    const look = await lookAt(head, project, deps);
    if ('refused' in look) return park({ to: 'held', reason: 'tracker_refused' });
    if ('gone' in look) return park({ to: 'cancelled', reason: 'deleted', tell: false });
    const problem = standing(head, project, look);
    if (problem) return park(problem);
    const now = merge(content, look);
    if (content.ticket.partial) {
      const seen = await keepText(head, now, 'started', project, deps);
      complete = { ...seen.set, ...riskNow(head, now.ticket, project) };
      if (seen.tooLarge || seen.decision !== 'allow')
        return park(parkText(seen, 'scan_flagged', complete));
      content = { ...now, verdict: content.verdict };
      kept = undefined;
    } else {
      const { text } = now;
      if (!sameText(text, content.text)) {
        const seen = await keepText(head, now, 'text_changed', project, deps);
        return park(parkText(seen, 'text_changed', seen.set));
      }
    }
  }

  const found = unapproved(head);
  if (found) return park(found);

  const choice = repoOf(content.ticket, content.text, project);
  if ('notAllowed' in choice) {
    const detail = choice.notAllowed;
    return park({ to: 'held', reason: 'repo_not_allowed', detail, set: complete });
  }
  if ('none' in choice) return park({ to: 'failed', reason: 'no_repo', set: complete });
  const names = config.agents.map((each) => each.name);
  const agent = agentOf(content.ticket, content.text, project, names);
  if (!names.includes(agent))
    return park({ to: 'failed', reason: 'agent_unknown', detail: agent, set: complete });
  const settings = config.agents.find((each) => each.name === agent);
  const seconds = settings?.timeoutSeconds ?? project.limits.deadlineSeconds;
  return { project, agent, repo: choice.repo, content, kept, seconds, complete };
}

/** What the scanner found in the text goes no further without a person's word, however it got here. */
function unapproved({ verdict, approver }: Head): Park | undefined {
  if (verdict?.decision === 'block') return { to: 'rejected', reason: 'scan_blocked' };
  return verdict?.decision === 'hold' && !approver
    ? { to: 'held', reason: 'scan_flagged' }
    : undefined;
}

function park(to: Park): { readonly park: Park } {
  return { park: to };
}

/** The ticket as it stands. A tracker that is down throws; one that will refuse as often as it is asked is a person's to mend. */
async function lookAt(
  head: Head,
  project: Project,
  deps: DispatchDeps,
): Promise<Look | { readonly gone: true } | { readonly refused: true }> {
  const { ticket, starter, approver } = head;
  if (!ticket) return { gone: true };
  try {
    const backend = await deps.backend(ticket.connection, project);
    return await backend.look(
      ticket,
      [starter, approver].filter((person) => person !== undefined),
    );
  } catch (error) {
    if (!(error instanceof BackendError) || error.passing) throw error;
    return error.kind === 'not_found' ? { gone: true } : { refused: true };
  }
}

/** What the ticket, as it stands now, has against running the task. */
function standing(head: Head, project: Project, look: Look): Park | undefined {
  const { ticket } = look;
  const firstRun = (head.attempt ?? 0) === 0;
  const against = firstRun
    ? againstStart(head, project, ticket)
    : ticket.open
      ? undefined
      : 'closed';
  if (against) return { to: 'cancelled', reason: against, tell: head.comment !== undefined };
  if (!mayAct(head.starter, look, project)) {
    return { to: 'rejected', reason: 'starter_not_permitted', tell: hasAccess(head.starter, look) };
  }
  if (head.approver && !mayAct(head.approver, look, project))
    return { to: 'held', reason: 'approver_not_permitted' };
  return undefined;
}

/** The new words, in the ticket as it came: what a look does not know of it stays. */
function merge(content: Content, { ticket: now }: Look): Omit<Content, 'verdict'> {
  const { verdict: _, ...rest } = content;
  const { partial: __, ...ticket } = content.ticket;
  const { title, description, labels } = now;
  return {
    ...rest,
    ticket: { ...ticket, title, description, labels },
    text: goalOf(now, content.instruction),
  };
}

/** A delivery with a part of the ticket may have lacked the labels that say how risky it is. */
function riskNow(head: Head, ticket: Ticket, project: Project): Partial<Head> {
  const risk = riskOf(ticket, project.riskTier);
  return { risk, barred: needsSecondPerson(risk) && head.starter ? [head.starter.id] : [] };
}

/** Where a text goes that nobody has read: to a person, or to its end. */
function parkText({ decision, tooLarge }: KeptText, reason: ReasonCode, set: Partial<Head>): Park {
  if (decision === 'block') return { to: 'rejected', reason: 'scan_blocked', set };
  if (!tooLarge) return { to: 'held', reason, set };
  const { content: _, ...rest } = set;
  return { to: 'held', reason: 'too_large', set: rest, remove: ['content'] };
}

/** Trackers trim and re-wrap what they store; that is no edit. */
function sameText(a: string, b: string): boolean {
  return a.replace(/\s+/g, ' ').trim() === b.replace(/\s+/g, ' ').trim();
}
