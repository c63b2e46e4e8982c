import type { Fact } from '../../shared/core/fact.ts';
import type { Looks } from './looks/look-at-all.ts';
import type { Polls } from './polls/poll-all.ts';
import type { Recovered } from './recovery/recover.ts';
import type { Settled } from './settled.ts';

/** What came of the parts of a tick that ask trackers, as far as they ended well. */
export function factsOf({
  looked,
  recovered,
  polled,
}: {
  readonly looked: Settled<Looks>;
  readonly recovered: Settled<Recovered>;
  readonly polled: Settled<Polls>;
}): readonly Fact[] {
  return [
    ...('value' in looked ? [{ kind: 'look', ...looked.value } as const] : []),
    ...('value' in recovered ? ofRecovery(recovered.value) : []),
    ...('value' in polled ? ofPolls(polled.value) : []),
  ];
}

function ofRecovery({ told, ...did }: Recovered): readonly Fact[] {
  const warnings = told.map((each) => ({ kind: 'warning', about: 'recovery', ...each }) as const);
  return [{ kind: 'recovery', ...did }, ...warnings];
}

function ofPolls({ told, ...did }: Polls): readonly Fact[] {
  const warnings = told.map(({ project, problem: { means, hint } }) => {
    const words = hint === undefined ? { means } : { means, hint };
    return { kind: 'warning', about: 'poll', project, ...words } as const;
  });
  return [...(did.polled > 0 ? [{ kind: 'poll', ...did } as const] : []), ...warnings];
}
