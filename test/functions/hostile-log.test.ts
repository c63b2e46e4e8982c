import { describe, expect, test } from '@jest/globals';
import { reportApp } from '../../functions/report/app.ts';
import { BackendError } from '../../shared/core/backend-error.ts';
import { EFFECT_RESULTS, EFFECTS } from '../../shared/core/effect.ts';
import type { Fact } from '../../shared/core/fact.ts';
import { STATES } from '../../shared/core/lifecycle.ts';
import { METRICS, METRICS_NAMESPACE } from '../../shared/core/metrics.ts';
import { operator } from '../../shared/core/operator.ts';
import { REASONS } from '../../shared/core/reasons.ts';
import { batch } from '../../shared/runtime/batch.ts';
import { captured } from '../support/observe/captured.ts';
import { observedWorld } from '../support/observe/observed-world.ts';
import { SECRETS, SENDERS } from '../support/receive/config.ts';
import { desk } from '../support/receive/desk.ts';
import { INPUTS } from '../support/receive/inputs.ts';
import { issue } from '../support/receive/issue.ts';
import type { Json } from '../support/receive/letters.ts';
import { letter, STARTS, sample } from '../support/receive/letters.ts';
import { minutes, pump } from '../support/world/pump.ts';
import { KEY, ticketOf } from '../support/world/samples.ts';
import { TOKEN_KEY } from '../support/world/world.ts';

/** Stands in everything that is nobody's to log. */
const MARK = 'ghp_M4rkM4rkM4rkM4rk';
const FIELDS = ['title', 'description', 'body', 'instruction', 'text', 'goal', 'url', 'html_url'];
const OUTCOMES = ['accepted', 'duplicate', 'ignored', 'held', 'rejected'];

/** What each dimension may be; the services are those of `lambdaObserver`. */
const KNOWN: Readonly<Record<string, readonly string[]>> = {
  service: ['receive'],
  outcome: [...OUTCOMES, ...STATES],
  reason: Object.keys(REASONS),
  state: STATES,
  effect: EFFECTS,
  result: EFFECT_RESULTS,
};

/** The mark in every field of a payload that holds a text. */
function marked(value: Json): Json {
  if (Array.isArray(value)) return value.map(marked);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      FIELDS.includes(name) && typeof inner === 'string' ? `${inner} ${MARK}` : marked(inner),
    ]),
  );
}

/** Deliveries of every sender with the mark in texts, headers, signatures and addresses, in every way they can be wrong. */
async function fromReceive(): Promise<readonly Fact[]> {
  const facts: Fact[] = [];
  for (const from of SENDERS) {
    const letters = [
      letter(from, marked(sample(STARTS[from]))),
      letter(from, marked(sample(STARTS[from])), {
        headers: { authorization: `Bearer ${MARK}`, cookie: MARK, 'x-github-event': `a ${MARK}` },
      }),
      letter(from, `{"title": ${MARK}`),
      letter(from, marked(sample(STARTS[from])), { secret: MARK }),
      letter(from, {}, { headers: { 'x-hub-signature-256': MARK, 'linear-signature': MARK } }),
      { ...letter(from, '{}'), to: `x ${MARK}` },
    ];
    for (const one of letters) {
      const at = desk();
      await at.post(one);
      facts.push(...at.facts);
    }
    for (const call of [1, 2, 3]) {
      const at = desk();
      const { tasks } = at;
      tasks.send = () => Promise.reject(new Error(`could not send ${MARK}`));
      at.crash(call, 'before');
      await at.post(letter(from, marked(sample(STARTS[from]))));
      facts.push(...at.facts);
    }
  }
  for (const [input, make] of Object.entries(INPUTS)) {
    const at = desk();
    const sender = SENDERS.find((from) => {
      try {
        return make(from, at) !== undefined;
      } catch {
        return false;
      }
    });
    if (!sender) throw new Error(`nobody sends ${input}`);
    await at.post(make(sender, at));
    facts.push(...at.facts);
  }
  const at = desk();
  const one = Object.assign(issue(), { body: MARK });
  for (const said of [`@sluice ${MARK}`, `/sluice stop ${MARK}`, `/sluice approve ${MARK}`])
    await at.post(one.commented(said));
  return [...facts, ...at.facts];
}

/** A task whose ticket, agent and tracker all say the mark, and throw it. */
async function fromATask(): Promise<readonly Fact[]> {
  const { all, facts } = observedWorld();
  const observe = (fact: Fact) => void facts.push(fact);
  all.backend.ticket = ticketOf({ title: MARK, description: MARK });
  await all.start({}, { ticket: ticketOf({ title: MARK, description: MARK }), raw: MARK });
  all.agent.answers.push(new TypeError(`${MARK} is an invalid header value`));
  all.backend.failures.push(new Error(`tracker said ${MARK}`));
  const handler = batch({
    step: 'dispatch',
    handle: () => all.dispatch(),
    putAside: () => Promise.reject(new Error(MARK)),
    observe,
  });
  const bodies = [JSON.stringify({ ticket: KEY }), MARK, `{"ticket": ${MARK}`];
  const records = bodies.map((body, n) => ({ messageId: `m${n}`, body }));
  await handler({ Records: records } as never);
  await minutes(all, 5);
  all.backend.failures.push(
    new BackendError('unavailable', 'It did not answer', { cause: new Error(MARK) }),
  );
  const token = await all.token();
  const app = reportApp(all.deps, (error) => observe({ kind: 'failure', where: 'report', error }));
  const post = (route: string, body: string) =>
    app.request(`/tasks/${encodeURIComponent(`${KEY}:1`)}/${route}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body,
    });
  await post('progress', JSON.stringify({ text: MARK }));
  await post('question', JSON.stringify({ text: MARK }));
  await post('result', `{"summary": ${MARK}`);
  Object.assign(all.deps, {
    slots: { ...all.deps.slots, release: () => Promise.reject(new Error(MARK)) },
  });
  await post('result', JSON.stringify({ success: true, summary: MARK, branch_name: MARK }));
  await pump(all);
  await all.operate({ do: 'stop', id: MARK }, operator('olga'));
  expect(JSON.stringify(facts)).not.toContain(token);
  return facts;
}

const facts = [...(await fromReceive()), ...(await fromATask())];
const lines = captured(facts);

describe('nothing of a text, a header, a signature, a token or a secret', () => {
  test('is in a line of the log or in a metric, however loud it is', () => {
    expect(lines.length).toBeGreaterThan(facts.length);
    for (const never of [MARK, TOKEN_KEY, ...Object.values(SECRETS)])
      expect(lines.filter((line) => line.includes(never))).toEqual([]);
  });

  test('was looked for where it could have been: every kind of error and outcome came', () => {
    const kinds = new Set(facts.map(({ kind }) => kind));
    for (const kind of [
      'delivery',
      'refused',
      'state',
      'effect',
      'message',
      'put_aside',
      'failure',
    ])
      expect(kinds).toContain(kind);
    expect(
      facts.filter((fact) => 'error' in fact && fact.error !== undefined).length,
    ).toBeGreaterThan(5);
  });
});

describe('a metric', () => {
  const metrics = lines.map((line) => JSON.parse(line)).filter((line) => '_aws' in line);

  test('has the names, units and dimensions of the table, and only values that stand in the code', () => {
    expect(metrics.length).toBeGreaterThan(100);
    for (const line of metrics) {
      const [{ Namespace, Dimensions, Metrics }] = line._aws.CloudWatchMetrics;
      const [{ Name, Unit }, ...others] = Metrics;
      expect(others).toEqual([]);
      expect(Namespace).toBe(METRICS_NAMESPACE);
      const metric = METRICS[Name as keyof typeof METRICS];
      expect({ Unit, Dimensions }).toEqual({
        Unit: metric.unit,
        Dimensions: [['service', ...metric.dimensions]],
      });
      for (const dimension of Dimensions[0]) expect(KNOWN[dimension]).toContain(line[dimension]);
    }
  });
});
