import { execFile, spawnSync } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, test } from '@jest/globals';
import * as yaml from 'yaml';
import * as z from 'zod/mini';
import { agentKinds } from '../../shared/agents/agents.ts';
import { actionsAgent } from '../../shared/agents/github-actions/agent.ts';
import { ActionsSettings } from '../../shared/agents/github-actions/settings.ts';
import { notice } from '../../shared/agents/notice.ts';
import { seal } from '../../shared/agents/seal.ts';
import { variables } from '../../shared/agents/variables.ts';
import { ResultSchema } from '../../shared/core/result.ts';
import { agentSchema } from '../../shared/runtime/config/agent-schema.ts';
import { attemptOf } from '../shared/agents/attempt.ts';
import { serve } from '../shared/agents/server.ts';
import { startActions } from '../support/services/actions.ts';

const page = await readFile('docs/agents.md', 'utf8');
const folder = await mkdtemp(join(tmpdir(), 'sluice-docs-'));
afterAll(() => rm(folder, { recursive: true }));

const SECRET = 's'.repeat(64);
/** Described in configuration.md, and in the README. */
const LOCAL = ['command', 'http', 'sqs'];
const run = promisify(execFile);

/** The first code block of a language below a heading; the whole page's where there is none. */
function block(language: string, heading = ''): string {
  const below = page.slice(heading === '' ? 0 : page.indexOf(`\n## ${heading}\n`));
  const found = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(below)?.[1];
  if (found === undefined) throw new Error(`no ${language} below ${heading}`);
  return found;
}

const config = yaml.parse(block('yaml'));
const attempt = attemptOf();
const event = JSON.parse(notice(attempt, { token: attempt.token }));

test('every kind has its row, and the configuration shown fits', () => {
  for (const { name } of agentKinds) expect(page).toMatch(new RegExp(`^\\| \`${name}\` \\|`, 'm'));
  const schema = agentSchema(agentKinds);
  for (const agent of Object.values(config.agents))
    expect(() => z.parse(schema, agent)).not.toThrow();
  const shown = Object.values<object>(config.agents).flatMap((agent) => Object.keys(agent));
  const onServices = agentKinds.map(({ name }) => name).filter((name) => !LOCAL.includes(name));
  expect(shown).toEqual(expect.arrayContaining(onServices));
});

test('the table names what is told, and nothing else', () => {
  const both = [
    ...variables(attempt, { token: 't' }),
    ...variables(attempt, { sealedToken: 't' }),
  ].map(({ name }) => name);
  const named = [
    ...page.matchAll(/`(SLUICE_(?:TASK_URL|TASK_ID|TOKEN|SEALED_TOKEN|ATTEMPT|RUN))`/g),
  ];
  expect(new Set(named.map(([, name]) => name))).toEqual(new Set(both));
});

test('ecs: the task definition has the container, the family and the roles of the configuration', () => {
  const { ecs } = config.agents['on-fargate'];
  const definition = JSON.parse(block('json', 'ecs'));
  const [container] = definition.containerDefinitions;
  expect(definition.family).toBe(ecs.taskDefinition);
  expect(container.name).toBe(ecs.containerName);
  expect([definition.taskRoleArn, definition.executionRoleArn]).toEqual(ecs.roles);
  expect(container.secrets[0].valueFrom).toContain(
    ecs.secret.replace('secretsmanager:', ':secret:'),
  );
});

test('codebuild: the buildspec runs the program', () => {
  const { version, phases } = yaml.parse(block('yaml', 'codebuild'));
  expect(version).toBe(0.2);
  expect(phases.build.commands.at(-1)).toBe('./sluice-run ./agent.sh');
});

test('stepfunctions: the paths of the state machine lead somewhere, to the variables that we send ourselves', () => {
  const { StartAt, States } = JSON.parse(block('json', 'stepfunctions'));
  const { Parameters, TimeoutSecondsPath } = States[StartAt];
  const at = (path: string) =>
    path
      .replace('$.', '')
      .split('.')
      .reduce((value, key) => value[key], event);
  expect(at(TimeoutSecondsPath)).toBe(attempt.deadlineSeconds);
  const told = Parameters.EnvironmentVariablesOverride.map((one: Record<string, string>) => ({
    name: one.Name,
    value: at(one['Value.$'] ?? ''),
  }));
  expect(variables(attempt, { token: attempt.token })).toEqual(expect.arrayContaining(told));
});

test('eventbridge: the rule takes what we put, for the agent of the configuration', () => {
  const pattern = JSON.parse(block('json', 'eventbridge'));
  const put = (agent: string) => ({
    source: 'sluice',
    'detail-type': 'task.start',
    detail: { ...event, task: { ...event.task, agent } },
  });
  expect(matches(pattern, put('on-eventbridge'))).toBe(true);
  expect(matches(pattern, put('another'))).toBe(false);
});

/** As EventBridge compares: every key of the pattern, one of its values. */
function matches(pattern: unknown, value: unknown): boolean {
  if (Array.isArray(pattern)) return pattern.includes(value);
  return Object.entries(Object(pattern)).every(([key, inner]) =>
    matches(inner, Reflect.get(Object(value), key)),
  );
}

describe('github-actions: the workflow', () => {
  const workflow = yaml.parse(block('yaml', 'github-actions'));
  const inputs = workflow.on.workflow_dispatch.inputs;

  test.each([
    { by: 'workflow', how: { workflow: 'sluice.yml' } },
    { by: 'event', how: { event: 'sluice' } },
  ])('has the inputs that we send by $by, all of them, and no other', async ({ how }) => {
    const github = await startActions(Object.keys(inputs));
    await using server = github.server;
    const { repository, secret } = config.agents['on-github']['github-actions'];
    const credentials = { token: 'env:T' };
    const settings = z.parse(ActionsSettings, { repository, secret, credentials, ...how });
    const agent = actionsAgent(settings, {
      fetch: (input, init) =>
        fetch(String(input).replace('https://api.github.com', server.url), init),
      secret: async () => SECRET,
    });
    expect(await agent.start(attempt)).toHaveProperty('reference');
    expect(Object.keys(github.runs[0].inputs).sort()).toEqual(Object.keys(inputs).sort());
  });

  test('is started by what is configured, and shows and locks the run by its name', () => {
    const name = /\$\{\{ inputs\.run \|\| github\.event\.client_payload\.run \}\}/;
    expect(workflow.on.repository_dispatch.types).toEqual(['sluice']);
    expect(workflow['run-name']).toMatch(name);
    expect(workflow.concurrency.group).toMatch(name);
    expect(workflow.concurrency['cancel-in-progress']).toBe(false);
  });

  test('lets nothing from outside into a script but by the environment', () => {
    const scripts = workflow.jobs.agent.steps.flatMap((step: { run?: string }) => step.run ?? []);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((script: string) => script.includes('${{'))).toEqual([]);
  });

  test('names only inputs that there are', () => {
    const named = [
      ...block('yaml', 'github-actions').matchAll(/(?:inputs|client_payload)\.(\w+)/g),
    ];
    expect(Object.keys(inputs)).toEqual(
      expect.arrayContaining([...new Set(named.map(([, name]) => name))]),
    );
  });
});

const hasCurl = spawnSync('curl', ['--version']).status === 0;

if (hasCurl) describe('sluice-run', sluiceRun);
else test.skip('sluice-run: there is no curl', () => {});

function sluiceRun(): void {
  /** Runs a program by the script of the page, with the answers of a server in the place of Sluice. */
  async function runs(
    program: string,
    answer: (path: string) => { status: number; body?: string },
  ) {
    await using server = await serve(({ path }) => answer(path));
    await writeFile(join(folder, 'sluice-run'), block('sh'));
    await writeFile(join(folder, 'unseal.mjs'), block('js'));
    await writeFile(join(folder, 'agent.sh'), program);
    for (const file of ['sluice-run', 'agent.sh']) await chmod(join(folder, file), 0o755);
    await run(join(folder, 'sluice-run'), [join(folder, 'agent.sh')], {
      env: {
        PATH: process.env.PATH,
        SLUICE_TASK_URL: `${server.url}/tasks/a:1`,
        SLUICE_SEALED_TOKEN: seal(attempt.token, SECRET),
        SLUICE_SECRET: SECRET,
        SLUICE_HEARTBEAT_SECONDS: '0.1',
      },
    }).catch(() => undefined);
    return server.received;
  }

  const task = JSON.stringify(attempt.task);
  const going = (path: string) => ({
    status: 200,
    body: path.endsWith('/heartbeat') ? '{"stop":false}' : task,
  });

  test('opens the token, gets the task, says it is alive, and reports the last line', async () => {
    const program = `#!/bin/sh\necho working\ngoal=$(cat); echo "{\\"success\\": true, \\"summary\\": \\"\${#goal}$SLUICE_TOKEN$SLUICE_SECRET\\"}"`;
    const received = await runs(program, going);
    expect(received.map(({ method, path }) => `${method} ${path}`)).toEqual(
      expect.arrayContaining([
        'GET /tasks/a:1',
        'POST /tasks/a:1/heartbeat',
        'POST /tasks/a:1/result',
      ]),
    );
    expect(new Set(received.map(({ headers }) => headers.authorization))).toEqual(
      new Set([`Bearer ${attempt.token}`]),
    );
    const result = z.parse(ResultSchema, JSON.parse(received.at(-1)?.text ?? ''));
    // Neither the token nor the secret is the program's.
    expect(result).toMatchObject({ success: true, summary: String(Buffer.byteLength(task)) });
  });

  test('a program that fails without a word is reported with its exit code', async () => {
    const received = await runs('#!/bin/sh\ncat >/dev/null; exit 2', going);
    const result = z.parse(ResultSchema, JSON.parse(received.at(-1)?.text ?? ''));
    expect(result).toMatchObject({ success: false, exit_code: 2 });
  });

  test('a run that was one too many does nothing', async () => {
    const received = await runs('#!/bin/sh\necho no', () => ({ status: 409, body: '{}' }));
    expect(received.map(({ method }) => method)).toEqual(['GET']);
  });

  test.each([
    { given: 'the heartbeat says so', status: 200, body: '{"stop":true}' },
    { given: 'the attempt is over', status: 409, body: '{}' },
  ])('a program is ended when $given', async ({ status, body }) => {
    let beats = 0;
    const program = '#!/bin/sh\nexec node -e "setInterval(() => {}, 1000)"';
    const received = await runs(program, (path) => {
      if (!path.endsWith('/heartbeat') || ++beats < 2) return going(path);
      return { status, body };
    });
    expect(received.at(-1)?.path).toBe('/tasks/a:1/result');
    expect(JSON.parse(received.at(-1)?.text ?? '')).toMatchObject({ success: false });
  });
}
