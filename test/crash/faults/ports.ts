import { BackendError } from '../../../shared/core/backend-error.ts';
import { NoOpinion } from '../stage/opinion.ts';
import type { Ports } from '../stage/ports.ts';
import type { Kind } from './step.ts';
import type { Steps } from './steps.ts';

/** What a call does: asks, changes something, or makes something new however often it is made. */
type Does = 'question' | 'change' | 'creation';

type Called<Port> = {
  readonly [Name in keyof Port as NonNullable<Port[Name]> extends (...given: never[]) => unknown
    ? Name
    : never]-?: Does;
};

/** How a service fails. */
interface Manner {
  /** Behind the AWS SDK, which repeats calls by itself. */
  readonly aws: boolean;
  readonly timeoutMs: number;
  readonly error: (why: string) => Error;
}

const AWS = {
  aws: true,
  timeoutMs: 3_000,
  error: (why) => new Error(why),
} as const satisfies Manner;
const AGENT = { aws: false, timeoutMs: 20_000, error: AWS.error } as const satisfies Manner;
const TRACKER = {
  ...AGENT,
  error: (why) => new BackendError('unavailable', why),
} as const satisfies Manner;

const OPINION = { ...AGENT, error: (why) => new NoOpinion(why) } as const satisfies Manner;

const [asks, changes, makes] = ['question', 'change', 'creation'] as const;
const dead = {
  putAside: changes,
  count: asks,
  receive: changes,
  release: changes,
  send: changes,
  remove: changes,
} as const;

/** Every port and outside call of the functions. */
// biome-ignore format: a table, one port a line
const PORTS: { readonly [Name in keyof Ports]: readonly [Manner, Called<Ports[Name]>] } = {
  heads: [AWS, { read: asks, write: changes, tryWrite: changes, due: asks, recent: asks, waiting: asks, find: asks, archive: changes, past: asks }],
  ledger: [AWS, { record: changes, settle: changes, entry: asks, content: asks, ofTicket: asks }],
  results: [AWS, { put: changes, get: asks }],
  slots: [AWS, { take: changes, taken: asks, release: changes }],
  brakes: [AWS, { read: asks, set: changes, release: changes, acts: asks }],
  keys: [AWS, { read: asks, add: changes, revoke: changes }],
  claims: [AWS, { read: asks, write: changes }],
  recovery: [AWS, { of: asks, write: changes }],
  polls: [AWS, { read: asks, write: changes }],
  tasks: [AWS, { send: changes }],
  shows: [AWS, { send: changes }],
  deadTasks: [AWS, dead],
  deadShows: [AWS, dead],
  configs: [AWS, { read: asks, write: changes }],
  config: [AWS, { read: asks, credentials: asks }],
  secrets: [AWS, { tokenKey: asks }],
  tracker: [TRACKER, { look: asks, comments: asks, createComment: makes, editComment: changes, addLabel: changes, removeLabel: changes, close: changes, list: asks, history: asks, ours: asks, createTicket: makes }],
  log: [TRACKER, { hooks: asks, page: asks, redeliver: changes }],
  agent: [AGENT, { start: changes, stop: changes, status: asks }],
  opinion: [OPINION, { ask: asks }],
};

export type PortName = keyof Ports;

/** The calls of each port. */
export const CALLS: ReadonlyMap<PortName, readonly string[]> = new Map(
  Object.entries(PORTS).map(([name, [, calls]]) => [name as PortName, Object.keys(calls)]),
);

/** A port whose every call is a step: counted, and made to fail where the plan says so. */
export function stepping<Name extends PortName>(
  name: Name,
  port: Ports[Name],
  steps: Steps,
): Ports[Name] {
  const [{ aws, timeoutMs, error }, calls] = PORTS[name];
  const known = new Map<string | symbol, Does>(Object.entries(calls));
  const kindOf = (does: Does): Kind => (aws && does !== 'creation' ? `aws-${does}` : does);
  return new Proxy(port, {
    get(target, method, self) {
      const own: unknown = Reflect.get(target, method, self);
      if (typeof own !== 'function') return own;
      const kind = kindOf(known.get(method) ?? 'change');
      const calling = { call: `${name}.${String(method)}`, kind, timeoutMs, error };
      return (...given: unknown[]) => steps.call(calling, async () => own.apply(target, given));
    },
  });
}
