import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import type { Context } from 'aws-lambda';
import type { Fact, Observe } from '../core/fact.ts';
import { METRICS, METRICS_NAMESPACE } from '../core/metrics.ts';
import type { Sample } from '../core/samples-of.ts';
import { samplesOf } from '../core/samples-of.ts';
import { lineOf } from './line-of.ts';
import { PlainFormatter } from './plain-formatter.ts';

/** A function's log and metrics. */
export interface LambdaObserver {
  readonly observe: Observe;
  /** Has every line of an invocation carry its request id: what a handler does first. */
  inContext<Event, Answer>(
    handler: (event: Event, context: Context) => Promise<Answer>,
  ): (event: Event, context: Context) => Promise<Answer>;
}

/**
 * Log lines and metrics of one function, with Powertools: both are lines of JSON on standard output, and no call of AWS. Made once, when the
 * function starts. `POWERTOOLS_LOG_LEVEL` says how loud it is, `INFO` if nothing does; metrics are counted at every level.
 */
export function lambdaObserver(step: string): LambdaObserver {
  const logger = new Logger({ serviceName: step, logFormatter: new PlainFormatter() });
  const metrics = new Metrics({ namespace: METRICS_NAMESPACE, serviceName: step });

  function count({ name, value, dimensions }: Sample): void {
    if (Object.keys(dimensions).length > 0) metrics.addDimensions(dimensions);
    metrics.addMetric(name, METRICS[name].unit, value);
    // A line each: two metrics of one line share their dimensions.
    metrics.publishStoredMetrics();
  }

  function observe(fact: Fact): void {
    try {
      const { level, message, fields } = lineOf(fact);
      logger[level](message, fields);
      samplesOf(fact).forEach(count);
    } catch {
      // What happened has happened: a line less is no reason to have it done again.
    }
  }

  return {
    observe,
    inContext: (handler) => (event, context) => {
      // Whoever invokes the bundle by hand gives none.
      if (context?.awsRequestId !== undefined) logger.addContext(context);
      return handler(event, context);
    },
  };
}
