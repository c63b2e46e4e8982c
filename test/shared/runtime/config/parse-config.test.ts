import { describe, expect, test } from '@jest/globals';
import { parseConfig } from '../../../../shared/runtime/config/parse-config.ts';
import { messages, parse, registries, SMALLEST } from './parse.ts';

const edited = (from: string, to: string) => {
  expect(SMALLEST).toContain(from);
  return SMALLEST.replace(from, to);
};

test('the smallest configuration has every default', () => {
  expect(parse(SMALLEST)).toEqual({
    warnings: [],
    config: {
      connections: {
        gh: {
          tracker: 'github',
          secrets: ['env:HOOK'],
          accounts: ['acme'],
          self: [],
          mention: 'sluice',
          recovery: { enabled: true, hooks: [] },
          signature: { scheme: 'standard' },
          callbackHosts: [],
          labels: { trigger: 'sluice', inProgress: 'sluice-in-progress', failed: 'sluice-failed' },
          states: {},
        },
      },
      projects: [
        {
          name: 'shop',
          connection: 'gh',
          repos: ['acme/*'],
          intake: {
            enabled: true,
            labels: ['sluice'],
            excludeLabels: [],
            mention: false,
            poll: { enabled: false, interval: 60, maxResults: 50, maxAge: 30 * 86_400 },
            ingest: { enabled: false, default: false, createTicket: false },
            delegation: false,
            statuses: [],
            teams: [],
            projects: [],
          },
          authorize: { permission: 'write', users: [] },
          agent: 'shell',
          routes: [],
          scan: { mode: 'block', threshold: 0.6, allow: { authors: [], labels: [], rules: [] } },
          limits: {
            breaker: { starts: 6, bots: 3, window: 3_600 },
            concurrency: 5,
            retries: 1,
            startBy: 600,
            deadline: 7200,
          },
          defaults: { riskTier: 'medium' },
          writeBack: { close: false },
        },
      ],
      agents: { shell: { command: { argv: ['sh', 'agent.sh'], env: [] } } },
    },
  });
});

test('what comes out can go in again', () => {
  const first = parse(SMALLEST);
  const second = parse(JSON.stringify('config' in first && first.config));
  expect('config' in first && first.config).toEqual('config' in second && second.config);
});

describe('one problem, named with its line and what is accepted', () => {
  test.each([
    {
      given: 'a wrong word',
      from: '    agent: shell',
      to: '    agent: shell\n    scan: {mode: blok}',
      message: "Expected `mode` to be off, flag or block, got 'blok' (sluice.yaml:13)",
    },
    {
      given: 'an unknown tracker',
      from: 'tracker: github',
      to: 'tracker: gitlab',
      message: "Expected `tracker` to be github, linear or webhook, got 'gitlab' (sluice.yaml:3)",
    },
    {
      given: 'a missing key',
      from: '    tracker: github\n',
      to: '',
      message: '`tracker` is missing: expected github, linear or webhook (sluice.yaml:2)',
    },
    {
      given: 'an unknown key',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    base_url: https://ghe.example/api/v3',
      message:
        'Unknown key `base_url` in `connections.gh`: did you mean `baseUrl`? (sluice.yaml:6)',
    },
    {
      given: 'a name from Object.prototype as a key',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    toString: x',
      message: expect.stringMatching(
        /^Unknown key `toString` in `connections.gh`.*\(sluice.yaml:6\)$/,
      ),
    },
    {
      given: 'an unknown key of an agent',
      from: 'command: [sh, agent.sh]',
      to: 'command: {argv: [sh], evn: [A]}',
      message: 'Unknown key `evn` in `agents.shell.command`: did you mean `env`? (sluice.yaml:15)',
    },
    {
      given: 'a misspelt key of recovery',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    recovery: {enable: false}',
      message:
        'Unknown key `enable` in `connections.gh.recovery`: did you mean `enabled`? (sluice.yaml:6)',
    },
    {
      given: 'a glob for hooks',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    recovery: {hooks: [acme/*]}',
      message:
        "Expected `hooks[0]` to be `app`, an owner or `owner/repo`, without `*`, got 'acme/*' (sluice.yaml:6)",
    },
    {
      given: 'an address of hooks that is none',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    recovery: {url: http://hooks.acme.example}',
      message: expect.stringMatching(/^Expected `url` to be an https address/),
    },
    {
      given: 'polling',
      from: '      labels: [sluice]',
      to: '      labels: [sluice]\n      poll: 5m',
      message: expect.stringMatching(
        /^Expected `poll` to be a section with keys of its own, got '5m'/,
      ),
    },
    {
      given: 'polling too often',
      from: '      labels: [sluice]',
      to: '      labels: [sluice]\n      poll: {enabled: true, interval: 10s}',
      message: expect.stringMatching(/^Expected `interval` to be at least 30 seconds, got/),
    },
    {
      given: 'polling for everything',
      from: '      labels: [sluice]',
      to: '      mention: true\n      poll: {enabled: true}',
      message: expect.stringMatching(/would poll for every ticket: set `labels` or `assignee`/),
    },
    {
      given: 'a number for a label',
      from: 'labels: [sluice]',
      to: 'labels: [12]',
      message: 'Expected `labels[0]` to be a text, got 12: put it in quotes (sluice.yaml:11)',
    },
    {
      given: 'nothing for a list',
      from: 'labels: [sluice]',
      to: 'labels:',
      message: 'Expected `labels` to be a list, got nothing (sluice.yaml:11)',
    },
    {
      given: 'a duration in words',
      from: '    agent: shell',
      to: '    agent: shell\n    limits: {deadline: soon}',
      message:
        "Expected `deadline` to be seconds or a duration such as 30s, 5m or 2h, at most 168h, got 'soon' (sluice.yaml:13)",
    },
    {
      given: 'a duration of nothing',
      from: '    agent: shell',
      to: '    agent: shell\n    limits: {startBy: 0}',
      message: expect.stringMatching(/^Expected `startBy` to be seconds/),
    },
    {
      given: 'a threshold that blocks everything',
      from: '    agent: shell',
      to: '    agent: shell\n    scan: {threshold: 0}',
      message: 'Expected `threshold` to be more than 0, got 0 (sluice.yaml:13)',
    },
    {
      given: 'a second opinion of nobody',
      from: '    agent: shell',
      to: '    agent: shell\n    scan: {secondOpinion: {}}',
      message: '`bedrock` is missing: expected a section with keys of its own (sluice.yaml:13)',
    },
    {
      given: 'a guardrail without its version',
      from: '    agent: shell',
      to: '    agent: shell\n    scan:\n      secondOpinion:\n        bedrock: {guardrail: gr1}',
      message:
        '`version` is missing: expected the number of a version, such as `3`, or `DRAFT` (sluice.yaml:15)',
    },
    {
      given: 'a guardrail’s name',
      from: '    agent: shell',
      to: '    agent: shell\n    scan:\n      secondOpinion:\n        bedrock: {guardrail: My guardrail, version: 3}',
      message:
        "Expected `guardrail` to be the id or the ARN of a guardrail, got 'My guardrail' (sluice.yaml:15)",
    },
    {
      given: 'a version that there is none of',
      from: '    agent: shell',
      to: '    agent: shell\n    scan:\n      secondOpinion:\n        bedrock: {guardrail: gr1, version: latest}',
      message:
        "Expected `version` to be the number of a version, such as `3`, or `DRAFT`, got 'latest' (sluice.yaml:15)",
    },
    {
      given: 'an unknown connection',
      from: 'connection: gh',
      to: 'connection: ghh',
      message: "There is no connection 'ghh': did you mean `gh`? (sluice.yaml:8)",
    },
    {
      given: 'an unknown agent',
      from: 'agent: shell',
      to: 'agent: robot',
      message: "There is no agent 'robot': expected shell (sluice.yaml:12)",
    },
    {
      given: 'a route to an unknown agent',
      from: '    agent: shell',
      to: '    agent: shell\n    routes:\n      - {agent: shell, labels: [a]}\n      - {agent: docs, labels: [b]}',
      message: "There is no agent 'docs': expected shell (sluice.yaml:15)",
    },
    {
      given: 'a route that takes everything',
      from: '    agent: shell',
      to: '    agent: shell\n    routes: [{agent: shell}]',
      message: expect.stringMatching(
        /^Expected `routes\[0\]` to be a route with `labels` or `words`/,
      ),
    },
    {
      given: 'a route by a phrase, which never fits',
      from: '    agent: shell',
      to: '    agent: shell\n    routes: [{agent: shell, words: [read me]}]',
      message:
        "Expected `words[0]` to be one word of letters and digits, got 'read me' (sluice.yaml:13)",
    },
    {
      given: 'no rule',
      from: '      labels: [sluice]',
      to: '      excludeLabels: [wip]',
      message: expect.stringMatching(
        /^Project `shop` says nowhere which tickets it wants.*\(sluice.yaml:10\)$/,
      ),
    },
    {
      given: 'no account',
      from: '    accounts: [acme]\n',
      to: '',
      message: expect.stringMatching(/^Connection `gh` speaks for no account.*\(sluice.yaml:2\)$/),
    },
    {
      given: 'a star inside an account',
      from: 'accounts: [acme]',
      to: 'accounts: ["*/shop"]',
      message: expect.stringMatching(/^Expected `accounts\[0\]` to be an owner.*only at its end/),
    },
    {
      given: 'no secret',
      from: 'secrets: [env:HOOK]',
      to: 'secrets: []',
      message: expect.stringMatching(/^Connection `gh` has no `secrets`, .*\(sluice.yaml:4\)$/),
    },
    {
      given: 'a third secret',
      from: 'secrets: [env:HOOK]',
      to: 'secrets: [env:A, env:B, env:C]',
      message: expect.stringMatching(/at most two live secrets/),
    },
    {
      given: 'an end without its zone',
      from: '[env:HOOK]',
      to: '[env:HOOK, {ref: env:OLD, until: 2027-01-31T12:00}]',
      message:
        'Expected `until` to be a moment with its zone, such as 2027-01-31T12:00:00Z, got something else (sluice.yaml:4)',
    },
    {
      given: 'an end on the 30th of February',
      from: '[env:HOOK]',
      to: '[env:HOOK, {ref: env:OLD, until: 2027-02-30T12:00:00Z}]',
      message: expect.stringMatching(/^Expected `until` to be a moment/),
    },
    {
      given: 'a secret with a beginning',
      from: '[env:HOOK]',
      to: '[env:HOOK, {ref: env:OLD, from: 2026-01-31T12:00:00Z, until: 2027-01-31T12:00:00Z}]',
      message:
        'Unknown key `from` in `connections.gh.secrets[1]`: accepted are ref, until (sluice.yaml:4)',
    },
    {
      given: 'a secret with an end in place of its reference',
      from: '[env:HOOK]',
      to: "[{ref: hunter2, until: '2027-01-31T12:00:00Z'}]",
      message: expect.stringMatching(/^Secrets are references, never values/),
    },
    {
      given: 'a secret that is a number',
      from: '[env:HOOK]',
      to: '[7]',
      message: expect.stringMatching(/^Expected `secrets\[0\]` to be a reference such as/),
    },
    {
      given: 'a repository outside of repos',
      from: '    agent: shell',
      to: '    agent: shell\n    repo: other/shop',
      message:
        "Expected the project's own repository to be inside `repos` (acme/*), got 'other/shop' (sluice.yaml:13)",
    },
    {
      given: 'two repositories of its own',
      from: '    agent: shell',
      to: '    agent: shell\n    repo: acme/a\n    defaults: {repo: acme/b}',
      message: expect.stringMatching(/^Expected `defaults.repo` to be `repo`/),
    },
    {
      given: 'labels that are alike',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    labels: {failed: Sluice}',
      message: expect.stringMatching(/^Expected `labels` to be three different labels/),
    },
    {
      given: 'half of an app',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    credentials: {appId: 7, privateKey: env:KEY}',
      message: expect.stringMatching(
        /^Expected `credentials` to be exactly {token}, .* got {appId, privateKey}/,
      ),
    },
    {
      given: 'http to another machine',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    baseUrl: http://ghe.example',
      message: expect.stringMatching(/^Expected `baseUrl` to be an https address/),
    },
    {
      given: 'a mapping without a title',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    mapping: {a.b: repo}',
      message: expect.stringMatching(/^Expected `mapping` to be .*`title`/),
    },
    {
      given: 'HMAC without a header',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    signature: {scheme: hmac}',
      message: '`header` is missing: expected a text (sluice.yaml:6)',
    },
    {
      given: 'a weak algorithm',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    signature: {scheme: hmac, header: X-Sig, algorithm: sha1}',
      message: "Expected `algorithm` to be sha256 or sha512, got 'sha1' (sluice.yaml:6)",
    },
    {
      given: 'an agent of two kinds',
      from: 'command: [sh, agent.sh]',
      to: 'command: [sh]\n    sqs: {queueUrl: https://sqs.eu-west-1.amazonaws.com/1/a}',
      message: expect.stringMatching(/^Expected `shell` to be of exactly one kind/),
    },
    {
      given: 'a command line for a shell',
      from: 'command: [sh, agent.sh]',
      to: 'command: sh agent.sh',
      message: expect.stringMatching(/^Expected `command` to be the program and its arguments/),
    },
    {
      given: 'an agent whose name no label can bear',
      from: '  shell:\n',
      to: '  shell:\n    command: [sh]\n  Robot:\n',
      message: expect.stringMatching(/^Expected `Robot` in `agents` to be .* in lower case/),
    },
    {
      given: 'a key that stands twice',
      from: '    accounts: [acme]',
      to: '    accounts: [acme]\n    accounts: [evil]',
      message: 'The same key stands twice in one section (sluice.yaml:6)',
    },
    {
      given: 'a tag',
      from: 'tracker: github',
      to: 'tracker: !env TRACKER',
      message: 'Tags (`!name`) are not understood (sluice.yaml:3)',
    },
    {
      given: 'text that is not YAML',
      from: 'accounts: [acme]',
      to: 'accounts: [acme',
      message: expect.stringMatching(/^This is not YAML: .*\(sluice.yaml:\d+\)$/),
    },
  ])('$given', ({ from, to, message }) => {
    expect(messages(edited(from, to))).toContainEqual(message);
    if (!/TRACKER|\[acme$/.test(to)) expect(messages(edited(from, to))).toHaveLength(1);
  });

  test.each([
    { given: 'an empty file', text: '', message: /^`connections` is missing/ },
    { given: 'a file of one word', text: 'hello', message: /^Expected the file to be a section/ },
    { given: 'an alias without an anchor', text: 'a: *b', message: /^An alias/ },
    { given: 'two documents', text: `${SMALLEST}---\n${SMALLEST}`, message: /^This is not YAML/ },
  ])('$given', ({ text, message }) => {
    expect(messages(text)).toEqual([expect.stringMatching(message)]);
  });
});

test('every problem is named at once, in the order of the lines', () => {
  const text = SMALLEST.replace('tracker: github', 'tracker: gitlab')
    .replace('connection: gh', 'connection: hg')
    .replace(
      'agent: shell',
      'agent: robot\n    limits: {concurrency: many}\n    scan: {mode: blok}',
    )
    .concat('    timeout: never\nextra: 1\n');
  expect(messages(text).map((message) => message.replace(/.*:(\d+)\)$/, '$1'))).toEqual([
    '3',
    '8',
    '12',
    '13',
    '14',
    '18',
    '19',
  ]);
});

describe('a secret that was written as a value', () => {
  const SECRET = 'ghp_0123456789abcdef';
  test.each([
    { given: 'in the list', from: 'secrets: [env:HOOK]', to: `secrets: [${SECRET}]` },
    { given: 'in place of the list', from: 'secrets: [env:HOOK]', to: `secrets: ${SECRET}` },
    {
      given: 'as a token',
      from: '    accounts: [acme]',
      to: `    accounts: [acme]\n    credentials: {token: ${SECRET}}`,
    },
    {
      given: 'in place of credentials',
      from: '    accounts: [acme]',
      to: `    accounts: [acme]\n    credentials: ${SECRET}`,
    },
    {
      given: 'of an agent',
      from: 'command: [sh, agent.sh]',
      to: `http: {url: "https://a.example", secret: ${SECRET}}`,
    },
    {
      given: 'in a URL',
      from: '    accounts: [acme]',
      to: `    accounts: [acme]\n    baseUrl: https://u:${SECRET}@a.example`,
    },
    { given: 'in broken YAML', from: 'secrets: [env:HOOK]', to: `secrets: [${SECRET}: "` },
    { given: 'as an alias', from: 'secrets: [env:HOOK]', to: `secrets: [*${SECRET}]` },
    { given: 'as a tag', from: 'secrets: [env:HOOK]', to: `secrets: [!${SECRET} a]` },
  ])('$given → refused and not repeated', ({ from, to }) => {
    const said = messages(edited(from, to)).join('\n');
    expect(said).not.toBe('');
    expect(said).not.toContain(SECRET);
  });
});

describe('warnings', () => {
  const warnings = (text: string) => {
    const parsed = parse(text);
    return 'warnings' in parsed ? parsed.warnings.map(({ message }) => message) : parsed.problems;
  };
  const second = (intake: string) =>
    SMALLEST.replace(
      'agents:',
      `  - {name: docs, connection: gh, repo: acme/docs, agent: shell, intake: ${intake}}\nagents:`,
    );
  const OVERLAP =
    /^A ticket that both `shop` and `docs` want goes to `shop`, the first in the file \(sluice.yaml:13\)$/;

  test.each([
    { given: 'the same label', intake: '{labels: [Sluice]}', overlap: true },
    { given: 'the label and another', intake: '{labels: [sluice, docs]}', overlap: true },
    {
      given: 'the label and an assignee',
      intake: '{labels: [sluice], assignee: bot}',
      overlap: true,
    },
    { given: 'another label', intake: '{labels: [docs]}', overlap: false },
    { given: 'a mention', intake: '{mention: true}', overlap: false },
    {
      given: 'the label, excluded here',
      intake: '{labels: [other], excludeLabels: [sluice]}',
      overlap: false,
    },
    {
      given: 'a project that is off',
      intake: '{enabled: false, labels: [sluice]}',
      overlap: false,
    },
  ])('two projects, $given → $overlap', ({ intake, overlap }) => {
    expect(warnings(second(intake))).toEqual(overlap ? [expect.stringMatching(OVERLAP)] : []);
  });

  test('a connection that no project uses', () => {
    const text = SMALLEST.replace(
      'projects:',
      '  ci: {tracker: webhook, secrets: [env:CI]}\nprojects:',
    );
    expect(warnings(text)).toEqual([
      expect.stringMatching(/^No enabled project uses connection `ci`/),
    ]);
  });

  test('the end stands at the newest secret', () => {
    const text = SMALLEST.replace(
      '[env:HOOK]',
      '[{ref: env:HOOK, until: 2027-01-31T12:00:00Z}, env:OLD]',
    );
    expect(warnings(text)).toEqual([
      expect.stringMatching(/^The newest secret of connection `gh` has an end/),
    ]);
  });

  test('the draft of a guardrail', () => {
    const draft = '    scan: {secondOpinion: {bedrock: {guardrail: gr1, version: DRAFT}}}';
    expect(warnings(SMALLEST.replace('    agent: shell', `    agent: shell\n${draft}`))).toEqual([
      expect.stringMatching(/^The draft of a guardrail changes while it is edited.*:13\)$/),
    ]);
  });

  test('a project that may hand out no repository', () => {
    expect(warnings(SMALLEST.replace('    repos: [acme/*]\n', ''))).toEqual([
      expect.stringMatching(/^Project `shop` may hand out no repository/),
    ]);
  });
});

test.each(['3', "'3'"])('a version of a guardrail is written %s', (version) => {
  const arn = 'arn:aws:bedrock:eu-central-1:123456789012:guardrail/gr1';
  const scan = `    scan: {secondOpinion: {bedrock: {guardrail: '${arn}', version: ${version}}}}`;
  const parsed = parse(SMALLEST.replace('    agent: shell', `    agent: shell\n${scan}`));
  const [project] = 'config' in parsed ? parsed.config.projects : [];
  expect(project?.scan.secondOpinion).toEqual({ bedrock: { guardrail: arn, version: '3' } });
  expect(parse(JSON.stringify('config' in parsed ? parsed.config : {}))).toEqual(parsed);
});

test('a generic sender needs neither rule nor account', () => {
  const text = SMALLEST.replace('tracker: github', 'tracker: webhook')
    .replace('    accounts: [acme]\n', '')
    .replace('    intake:\n      labels: [sluice]\n', '');
  expect(messages(text)).toEqual([]);
});

test.each([
  { key: 'baseUrl', value: 'https://tickets.acme.example' },
  { key: 'root', value: './work-items' },
] as const)('a tracker without a usual place: `$key` says where it is', ({ key, value }) => {
  const read = (text: string) =>
    parseConfig(text, {
      file: 'sluice.yaml',
      trackers: [{ name: 'placed', needsRule: true, placedBy: key }],
      agentKinds: registries.agentKinds,
    });
  const text = SMALLEST.replace('tracker: github', 'tracker: placed');
  expect(read(text)).toMatchObject({
    problems: [
      {
        path: 'connections.gh',
        message: `Connection \`gh\` does not say where its tracker is: set \`${key}\` (sluice.yaml:2)`,
      },
    ],
  });
  expect(read(text.replace('placed', `placed\n    ${key}: ${value}`))).toHaveProperty('config');
});

test('nor does one that is polled: it names only what it wants done', () => {
  const polled = SMALLEST.replace('labels: [sluice]', 'poll: {enabled: true}');
  expect(messages(polled)).toHaveLength(2);
  expect(messages(polled.replace('tracker: github', 'tracker: webhook'))).toEqual([]);
});

test('what was read of a connection without secrets is read again as the same', () => {
  const polled = SMALLEST.replace('    secrets: [env:HOOK]\n', '').replace(
    'labels: [sluice]',
    'labels: [sluice]\n      poll: {enabled: true}',
  );
  const parsed = parse(polled);
  expect(parsed).toMatchObject({ config: { connections: { gh: { secrets: [] } } } });
  expect(parse(JSON.stringify('config' in parsed ? parsed.config : {}))).toEqual(parsed);
});

test('a tracker to which nothing is sent needs a rule, and no secret and account', () => {
  const trackers = [{ name: 'files', needsRule: true, polledOnly: true } as const];
  const text = SMALLEST.replace('tracker: github', 'tracker: files')
    .replace('    secrets: [env:HOOK]\n    accounts: [acme]\n', '')
    .replace('labels: [sluice]', 'poll: {enabled: true}');
  const read = (yaml: string) =>
    parseConfig(yaml, { ...registries, trackers, file: 'sluice.yaml' });
  expect(read(text)).toMatchObject({
    problems: [
      { message: expect.stringContaining('says nowhere which tickets it wants') },
      { message: expect.stringContaining('would poll for every ticket') },
    ],
  });
  expect(read(text.replace('poll:', 'labels: [sluice]\n      poll:'))).toHaveProperty('config');
});

test('durations', () => {
  const text = SMALLEST.replace(
    'agent: shell',
    'agent: shell\n    limits: {startBy: 90, deadline: 2h}',
  ).concat('    timeout: 5m\n');
  expect(parse(text)).toMatchObject({
    config: {
      projects: [{ limits: { startBy: 90, deadline: 7200 } }],
      agents: { shell: { timeout: 300 } },
    },
  });
});
