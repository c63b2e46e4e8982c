import type { Actor } from '../../core/actor.ts';
import type { Change } from '../../core/event.ts';
import type { Unproven } from '../body/unproven.ts';
import { part, text } from '../body/unproven.ts';
import type { Letter, Reader } from './letter.ts';
import { PRECISION_MS } from './letter.ts';
import type { Activity, Comment, Issue, Payload, Session } from './payload.ts';
import { glimpsedTicketOf } from './ticket.ts';
import { isSelf, NOBODY, userOf } from './who.ts';

/** What Linear itself writes at the top of a session's thread; nobody's words. */
const THREAD_HEADING = 'this thread is for an agent session';

/** `AgentSessionEvent`: an issue was delegated to us or we were mentioned (`created`), or a person wrote into the session (`prompted`). */
export const readSession: Reader = (letter) => {
  const { name, action, payload, connection, account, at } = letter;
  const session: Unproven<Session> = part(payload.agentSession);
  const issue: Unproven<Issue> = part(session.issue);
  const sessionId = text(session.id);
  const issueId = text(issue.id) ?? text(session.issueId);
  if (sessionId === undefined) return { invalid: 'field_missing', field: 'agentSession.id' };
  if (issueId === undefined) return { ignored: 'event_not_handled', name };
  const ticket = glimpsedTicketOf(issueId, issue, { connection: connection.name, account });
  const said = action === 'created' ? delegation(session) : prompt(letter);
  if (said === undefined) {
    return { ignored: 'action_not_handled', name, readableId: ticket.readableId };
  }
  const { actor, change } = said;
  return {
    event: {
      name,
      ticket: { ...ticket, session: sessionId },
      actor,
      own: isSelf(actor, connection) || isAgent(actor, payload),
      changes: [change],
      at,
      precisionMs: PRECISION_MS,
    },
  };
};

interface Said {
  readonly actor: Actor;
  readonly change: Change;
}

/**
 * The words are those of the comment that mentioned us, if one did. `promptContext` repeats title and description, which the
 * ticket has; an agent finds it, with the guidance and earlier comments, in the task's `raw`.
 */
function delegation(session: Unproven<Session>): Said {
  const words = text(part<Comment>(session.comment).body) ?? '';
  const heading = words.trimStart().toLowerCase().startsWith(THREAD_HEADING);
  return {
    // A session without a creator was opened by an automation or another agent.
    actor: userOf(session.creator) ?? userOf({ id: session.creatorId }) ?? NOBODY,
    change: { kind: 'delegated', text: heading ? '' : words },
  };
}

function prompt({ action, payload, at }: Letter): Said | undefined {
  const activity: Unproven<Activity> = part(payload.agentActivity);
  const id = text(activity.id);
  if (action !== 'prompted' || id === undefined) return undefined;
  const words = text(part<{ body: unknown }>(activity.content).body) ?? '';
  const updatedAt = text(activity.updatedAt) ?? new Date(at).toISOString();
  return {
    actor: userOf(activity.user) ?? userOf({ id: activity.userId }) ?? NOBODY,
    change: {
      kind: 'prompted',
      comment: { id, text: words, updatedAt },
      stop: activity.signal === 'stop',
    },
  };
}

/** The session's own agent. */
function isAgent({ id }: Actor, { appUserId, oauthClientId }: Payload): boolean {
  return id !== '' && (id === appUserId || id === oauthClientId);
}
