import { Duration, Names, RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import type { IAccessLogSettings } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { FilterPattern, LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { METRICS_NAMESPACE } from '../../shared/core/metrics.ts';

/**
 * What a line has: never a header, a query or a body. Nothing is escaped on the way in, so the path, which anybody may choose, stands first:
 * of a key that is there twice the last one counts. `function_request_id` is in the function's own lines, too.
 */
const FIELDS = {
  path: '$context.path',
  route: '$context.routeKey',
  request: '$context.requestId',
  function_request_id: '$context.integration.requestId',
  api: '$context.apiId',
  ip: '$context.identity.sourceIp',
  status: '$context.status',
  error: '$context.error.responseType',
  functionStatus: '$context.integration.status',
  ms: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  bytes: '$context.responseLength',
};

export interface AccessLogProps {
  readonly retention: RetentionDays;
  readonly apiId: string;
}

const TURNED_AWAY = 'TurnedAway';

/** Every request at the public door, also those that reach no function. */
export class AccessLog extends Construct {
  readonly group: LogGroup;
  readonly settings: IAccessLogSettings;
  /** Answers 429. The API has no metric for them; of very many it logs only some. */
  readonly turnedAway: Metric;

  constructor(scope: Construct, id: string, { retention, apiId }: AccessLogProps) {
    super(scope, id);
    this.group = new LogGroup(this, 'Group', {
      // Groups of this prefix share one statement in the account's policy for deliveries of logs, which else runs full.
      logGroupName: `/aws/vendedlogs/apis/${Names.uniqueResourceName(this, { separator: '-' })}`,
      retention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.settings = {
      destination: new LogGroupLogDestination(this.group),
      format: AccessLogFormat.custom(JSON.stringify(FIELDS)),
    };
    this.group.addMetricFilter('TurnedAway', {
      filterPattern: FilterPattern.stringValue('$.status', '=', '429'),
      metricNamespace: METRICS_NAMESPACE,
      metricName: TURNED_AWAY,
      dimensions: { api: '$.api' },
    });
    this.turnedAway = new Metric({
      namespace: METRICS_NAMESPACE,
      metricName: TURNED_AWAY,
      dimensionsMap: { api: apiId },
      statistic: 'Sum',
      period: Duration.minutes(5),
    });
  }
}
