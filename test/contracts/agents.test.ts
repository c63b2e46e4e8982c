import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { SQSClient } from '@aws-sdk/client-sqs';
import { describe } from '@jest/globals';
import * as z from 'zod/mini';
import { commandAgent } from '../../shared/agents/command/agent.ts';
import { actionsAgent } from '../../shared/agents/github-actions/agent.ts';
import { ActionsSettings } from '../../shared/agents/github-actions/settings.ts';
import { httpAgent } from '../../shared/agents/http/agent.ts';
import { sqsAgent } from '../../shared/agents/sqs/agent.ts';
import { serve } from '../shared/agents/server.ts';
import { startSqs } from '../support/engines/fauxqs.ts';
import { startActions } from '../support/services/actions.ts';
import type { Json } from '../support/services/json-service.ts';
import type { RunUnderTest, Trouble } from './agent.ts';
import { agentContract } from './agent.ts';

const SECRET = 's'.repeat(64);
const secret = async () => SECRET;

/** What who gets letters makes of them: one run for a key, ended by the stop that names it. */
function runsOf(letters: readonly Json[]): RunUnderTest[] {
  const starts = letters.filter(({ type }) => type === 'task.start');
  const byKey = new Map(starts.map((letter) => [letter.idempotencyKey, letter]));
  return [...byKey.values()].map((letter) => ({
    running: !letters.some(
      ({ type, reference }) => type === 'task.stop' && reference === letter.idempotencyKey,
    ),
    told: JSON.stringify(letter),
  }));
}

agentContract('http', ['lose'], async () => {
  const letters: Json[] = [];
  const instead: { status: number; body?: string }[] = [];
  const server = await serve(({ text }) => {
    const trouble = instead.shift();
    if (trouble && trouble.status !== 502) return trouble;
    letters.push(JSON.parse(text));
    return trouble ?? { status: 202 };
  });
  const answered = (status: number, becomes: Trouble['becomes']): Trouble => ({
    given: String(status),
    arrange: () => void instead.push({ status, body: 'no' }),
    becomes,
  });
  return {
    agent: httpAgent({ url: server.url, secret: 'env:AGENT' }, { fetch, secret }),
    runs: async () => runsOf(letters),
    loseAnswer: () => void instead.push({ status: 502 }),
    troubles: [
      answered(429, 'passing'),
      answered(503, 'passing'),
      answered(403, { refused: /answered 403: no/ }),
      answered(404, { refused: /answered 404: no/ }),
    ],
    close: () => server[Symbol.asyncDispose](),
  };
});

agentContract('sqs', [], async () => {
  const sqs = await startSqs();
  const queueUrl = sqs.queue();
  const letters: Json[] = [];
  const broken = new SQSClient({
    endpoint: 'http://127.0.0.1:1',
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  });
  let client = sqs.client;
  const agent = () => sqsAgent({ queueUrl }, client);
  return {
    agent: {
      heartbeats: true,
      start: (attempt) => {
        const here = agent();
        client = sqs.client;
        return here.start(attempt);
      },
      stop: (reference) => agent().stop(reference),
    },
    async runs() {
      for (const body of await sqs.bodies(queueUrl)) letters.push(JSON.parse(body));
      return runsOf(letters);
    },
    troubles: [
      {
        given: 'no answer',
        arrange: () => {
          client = broken;
        },
        becomes: 'passing',
      },
    ],
    close: () => sqs.stop(),
  };
});

const INPUTS = ['run', 'task_id', 'task_url', 'attempt', 'sealed_token'];

describe.each([
  { by: 'workflow', how: { workflow: 'sluice.yml' } },
  { by: 'workflow of an enterprise host, which tells no id', how: { workflow: 'sluice.yml' } },
  { by: 'event', how: { event: 'sluice' } },
])('by $by', ({ by, how }) => {
  agentContract('github-actions', ['lose', 'asked'], async () => {
    const github = await startActions(INPUTS);
    const { server, instead, runs } = github;
    const tells = by === 'workflow';
    const settings = z.parse(ActionsSettings, {
      ...how,
      repository: 'acme/agents',
      ...(tells ? {} : { baseUrl: server.url }),
      credentials: { token: 'env:TOKEN' },
      secret: 'env:SECRET',
    });
    const toServer: typeof fetch = (input, init) =>
      fetch(String(input).replace('https://api.github.com', server.url), init);
    const answered = (
      status: number,
      message: string,
      becomes: Trouble['becomes'],
      headers: Record<string, string> = {},
    ): Trouble => ({
      given: message,
      arrange: () =>
        void instead.push({
          status,
          body: JSON.stringify({ message }),
          headers: { 'content-type': 'application/json', ...headers },
        }),
      becomes,
    });
    return {
      agent: actionsAgent(settings, { fetch: toServer, secret }),
      runs: async () =>
        runs.map((run) => ({
          running: run.status !== 'completed',
          told: JSON.stringify(run.inputs),
        })),
      loseAnswer: github.loseAnswer,
      end: async () => {
        Object.assign(runs[0], { status: 'completed', conclusion: 'startup_failure' });
        return 'startup_failure';
      },
      troubles: [
        answered(502, 'Bad gateway', 'passing'),
        answered(403, 'You have exceeded a secondary rate limit', 'passing'),
        answered(403, 'Forbidden for now', 'passing', { 'retry-after': '60' }),
        answered(429, 'Too many', 'passing'),
        answered(401, 'Bad credentials', { refused: /401: Bad credentials.*new credentials/ }),
        answered(403, 'Resource not accessible by integration', {
          refused: /not accessible.*Actions: read and write/,
        }),
        answered(404, 'Not Found', { refused: /Check repository and workflow/ }),
        answered(422, 'Workflow does not have a workflow_dispatch trigger', {
          refused: /Compare the workflow/,
        }),
        answered(301, 'Moved Permanently', { refused: /has moved/ }, { location: server.url }),
      ],
      close: () => server[Symbol.asyncDispose](),
    };
  });
});

/** Writes where it reports to, and waits to be told to end. */
const PROGRAM = `
  const { writeFileSync } = require('node:fs');
  const { SLUICE_RUNS, SLUICE_TASK_URL, SLUICE_TOKEN } = process.env;
  const file = SLUICE_RUNS + '/' + process.pid;
  writeFileSync(file + '.told', 'token ' + SLUICE_TOKEN + ' for ' + SLUICE_TASK_URL);
  process.on('SIGTERM', () => { writeFileSync(file + '.ended', ''); process.exit(0); });
  setInterval(() => {}, 1000);
`;

agentContract('command', [], async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sluice-command-'));
  const settings = { argv: [process.execPath, '-e', PROGRAM], env: ['SLUICE_RUNS'] };
  const env = { ...process.env, SLUICE_RUNS: folder };
  const here = commandAgent(settings, { runDirectory: join(folder, 'runs'), env });
  const nowhere = commandAgent(settings, { runDirectory: undefined });
  let agent = here;
  const begun = new Set<string>();
  const stopped = new Set<string>();
  const files = async (end: string) => (await readdir(folder)).filter((file) => file.endsWith(end));
  const settled = async (end: string, count: number) => {
    while ((await files(end)).length < count) await sleep(20);
  };
  const stop = async (reference: string) => {
    await here.stop(reference);
    if (begun.has(reference)) stopped.add(reference);
    await settled('.ended', stopped.size);
  };
  return {
    agent: {
      heartbeats: true,
      async start(attempt) {
        const started = await agent.start(attempt);
        agent = here;
        if ('reference' in started) begun.add(started.reference);
        await settled('.told', begun.size);
        return started;
      },
      stop,
    },
    runs: async () => {
      const ended = await files('.ended');
      return Promise.all(
        (await files('.told')).map(async (file) => ({
          running: !ended.includes(file.replace('.told', '.ended')),
          told: await readFile(join(folder, file), 'utf8'),
        })),
      );
    },
    troubles: [
      {
        given: 'no folder for runs',
        arrange: () => {
          agent = nowhere;
        },
        becomes: { refused: /one machine only/ },
      },
    ],
    close: async () => {
      for (const reference of begun) await stop(reference);
      await rm(folder, { recursive: true, maxRetries: 3 });
    },
  };
});
