import type { Agent, Started } from '../../shared/core/agent.ts';
import { brakeOn } from '../../shared/core/brake.ts';
import { buildTask } from '../../shared/core/build-task.ts';
import { change } from '../../shared/core/change.ts';
import { endAttempt } from '../../shared/core/changes/end.ts';
import { cut } from '../../shared/core/cut.ts';
import type { EffectTeller } from '../../shared/core/effect-teller.ts';
import { effectTeller } from '../../shared/core/effect-teller.ts';
import type { Head } from '../../shared/core/head.ts';
import { idempotencyKey } from '../../shared/core/idempotency-key.ts';
import { messagesAfter } from '../../shared/core/inbox.ts';
import type { Content } from '../../shared/core/ledger.ts';
import { revise } from '../../shared/core/revise.ts';
import { taskId } from '../../shared/core/task-id.ts';
import { TIMERS } from '../../shared/core/timers.ts';
import { attemptToken } from '../../shared/core/token.ts';
import { freeSlot } from '../../shared/core/wake.ts';
import type { DispatchDeps } from './deps.ts';
import type { Dispatched } from './dispatch.ts';
import { setBack } from './set-back.ts';
import { stopLate } from './stop-run.ts';

/** How often an agent that does not answer is tried within one attempt. */
const TRIES = 5;

/**
 * Starts the claimed attempt at its agent and notes the run. Repeated after a crash it starts the same attempt with the same
 * idempotency key. A task that was stopped meanwhile has its run stopped at once. A brake that was set since the claim counts, unless
 * the agent has called: then the task runs. `turn` says whether anybody can have handed this attempt over before, `kept` is
 * what the head's `content` points to, where that was read already.
 */
export async function handOver(
  head: Head,
  deps: DispatchDeps,
  turn: 'first' | 'again',
  kept?: Content,
): Promise<Dispatched> {
  const tell = effectTeller(head, 'enqueue', deps);
  const { agents } = await deps.config.read();
  const place = { name: head.project ?? '', connection: head.ticket?.connection ?? '' };
  const brake = brakeOn(await deps.brakes.read(), place, head.agent);
  if (brake && head.startBy !== undefined) return setBack(head, brake, turn, deps);
  const settings = agents.find((each) => each.name === head.agent);
  if (!settings) return giveUp(head, 'agent_unknown', head.agent ?? '', tell, deps);
  const agent = await deps.agent(settings);
  const started = await start(head, agent, kept, tell, deps);
  if (started === undefined) return giveUp(head, 'content_missing', '', tell, deps);
  if ('refused' in started) return giveUp(head, 'agent_refused', started.refused, tell, deps);

  const note = (now: Head) =>
    stillRuns(now, head) && now.reference === undefined
      ? change(now, deps.now(), {
          set: {
            reference: started.reference,
            ...(agent.heartbeats || now.state !== 'running'
              ? {}
              : { lease: now.deadline ?? deps.now() + TIMERS.lease }),
          },
          remove: [
            'enqueueOwed',
            'enqueueLease',
            'enqueueTries',
            'startTries',
            ...(agent.heartbeats ? [] : (['startBy'] as const)),
          ],
        })
      : undefined;
  const noted = await revise(deps.heads, head.key, note, head);
  if (!noted) await stopLate(head, agent, started.reference, deps);
  await deps.shows.send({ ticket: head.key }, { group: head.project });
  tell('done');
  return 'started';
}

/**
 * The agent's answer; `undefined` when the text is gone. An agent that throws is tried again, then given up; one that throws and has
 * called us meanwhile has begun.
 */
async function start(
  head: Head,
  agent: Agent,
  kept: Content | undefined,
  tell: EffectTeller,
  deps: DispatchDeps,
): Promise<Started | undefined> {
  const content =
    kept ??
    (head.content && (await deps.ledger.content(head.content.connection, head.content.key)));
  if (!content) return undefined;
  const id = taskId(head.key, head.epoch);
  const attempt = head.attempt ?? 1;
  const task = buildTask(
    head,
    content,
    await messagesAfter(head, head.inboxStart ?? 0, deps.ledger),
  );
  try {
    return await agent.start({
      task,
      idempotencyKey: idempotencyKey(head),
      token: attemptToken(await deps.tokenKey(), id, { attempt, openedAt: head.openedAt ?? 0 }),
      url: `${deps.url}/tasks/${encodeURIComponent(id)}`,
      deadlineSeconds: Math.max(1, Math.round(((head.deadline ?? deps.now()) - deps.now()) / 1000)),
    });
  } catch (error) {
    const now = await deps.heads.read(head.key);
    if (now && hasCalled(now, head)) return { reference: idempotencyKey(head) };
    const counted = await countTry(head, deps);
    tell(counted?.state === 'running' || !counted ? 'retry' : 'given_up', { error });
    // It may have begun after it was told to stop, and only its answer been lost.
    if (!counted) await stopLate(head, agent, idempotencyKey(head), deps);
    throw error;
  }
}

/**
 * Frees the hand-over for the next try; after the last, the attempt has failed. Its run is told to stop: the agent may have begun and
 * only its answer been lost. What was thrown is for the log; it holds addresses, and the reason is shown to everybody. Nothing where the
 * attempt is no longer to be handed over.
 */
async function countTry(head: Head, deps: DispatchDeps): Promise<Head | undefined> {
  const project = (await deps.config.read()).projects.find((each) => each.name === head.project);
  const written = await revise(deps.heads, head.key, (now) => {
    if (!sameAttempt(now, head) || !now.enqueueOwed || hasCalled(now, head)) return undefined;
    const tries = (now.startTries ?? 0) + 1;
    if (tries < TRIES)
      return change(now, deps.now(), { set: { startTries: tries }, remove: ['enqueueLease'] });
    const end = { to: 'failed', reason: 'agent_unreachable', stopRun: true } as const;
    return change(now, deps.now(), endAttempt(now, deps.now(), end, project?.limits.retries ?? 0));
  });
  if (written?.state === 'failed' || written?.state === 'queued') {
    await freeSlot(head, deps);
    await deps.shows.send({ ticket: head.key }, { group: head.project });
  }
  return written;
}

async function giveUp(
  head: Head,
  reason: 'agent_unknown' | 'agent_refused' | 'content_missing',
  detail: string,
  tell: EffectTeller,
  deps: DispatchDeps,
): Promise<Dispatched> {
  const patch = { to: 'failed', reason, set: { detail: cut(detail, 200) } } as const;
  await revise(deps.heads, head.key, (now) =>
    sameAttempt(now, head) ? change(now, deps.now(), patch) : undefined,
  );
  const now = await deps.heads.read(head.key);
  // A later attempt's slot is that one's.
  if (now?.epoch === head.epoch && now.attempt === head.attempt) await freeSlot(head, deps);
  await deps.shows.send({ ticket: head.key }, { group: head.project });
  tell('given_up', { reason });
  return 'refused';
}

function sameAttempt(now: Head, head: Head): boolean {
  return now.state === 'running' && now.epoch === head.epoch && now.attempt === head.attempt;
}

/** An attempt has a time to call by until its agent calls. */
function hasCalled(now: Head, head: Head): boolean {
  return stillRuns(now, head) && now.startBy === undefined;
}

/** The agent may have asked, and been answered, before we heard that it has begun. */
function stillRuns(now: Head, head: Head): boolean {
  const runs = now.state === 'running' || now.state === 'needs_info';
  return runs && now.epoch === head.epoch && now.attempt === head.attempt;
}
