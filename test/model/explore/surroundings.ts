import type { Agent, Started } from '../../../shared/core/agent.ts';
import type { Backend, Look } from '../../../shared/core/backend.ts';
import { BackendError } from '../../../shared/core/backend-error.ts';
import type { Brake } from '../../../shared/core/brake.ts';
import type { Config } from '../../../shared/core/config.ts';
import type { Content } from '../../../shared/core/ledger.ts';
import type { HeadStore } from '../../../shared/core/store.ts';
import type { Ticket } from '../../../shared/core/ticket.ts';
import type { Verdict } from '../../../shared/core/verdict.ts';
import { agreeing } from '../../support/memory/agreeing.ts';
import { memoryBrakeStore } from '../../support/memory/memory-brake-store.ts';
import { memoryOperateStores } from '../../support/memory/memory-operate-stores.ts';
import { connectionOf, jane, projectOf, ticketOf } from '../../support/world/samples.ts';
import type { Place } from './place.ts';

export const PROJECT = projectOf();

const CONFIG: Config = {
  connections: [connectionOf()],
  projects: [PROJECT],
  agents: [{ name: 'coder', kind: 'fake', settings: {} }],
};

const PERSON = { ...jane, kind: 'person', standing: 'member' } as const;
const BRAKE: Brake = { scope: 'all', at: 0, by: 'olga' };

const ALLOWED: Verdict = { decision: 'allow', score: 0, findings: [], ruleset: 'test' };

/** What a ticket says at first, and what it says after an edit. */
export const WORDS = { sent: 'The button does nothing.', edited: 'The button does too much.' };

/** What stands around the head: nothing here remembers anything. */
export interface Surroundings {
  readonly look?: Ticket | 'gone';
  readonly permitted?: boolean;
  readonly slotFree?: boolean;
  readonly braked?: boolean;
  /** What the scanner says of a text that is scanned now. */
  readonly scanned?: Verdict['decision'];
  readonly started?: (idempotencyKey: string) => Started;
  /** Is told which runs the agent was asked to stop. */
  readonly stops?: string[];
  /** Is told which runs the agent was asked to stop in vain. */
  readonly asked?: string[];
}

/** Everything that the functions touch besides the head. */
export function surroundings(heads: HeadStore, { now }: Place, given: Surroundings = {}) {
  const { look = ticketOf(), permitted = true, slotFree = true, braked = false } = given;
  const agent: Agent = {
    heartbeats: true,
    start: async ({ idempotencyKey }) =>
      given.started?.(idempotencyKey) ?? { reference: idempotencyKey },
    async stop(reference) {
      given.stops?.push(reference);
      given.asked?.push(reference);
      if (given.asked) throw new Error('no connection');
    },
  };
  const backend: Pick<Backend, 'look'> = {
    look: async (_, actors): Promise<Look> => {
      if (look === 'gone') throw new BackendError('not_found', 'There is no such ticket');
      const right = permitted ? 'write' : 'none';
      return {
        ticket: look,
        permissions: Object.fromEntries(actors.map(({ id }) => [id, right] as const)),
      };
    },
  };
  return {
    heads,
    now: () => now,
    config: { read: async () => CONFIG, credentials: async () => undefined },
    trackers: [{ name: 'tracker', canLook: true }],
    ledger: {
      record: async () => 'recorded' as const,
      settle: async () => undefined,
      entry: async () => undefined,
      content: async (_: string, key: string) => contentOf(key),
      ofTicket: async () => [],
    },
    results: { put: async () => 'stored' as const, get: async () => undefined },
    slots: {
      take: async () => slotFree,
      taken: async () => (slotFree ? 0 : PROJECT.limits.concurrency),
      release: async () => undefined,
    },
    brakes: { ...memoryBrakeStore(), read: async () => (braked ? [BRAKE] : []) },
    scan: (): Verdict => ({ ...ALLOWED, decision: given.scanned ?? 'allow' }),
    secondOpinion: agreeing,
    tasks: { send: async () => undefined },
    shows: { send: async () => undefined },
    ...memoryOperateStores(() => now),
    backend: async () => backend as Backend,
    agent: async () => agent,
    tokenKey: async () => 'a key',
    url: 'https://sluice.example',
    random: () => 0.5,
  };
}

/** A text that a look brought is the edited one; any other is the one that was sent. */
function contentOf(key: string): Content {
  const description = key.startsWith('look:') ? WORDS.edited : WORDS.sent;
  const ticket = ticketOf({ description });
  return {
    ticket,
    actor: PERSON,
    trigger: 'label',
    text: `${ticket.title}\n\n${description}`,
    verdict: ALLOWED,
    raw: '{}',
  };
}
