import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { buildTask } from '../../../shared/core/build-task.ts';
import type { Head } from '../../../shared/core/head.ts';
import type { Content } from '../../../shared/core/ledger.ts';
import { MAX_RAW_CHARS } from '../../../shared/core/raw.ts';
import { ResultSchema } from '../../../shared/core/result.ts';
import { TaskSchema } from '../../../shared/core/task.ts';
import { START } from '../../contracts/clock.ts';
import { jane, KEY, ticketOf } from '../../support/world/samples.ts';

function validator(name: string) {
  const page = new URL(`../../../docs/${name}.schema.json`, import.meta.url);
  return new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(page, 'utf8')));
}

const head: Head = {
  key: KEY,
  version: 4,
  epoch: 2,
  attempt: 1,
  project: 'shop',
  agent: 'coder',
  repo: 'acme/shop',
  risk: 'high',
  trigger: 'label',
  starter: jane,
  triggeredAt: START,
  verdict: { decision: 'hold', score: 0.5, rules: ['orders'], ruleset: 'test' },
};

const content: Content = {
  ticket: ticketOf({ priority: 'High' }),
  actor: { ...jane, kind: 'person', standing: 'member' },
  text: 'exactly this text',
  verdict: { decision: 'hold', score: 0.5, findings: [], ruleset: 'test' },
  raw: '{"a":1}',
};

const tokens = (input_tokens: number, output_tokens: number) => ({
  success: true,
  token_usage: { input_tokens, output_tokens },
});

describe('a task as it is built', () => {
  const valid = validator('task');
  const message = { cursor: 3, from: 'carl', text: 'also this' };

  test.each<{ given: string; head?: Partial<Head>; content?: Partial<Content> }>([
    { given: 'everything' },
    { given: 'a ticket without a URL or a priority', content: { ticket: bare() } },
    { given: 'a long body', content: { raw: 'ü'.repeat(MAX_RAW_CHARS + 1) } },
    { given: 'odd characters', content: { text: '\u0000\ud800🐛', raw: '\u202e' } },
  ])('is valid against docs/task.schema.json: $given', ({ head: h, content: c }) => {
    const task = buildTask({ ...head, ...h }, { ...content, ...c }, [message]);
    expect(valid(task) || valid.errors).toBe(true);
    expect(TaskSchema.parse(task)).toEqual(task);
  });

  test('is valid without anything chosen yet', () => {
    const task = buildTask({ key: KEY, version: 1, epoch: 1 }, content, []);
    expect(valid(task) || valid.errors).toBe(true);
  });

  test('has the scanned text as its goal, and the message beside it', () => {
    expect(buildTask(head, content, [message])).toMatchObject({
      id: `${KEY}:2`,
      goal: 'exactly this text',
      riskTier: 'high',
      messages: [message],
      raw: { trusted: false, truncated: false, text: '{"a":1}' },
    });
  });

  test('has at most so much of the body, and says so', () => {
    const { raw } = buildTask(head, { ...content, raw: 'x'.repeat(MAX_RAW_CHARS + 1) }, []);
    expect(raw.truncated).toBe(true);
    expect(raw.text).toHaveLength(MAX_RAW_CHARS);
  });

  test('has at most so many labels of so many characters', () => {
    const labels = Array.from({ length: 300 }, (_, n) => `${n} ${'x'.repeat(400)}`);
    const task = buildTask(head, { ...content, ticket: ticketOf({ labels }) }, []);
    expect(task.labels).toHaveLength(100);
    expect(task.labels[7]).toBe(labels[7]?.slice(0, 200));
  });

  test('of another version is refused', () => {
    expect(valid({ ...buildTask(head, content, []), version: 2 })).toBe(false);
  });
});

function bare() {
  const { url: _, priority: __, ...ticket } = ticketOf();
  return ticket;
}

describe('a result', () => {
  const valid = validator('result');

  test.each([
    { given: 'the least', result: { success: true } },
    {
      given: 'all of it',
      result: {
        success: false,
        outcome: 'rolled_back',
        summary: 'Taken back.',
        merge_request_url: 'https://github.com/acme/shop/pull/8',
        branch_name: 'sluice/7',
        token_usage: { input_tokens: 10, output_tokens: 2 },
        cost_estimate_usd: 0.25,
        exit_code: 2,
      },
    },
    { given: 'a field that we do not know', result: { success: true, mood: 'good' } },
  ])('is taken by the page and the code: $given', ({ result }) => {
    expect(valid(result) || valid.errors).toBe(true);
    expect(ResultSchema.safeParse(result).success).toBe(true);
  });

  test.each([
    { given: 'nothing', result: {} },
    { given: 'a text for a boolean', result: { success: 'yes' } },
    { given: 'an outcome that there is none of', result: { success: true, outcome: 'great' } },
    { given: 'a negative cost', result: { success: true, cost_estimate_usd: -1 } },
    { given: 'a cost beyond reason', result: { success: true, cost_estimate_usd: 1e300 } },
    { given: 'half a token', result: tokens(1.5, 2) },
    { given: 'tokens beyond reason', result: tokens(1, 1e13) },
    { given: 'tokens that are no number to count with', result: tokens(1e300, 1) },
    { given: 'half an exit code', result: { success: true, exit_code: 1.5 } },
    { given: 'half of the tokens', result: { success: true, token_usage: { input_tokens: 1 } } },
    { given: 'a summary without end', result: { success: true, summary: 'x'.repeat(16_385) } },
    { given: 'a list', result: [] },
  ])('is refused by the page and the code: $given', ({ result }) => {
    expect(valid(result)).toBe(false);
    expect(ResultSchema.safeParse(result).success).toBe(false);
  });

  test.each([
    { cost: 5e-324, kept: 0 },
    { cost: 1.23456789012e-5, kept: 0.000012346 },
    { cost: 0.4375, kept: 0.4375 },
    { cost: 1e6, kept: 1e6 },
  ])('a cost of $cost is kept as $kept', ({ cost, kept }) => {
    const result = ResultSchema.parse({ success: true, cost_estimate_usd: cost });
    expect(result.cost_estimate_usd).toBe(kept);
  });
});
