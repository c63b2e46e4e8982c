import { Stack } from 'aws-cdk-lib';
import type { ILogGroup } from 'aws-cdk-lib/aws-logs';
import { QueryDefinition, QueryString } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { PublicApi } from './api.ts';
import type { StepFunction } from './functions.ts';
import type { StepName } from './steps.ts';
import { STEP_NAMES } from './steps.ts';

export interface SavedQueriesProps {
  readonly functions: Readonly<Record<StepName, StepFunction>>;
  readonly api: PublicApi;
}

interface Query {
  readonly fields?: readonly string[];
  readonly filter: string;
  readonly stats?: string;
  readonly sort: string;
  /** The functions whose logs are asked; `door`: the access log of the API. */
  readonly of: readonly StepName[] | 'door';
}

/** In the order in which a person asks. What stands in `<…>` is theirs to put in. */
const QUERIES = {
  'what became of this delivery': {
    fields: [
      'connection',
      'delivery',
      'event',
      'actor',
      'outcome',
      'reason',
      'ticket',
      'task',
      'ms',
    ],
    filter: `message = 'delivery' and (delivery like '<delivery>' or ticket like '<ticket>')`,
    sort: '@timestamp desc',
    of: ['receive', 'ingest'],
  },
  'what happened to this task': {
    fields: ['service', 'message', 'attempt', 'agent', 'state', 'effect', 'result', 'reason', 'ms'],
    filter: `task = '<task>'`,
    sort: '@timestamp asc',
    of: STEP_NAMES,
  },
  'who was refused': {
    filter: `message = 'refused'`,
    stats: 'count(*) as requests, latest(@timestamp) as last by connection, reason, status',
    sort: 'requests desc',
    of: ['receive', 'ingest'],
  },
  'who was refused, by address': {
    filter: 'status >= 400',
    stats: 'count(*) as requests, latest(@timestamp) as last by ip, path, status',
    sort: 'requests desc',
    of: 'door',
  },
  'slow effects': {
    fields: ['service', 'task', 'effect', 'result', 'reason', 'ms'],
    filter: `message = 'effect' and (ms > 5000 or result != 'done')`,
    sort: 'ms desc',
    of: ['dispatch', 'writeback', 'sweep'],
  },
  'what failed': {
    fields: ['service', 'message', 'where', 'reason', 'ticket', 'task', 'error.name'],
    filter: `level = 'ERROR'`,
    sort: '@timestamp desc',
    of: STEP_NAMES,
  },
  'how long attempts take': {
    filter: `message = 'attempt'`,
    stats: 'count(*) as attempts, pct(ms, 50) as p50, pct(ms, 99) as p99 by agent, state, reason',
    sort: 'attempts desc',
    of: STEP_NAMES,
  },
} as const satisfies Record<string, Query>;

/** Questions to the logs, in Logs Insights under Saved queries, in a folder of the stack's name. */
export class SavedQueries extends Construct {
  constructor(scope: Construct, id: string, { functions, api }: SavedQueriesProps) {
    super(scope, id);
    for (const [name, query] of Object.entries<Query>(QUERIES)) {
      const { fields, filter, stats, sort, of } = query;
      const logGroups: ILogGroup[] =
        of === 'door' ? [api.log.group] : of.map((step) => functions[step].log.group);
      new QueryDefinition(this, name, {
        queryDefinitionName: `${Stack.of(this).stackName}/Sluice: ${name}`,
        queryString: new QueryString({
          ...(fields ? { fields: ['@timestamp', ...fields] } : {}),
          filterStatements: [filter],
          ...(stats ? { statsStatements: [stats] } : {}),
          sort,
          limit: 200,
        }),
        logGroups,
      });
    }
  }
}
