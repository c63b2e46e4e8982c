import type { Template } from '../../infra/synthesize.ts';
import { resources } from '../../infra/synthesize.ts';
import { EMPTY_POLLS, METRIC_SERIES, TICKS } from './assumptions.ts';
import { PRICES } from './prices.ts';

/** What a month costs in which nothing happens, by what it is for; from what the template holds. */
export function monthly(
  template: Template,
  refresh: { readonly secrets: number },
): readonly { readonly what: string; readonly dollars: number }[] {
  const count = (type: string) => Object.keys(resources(template, type)).length;
  const alarms = count('AWS::CloudWatch::Alarm');
  const queues = count('AWS::Lambda::EventSourceMapping');
  const secrets = count('AWS::SecretsManager::Secret') + refresh.secrets;
  const rows = [
    { what: `${secrets} secrets`, dollars: secrets * PRICES.secretMonth.dollars },
    {
      what: `${count('AWS::KMS::Key')} keys`,
      dollars: count('AWS::KMS::Key') * PRICES.keyMonth.dollars,
    },
    { what: `${alarms} alarms`, dollars: alarms * PRICES.alarmMonth.dollars },
    {
      what: `${count('AWS::CloudWatch::Dashboard')} dashboards`,
      dollars: count('AWS::CloudWatch::Dashboard') * PRICES.dashboardMonth.dollars,
    },
    {
      what: `${METRIC_SERIES} metrics that have values`,
      dollars: METRIC_SERIES * PRICES.metricMonth.dollars,
    },
    {
      what: `${queues} queues, polled in vain`,
      dollars: queues * EMPTY_POLLS * PRICES.sqsRequest.dollars,
    },
    {
      what: 'a tick each minute: Scheduler, Lambda',
      dollars:
        TICKS *
        (PRICES.scheduled.dollars +
          PRICES.lambdaRequest.dollars +
          0.5 * 0.1 * PRICES.lambdaGbSecond.dollars),
    },
    {
      what: 'secrets that each tick reads',
      dollars: TICKS * refresh.secrets * PRICES.secretCall.dollars,
    },
  ];
  return [...rows, { what: 'together', dollars: rows.reduce((sum, row) => sum + row.dollars, 0) }];
}
