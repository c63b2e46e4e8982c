import type { StickyComment } from '../../core/backend.ts';
import { ACTIVITIES, CREATE_ACTIVITY } from './documents.ts';
import { mayHaveWorked } from './may-have-worked.ts';
import type { Ask } from './operation.ts';
import { ownId } from './own-id.ts';

/** The session's own words; each also sets its state: active, waiting for an answer, complete, failed. */
const TYPES = {
  progress: 'thought',
  question: 'elicitation',
  success: 'response',
  failure: 'error',
} as const satisfies Record<StickyComment['tells'], string>;

/**
 * Tells a session what the comment says now. Activities stand in a row and are not changed, so each text is told once per attempt:
 * its id follows from both. A text that comes again after another one is not repeated.
 */
export async function activity(
  ask: Ask,
  session: string,
  { marker, body, tells, facts, id: last }: StickyComment,
): Promise<{ readonly id: string }> {
  const type = TYPES[tells];
  const id = ownId(session, marker, String(facts.attempt), type, body);
  if (id === last) return { id };
  try {
    await ask(CREATE_ACTIVITY, { input: { id, agentSessionId: session, content: { type, body } } });
  } catch (error) {
    if (!mayHaveWorked(error)) throw error;
    const { agentSession } = await ask(ACTIVITIES, { session });
    if (!agentSession.activities.nodes.some((told) => told.id === id)) throw error;
  }
  return { id };
}
