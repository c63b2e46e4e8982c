import { Duration } from 'aws-cdk-lib';
import { REASONS } from '../../../shared/core/reasons.ts';
import { measured } from '../measured.ts';
import { command, tail } from './advice.ts';
import { sum } from './sum.ts';
import type { Watches } from './watch.ts';
import type { Watched } from './watched.ts';

const PERIOD = Duration.minutes(5);
const UNAUTHORIZED = 401;

/** Whose refusal it is: keys are for what is handed in, signatures for what is delivered. */
function stepOf(reason: string): 'ingest' | 'receive' {
  return reason.startsWith('key_') ? 'ingest' : 'receive';
}

/** How senders and agents are answered. */
export function ofDoor({ functions, api, thresholds }: Watched): Watches {
  const refused = Object.entries(REASONS).flatMap(([reason, { of, status }]) =>
    of === 'refused' && status === UNAUTHORIZED
      ? [measured('Refusals', stepOf(reason), { reason }, { statistic: 'Sum', period: PERIOD })]
      : [],
  );
  return {
    ServerErrors: {
      metric: api.api.metricServerError({ period: PERIOD }),
      isBad: { above: thresholds.errors },
      means:
        'senders or agents were answered 5xx: a secret is empty, the configuration cannot be read, or a function failed.',
      todo: `See what is missing: ${command(api, 'doctor')}`,
    },
    RefusedSignatures: {
      metric: sum(refused, 'Refused signatures', PERIOD),
      isBad: { above: thresholds.refusedSignatures },
      means:
        'many requests were refused for their signature or key: a secret differs on the two sides, or somebody tries.',
      todo: `See whose: the saved query "who was refused", or ${tail(functions.receive)}`,
    },
  };
}
