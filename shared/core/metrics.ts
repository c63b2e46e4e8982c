/** The namespace of all that Sluice counts and times in CloudWatch. */
export const METRICS_NAMESPACE = 'Sluice';

interface Metric {
  readonly means: string;
  readonly unit: 'Count' | 'Milliseconds' | 'None';
  /** Each takes one of a few values that the code knows: outcomes, reasons, states. A name of a project or a ticket never is one. */
  readonly dimensions: readonly string[];
}

/** What is counted and timed, by name: the functions write it, the dashboard and the alarms read it. */
export const METRICS = {
  Deliveries: {
    means: 'Verified deliveries, by what became of them',
    unit: 'Count',
    dimensions: ['outcome', 'reason'],
  },
  Refusals: {
    means:
      'Requests that were refused before they were believed: signature, connection, size, media type',
    unit: 'Count',
    dimensions: ['reason'],
  },
  States: { means: 'Tasks that came into a state', unit: 'Count', dimensions: ['state'] },
  WaitingTime: {
    means: 'From the opening of a task to its hand-over',
    unit: 'Milliseconds',
    dimensions: [],
  },
  AgentTime: {
    means: 'From the hand-over of a task to its end',
    unit: 'Milliseconds',
    dimensions: ['outcome'],
  },
  AgentCost: {
    means: 'What agents say that a task cost, in dollars',
    unit: 'None',
    dimensions: ['outcome'],
  },
  Effects: {
    means: 'What was owed to the world, by how it went',
    unit: 'Count',
    dimensions: ['effect', 'result'],
  },
  Overdue: {
    means: 'What sweep found owed and late, in one tick',
    unit: 'Count',
    dimensions: ['effect'],
  },
  Sweeps: { means: 'Ticks of sweep that came to their end', unit: 'Count', dimensions: [] },
} as const satisfies Record<string, Metric>;

export type MetricName = keyof typeof METRICS;
