/** One line of AWS's price list. */
interface Price {
  /** Dollars. */
  readonly dollars: number;
  readonly per: string;
  readonly source: string;
}

/** List prices of us-east-1 without any free tier, as of `PRICES_OF`. */
export const PRICES_OF = '2026-11-21';

export const PRICES = {
  writeUnit: {
    dollars: 0.625e-6,
    per: 'write request unit, on demand',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  readUnit: {
    dollars: 0.125e-6,
    per: 'read request unit, on demand',
    source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  },
  sqsRequest: {
    dollars: 0.4e-6,
    per: 'request of a standard queue, for each 64 KB',
    source: 'https://aws.amazon.com/sqs/pricing/',
  },
  sqsFair: {
    dollars: 0.1e-6,
    per: 'request that names a message group, on top',
    source: 'https://aws.amazon.com/sqs/pricing/',
  },
  lambdaRequest: {
    dollars: 0.2e-6,
    per: 'invocation',
    source: 'https://aws.amazon.com/lambda/pricing/',
  },
  lambdaGbSecond: {
    dollars: 13.3334e-6,
    per: 'GB-second, arm64',
    source: 'https://aws.amazon.com/lambda/pricing/',
  },
  apiRequest: {
    dollars: 1e-6,
    per: 'request of an HTTP API, for each 512 KB',
    source: 'https://aws.amazon.com/api-gateway/pricing/',
  },
  logByte: {
    dollars: 0.5e-9,
    per: 'byte of log taken in',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  metricMonth: {
    dollars: 0.3,
    per: 'metric and month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  alarmMonth: {
    dollars: 0.1,
    per: 'alarm and month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  dashboardMonth: {
    dollars: 3,
    per: 'dashboard and month',
    source: 'https://aws.amazon.com/cloudwatch/pricing/',
  },
  secretMonth: {
    dollars: 0.4,
    per: 'secret and month',
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
  secretCall: {
    dollars: 5e-6,
    per: 'call of Secrets Manager',
    source: 'https://aws.amazon.com/secrets-manager/pricing/',
  },
  keyMonth: {
    dollars: 1,
    per: 'key of ours and month',
    source: 'https://aws.amazon.com/kms/pricing/',
  },
  scheduled: {
    dollars: 1e-6,
    per: 'invocation by EventBridge Scheduler',
    source: 'https://aws.amazon.com/eventbridge/pricing/',
  },
} as const satisfies Record<string, Price>;
