import type { FaultKind, Faults } from './faults.ts';
import { isDone } from './faults.ts';

/** Faults of whoever is called by HTTP: trackers and agents for the functions, the functions for agents. */
export function breakFetch(real: typeof fetch, faults: Faults, where = nameOf): typeof fetch {
  return async (input, init) => {
    const fault = faults.next(where(input));
    if (fault === undefined) return real(input, init);
    if (isDone(fault)) await (await real(input, init)).arrayBuffer();
    return ANSWERS[fault]();
  };
}

const ANSWERS: Readonly<Record<FaultKind, () => Response>> = {
  reset: lost,
  doneLost: lost,
  refused: () => Response.json({ message: 'injected' }, { status: 502 }),
  doneRefused: () => Response.json({ message: 'injected' }, { status: 500 }),
  throttled: () =>
    Response.json({ message: 'injected' }, { status: 429, headers: { 'retry-after': '2' } }),
};

function lost(): never {
  throw new TypeError('fetch failed', {
    cause: Object.assign(new Error('injected'), { code: 'ECONNRESET' }),
  });
}

function nameOf(input: Parameters<typeof fetch>[0]): string {
  const { pathname } = new URL(input instanceof Request ? input.url : input);
  return pathname === '/agent' ? 'agent' : 'tracker';
}
