import { Duration } from 'aws-cdk-lib';
import { sum } from './sum.ts';
import type { Watches } from './watch.ts';
import type { Watched } from './watched.ts';

const PERIOD = Duration.minutes(5);

/** Whether Lambda and the API let in all that comes. */
export function ofRoom({ functions, api }: Watched): Watches {
  const throttles = Object.values(functions).map((each) =>
    each.metricThrottles({ period: PERIOD }),
  );
  return {
    NoRoom: {
      metric: sum(throttles, 'Throttled invocations', PERIOD),
      isBad: { above: 0 },
      means: 'Lambda had no room for an invocation: the account runs as many at once as it may.',
      todo: 'Ask for more: `aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384 --desired-value 1000`',
    },
    TurnedAway: {
      metric: api.log.turnedAway,
      isBad: { above: 0 },
      means:
        'the API answered 429: more came at once than `throttle` lets in. GitHub does not repeat such a delivery; Sluice asks it to.',
      todo: 'Raise `throttle` of the construct, and deploy.',
    },
  };
}
