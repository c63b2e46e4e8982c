import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { handler as handlerOfReceive } from '../../../functions/receive/index.ts';
import { REASONS } from '../../../shared/core/reasons.ts';
import type { Sender } from '../../support/receive/config.ts';
import { SENDERS } from '../../support/receive/config.ts';
import { desk } from '../../support/receive/desk.ts';
import { INPUTS } from '../../support/receive/inputs.ts';
import { reasonsTable } from '../../support/receive/reasons-table.ts';

const page = readFileSync(new URL('../../../docs/reasons.md', import.meta.url), 'utf8');

/** What stands on the page between two markers. */
function between(name: string): string {
  const [, after = ''] = page.split(`<!-- ${name}: begin -->\n`);
  return after.split(`\n<!-- ${name}: end -->`)[0] ?? '';
}

describe('docs/reasons.md', () => {
  test('has every reason as the code has it', () => {
    expect(between('reasons')).toBe(reasonsTable());
  });
});

interface Row {
  readonly input: string;
  readonly from: Sender;
  readonly status: number;
  readonly code: string;
  readonly field: string;
}

const rows: readonly Row[] = between('inputs')
  .split('\n')
  .slice(2)
  .flatMap((line) => {
    const [input = '', senders = '', status = '', code = '', field = ''] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    const named = senders === 'all' ? SENDERS : senders.split(', ').map((name) => name as Sender);
    return named.map((from) => ({
      input,
      from,
      status: Number(status),
      code: code.replaceAll('`', ''),
      field: field.replaceAll('`', ''),
    }));
  });

type GatewayEvent = Parameters<typeof handlerOfReceive>[0];
type GatewayContext = Parameters<typeof handlerOfReceive>[1];
const contextOfNoOne = {} as GatewayContext;

/** What API Gateway hands over, said to be base64. */
function eventOf(body: string): GatewayEvent {
  const path = '/webhooks/github';
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: { 'content-type': 'application/json' },
    requestContext: { http: { method: 'POST', path } },
    body,
    isBase64Encoded: true,
  } as unknown as GatewayEvent;
}

/** Rows that only the Lambda's entry can show. */
const AT_THE_GATEWAY = 'bad base64 from API Gateway';

describe('every input of docs/reasons.md', () => {
  test.each(rows.filter(({ input }) => input !== AT_THE_GATEWAY))(
    '$input by $from → $status $code',
    async ({ input, from, status, code, field }) => {
      const at = desk();
      const make = INPUTS[input];
      if (!make) throw new Error(`nothing makes ${input}`);
      const answer = await at.post(make(from, at));
      expect({ status: answer.status, code: answer.body.reason }).toEqual({ status, code });
      expect(answer.body.field ?? '').toBe(field);
      expect(code in REASONS ? REASONS[code as keyof typeof REASONS].status : 'no code').toBe(
        status,
      );
      if (answer.body.outcome === 'refused') {
        expect(Object.keys(answer.body).sort()).toEqual(['outcome', 'reason']);
        if (code !== 'unavailable') expect(answer.calls).toEqual([]);
      } else if (answer.body.taskId === undefined) {
        expect(answer.calls).toEqual(['ledger.record']);
      }
      expect(answer.headers.get('retry-after')).toBe(status === 503 ? '30' : null);
      const { outcome, delivery } = answer.body;
      expect(at.facts).toEqual([
        outcome === 'refused'
          ? expect.objectContaining({ kind: 'refused', reason: code, status })
          : expect.objectContaining({ kind: 'delivery', outcome, reason: code, delivery }),
      ]);
    },
  );

  describe(AT_THE_GATEWAY, () => {
    const row = rows.find(({ input }) => input === AT_THE_GATEWAY);

    test.each(['%%%', 'e30', 'e3=0', 'e30=\n'])('%j → 400 bad_encoding', async (body) => {
      const environment = {
        TABLE: 't',
        TASKS_QUEUE: 'q',
        SHOWS_QUEUE: 'q',
        AWS_REGION: 'eu-west-1',
      };
      Object.assign(process.env, environment);
      const { handler } = await import('../../../functions/receive/index.ts');
      const { statusCode, body: text } = Object(await handler(eventOf(body), contextOfNoOne));
      expect({ status: statusCode, code: JSON.parse(text).reason }).toEqual({
        status: row?.status,
        code: row?.code,
      });
    });
  });

  test('is there, and no row of the test is missing on the page', () => {
    const onThePage = new Set(rows.map(({ input }) => input));
    expect([...onThePage].sort()).toEqual([...Object.keys(INPUTS), AT_THE_GATEWAY].sort());
  });

  test('nothing 5xx but what waits for us', () => {
    const doubts = rows.filter(({ status }) => status >= 500).map(({ code }) => code);
    expect(new Set(doubts)).toEqual(new Set(['no_secret', 'config_unavailable', 'unavailable']));
  });
});
