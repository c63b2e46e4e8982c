import { Alarm, ComparisonOperator, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import type { Watched } from './watches/watched.ts';
import { watches } from './watches/watches.ts';

export interface AlarmsProps extends Watched {
  readonly topic: ITopic;
}

/** One alarm for each watch, told to the topic when it begins and when it is over. */
export class Alarms extends Construct {
  readonly alarms: readonly Alarm[];

  constructor(scope: Construct, id: string, { topic, ...watched }: AlarmsProps) {
    super(scope, id);
    const action = new SnsAction(topic);
    this.alarms = Object.entries(watches(watched)).map(([name, watch]) => {
      const { metric, isBad, periods = 1, silenceIsBad = false, means, todo } = watch;
      const { GREATER_THAN_THRESHOLD, LESS_THAN_THRESHOLD } = ComparisonOperator;
      const alarm = new Alarm(this, name, {
        metric,
        ...('above' in isBad
          ? { threshold: isBad.above, comparisonOperator: GREATER_THAN_THRESHOLD }
          : { threshold: isBad.below, comparisonOperator: LESS_THAN_THRESHOLD }),
        evaluationPeriods: periods,
        treatMissingData: silenceIsBad
          ? TreatMissingData.BREACHING
          : TreatMissingData.NOT_BREACHING,
        alarmDescription: `Sluice: ${means} ${todo}`,
      });
      alarm.addAlarmAction(action);
      alarm.addOkAction(action);
      return alarm;
    });
  }
}
