import type { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { AlarmStatusWidget, Dashboard, PeriodOverride } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { QueueName } from '../../shared/core/queue-name.ts';
import type { PublicApi } from './api.ts';
import type { StepFunction } from './functions.ts';
import { ofAgents } from './panels/of-agents.ts';
import { ofIntake } from './panels/of-intake.ts';
import { ofMachinery } from './panels/of-machinery.ts';
import { ofQueues } from './panels/of-queues.ts';
import { ofTasks } from './panels/of-tasks.ts';
import { ofWriteBack } from './panels/of-write-back.ts';
import type { Panel } from './panels/panel.ts';
import { widgetOf } from './panels/widget-of.ts';
import type { WorkQueue } from './queues.ts';
import type { StepName } from './steps.ts';

export interface OverviewProps {
  readonly functions: Readonly<Record<StepName, StepFunction>>;
  readonly queues: Readonly<Record<QueueName, WorkQueue>>;
  readonly api: PublicApi;
  readonly alarms: readonly Alarm[];
}

const FULL_WIDTH = 24;

/** From intake to write-back, at a glance: the work first, then the machinery that does it. */
export class Overview extends Construct {
  readonly dashboard: Dashboard;

  constructor(scope: Construct, id: string, { functions, queues, api, alarms }: OverviewProps) {
    super(scope, id);
    this.dashboard = new Dashboard(this, 'Dashboard', {
      periodOverride: PeriodOverride.INHERIT,
    });
    const rows: (readonly Panel[])[] = [
      ofIntake(),
      ofTasks(),
      ofAgents(),
      ofWriteBack(),
      ofQueues(queues),
      ofMachinery(functions, api),
    ];
    this.dashboard.addWidgets(
      new AlarmStatusWidget({ title: 'Alarms', alarms: [...alarms], width: FULL_WIDTH, height: 3 }),
    );
    for (const row of rows) {
      this.dashboard.addWidgets(...row.map((panel) => widgetOf(panel, FULL_WIDTH / row.length)));
    }
  }
}
