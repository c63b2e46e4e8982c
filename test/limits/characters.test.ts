import { afterAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TaskSchema } from '../../shared/core/task.ts';
import { checkMessage } from '../support/engines/sqs-rules.ts';
import type { Json } from '../support/receive/letters.ts';
import { letter } from '../support/receive/letters.ts';
import { line } from './line.ts';
import { anyText } from './text.ts';

const RUNS = 30;
const LONG_MS = 120_000;

const all = await line();
afterAll(() => all.stop());

let count = 0;

/** A sender's wish for a task, with everything that is text in it. */
const wish = fc.record({
  title: anyText(40).map((text) => `a ${text}`),
  description: anyText(200),
  labels: fc.array(anyText(15), { maxLength: 5 }),
  ticket_type: anyText(20),
  agent: fc.constantFrom('web', 'queue'),
  summary: anyText(100),
  question: anyText(50).map((text) => `a ${text}`),
  branch_name: anyText(30),
});

/** Every text in a JSON value, keys included. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => [key, ...textsIn(inner)]);
}

/** The JSON in bytes that are exactly UTF-8. */
function parsed(bytes: Buffer | string): Json {
  const text =
    typeof bytes === 'string' ? bytes : new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  const value: Json = JSON.parse(text);
  expect(textsIn(value).filter((each) => !each.isWellFormed())).toEqual([]);
  return value;
}

describe('whatever a text holds', () => {
  test(
    'it goes from its sender to the agent, and the agent’s words back, as they were; half a pair is U+FFFD everywhere',
    async () => {
      await fc.assert(
        fc.asyncProperty(wish, async (given) => {
          const { agent, summary, question, branch_name, ...texts } = given;
          const body = JSON.stringify({
            ...texts,
            labels: [`agent:${agent}`, ...texts.labels],
            id: `wish-${++count}`,
            callback_url: all.callbackUrl,
          });
          const taken = await all.post(letter('hmac', body));
          expect(taken.body).toMatchObject({ outcome: 'accepted', reason: 'started' });

          await all.deliver();
          const sent = agent === 'web' ? all.agent.http.pop() : all.agent.sqs.pop();
          if (sent === undefined) throw new Error('no agent got it');
          if (typeof sent === 'string') checkMessage({ MessageBody: sent });
          const { task, callback } = parsed(sent);
          const title = texts.title.toWellFormed();
          const description = texts.description.toWellFormed();
          expect(task.goal).toBe(
            [title, description].filter((part) => part.trim() !== '').join('\n\n'),
          );
          expect(task.ticket.title).toBe(title);
          expect(task.raw.text).toBe(body);
          const labels = texts.labels.map((label) => label.toWellFormed().trim());
          expect(task.labels.slice(1)).toEqual([...new Set(labels)].filter(Boolean));
          expect(TaskSchema.parse(task)).toEqual(task);
          const content = await all.functions.receive.ledger.content('hmac', taken.body.delivery);
          expect(content?.raw).toBe(body);

          const asked = await all.report(callback, 'question', JSON.stringify({ text: question }));
          expect(asked.status).toBe(202);
          await all.deliver();
          expect(parsed(all.callbacks.at(-1) ?? '').question).toBe(question.toWellFormed());
        }),
        { numRuns: RUNS },
      );
      expect(all.errors).toEqual([]);
    },
    LONG_MS,
  );

  test(
    'a result is kept and shown as it was said, and the same again is a success',
    async () => {
      await fc.assert(
        fc.asyncProperty(wish, async ({ summary, branch_name, title }) => {
          const body = JSON.stringify({
            title,
            id: `result-${++count}`,
            callback_url: all.callbackUrl,
          });
          await all.post(letter('hmac', body));
          await all.deliver();
          const { callback } = parsed(all.agent.http.pop() ?? '');
          const result = JSON.stringify({ success: true, summary, branch_name });
          for (let times = 0; times < 2; times++)
            expect((await all.report(callback, 'result', result)).status).toBe(200);
          await all.deliver();
          const shown = parsed(all.callbacks.at(-1) ?? '');
          expect(shown.result).toMatchObject({
            summary: summary.toWellFormed(),
            branch_name: branch_name.toWellFormed(),
          });
        }),
        { numRuns: RUNS },
      );
      expect(all.errors).toEqual([]);
    },
    LONG_MS,
  );
});
