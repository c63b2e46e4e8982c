import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Surroundings } from './command-line.ts';
import { folder, NOW, sluice } from './command-line.ts';

const ID = '20261121-120000-fix-the-footer';
const HEADER = 'status\tid\tslug\ttitle\tkind\tpriority\tupdated_at';

/** A folder in which commands are run. */
async function desk() {
  const kept = await folder();
  const run = (argv: readonly string[], more: Surroundings = {}) =>
    sluice(['ticket', ...argv], { cwd: kept.path, env: { USER: 'ann', ...more.env }, ...more });
  return {
    run,
    read: (...names: readonly string[]) =>
      readFile(join(kept.path, 'work-items', ...names), 'utf8'),
    path: (...names: readonly string[]) => join(kept.path, ...names),
    [Symbol.asyncDispose]: kept[Symbol.asyncDispose],
  };
}

async function deskWithTicket(...options: readonly string[]) {
  const at = await desk();
  expect(await at.run(['create', '--title', 'Fix the footer', ...options])).toEqual({
    code: 0,
    out: ID,
    err: '',
  });
  return at;
}

describe('a ticket from its first day to its last', () => {
  test('on the command line', async () => {
    await using at = await deskWithTicket('--label', 'sluice, docs');
    expect(await at.read('open', ID, 'item.md')).toBe(
      [
        '---',
        `id: ${ID}`,
        'slug: fix-the-footer',
        'title: Fix the footer',
        'status: open',
        'kind: task',
        'priority: P2',
        'labels: [sluice, docs]',
        'created_at: 2026-11-21T12:00:00Z',
        'updated_at: 2026-11-21T12:00:00Z',
        'assignee: null',
        'legacy_ticket: null',
        '---',
        '',
        '## Background\n\nCreated by Sluice.\n\n## Acceptance criteria\n\n- TBD\n',
      ].join('\n'),
    );
    for (const word of ['plan', 'decision', 'report', 'comment'])
      expect(await at.run([word, ID], { stdin: `The ${word}.\n` })).toMatchObject({
        code: 0,
        err: '',
      });
    expect(
      await at.run(['review', 'fix-the-footer', '--request-changes', '--author', 'Bob B'], {
        stdin: 'No.',
      }),
    ).toMatchObject({ code: 0 });
    expect(await at.run(['comment', 'fix-the-footer'])).toMatchObject({ code: 0 });
    expect(await at.run(['status', ID, 'pending'])).toEqual({
      code: 0,
      out: `Moved: work-items/pending/${ID}`,
      err: '',
    });
    expect((await at.run(['list'])).out).toBe(HEADER);
    expect((await at.run(['list', '--status', 'all'])).out).toBe(
      `${HEADER}\npending\t${ID}\tfix-the-footer\tFix the footer\ttask\tP2\t2026-11-21T12:00:00Z`,
    );
    expect(await at.run(['close', ID, '--resolution', 'Mended.'])).toMatchObject({ code: 0 });
    expect(await at.read('closed', ID, 'resolution.md')).toBe('Mended.\n');

    const { events, ...shown } = JSON.parse((await at.run(['show', ID, '--json'])).out);
    expect(shown).toMatchObject({
      id: ID,
      status: 'closed',
      labels: ['sluice', 'docs'],
      resolution: 'Mended.\n',
      artifacts: [],
      path: `work-items/closed/${ID}`,
    });
    const told = events.map(({ kind, author, body }: Record<string, string>) => [
      kind,
      author,
      body,
    ]);
    expect(told).toEqual([
      ['create', 'ann', 'Created by Sluice.'],
      ['plan', 'ann', 'The plan.\n'],
      ['decision', 'ann', 'The decision.\n'],
      ['implementation_report', 'ann', 'The report.\n'],
      ['comment', 'ann', 'The comment.\n'],
      ['review', 'Bob-B', 'No.'],
      ['comment', 'ann', 'No body provided.\n'],
      ['close', 'ann', 'Mended.\n'],
    ]);
    expect(await at.run(['doctor'])).toEqual({ code: 0, out: 'doctor: ok', err: '' });
  });

  test('show, for people: the item and the end of the thread, without a sign that a terminal acts on', async () => {
    await using at = await deskWithTicket();
    await at.run(['comment', ID], { stdin: `${'line\n'.repeat(100)}\u001b[31mred` });
    const { out } = await at.run(['show', 'fix-the-footer']);
    expect(out).toContain(
      `# Fix the footer\n\nPath: work-items/open/${ID}\nStatus: open\nID: ${ID}\nSlug: fix-the-footer\n\n## item.md\n`,
    );
    expect(out).toContain('\\x1b[31mred');
    expect(out.slice(out.indexOf('## thread.md')).split('\n')).toHaveLength(82);
  });

  test('every field that can be given', async () => {
    await using at = await desk();
    await writeFile(at.path('body.md'), 'It says Wellcome.\n---\nSee above.');
    const { out, code } = await at.run([
      ...[
        'create',
        '--title',
        'A: b',
        '--slug',
        'My Slug',
        '--kind',
        'bug',
        '--priority',
        'P1',
        '--assignee',
        'bob',
      ],
      ...[
        '--repo',
        'acme/shop',
        '--readiness',
        'implementation-ready',
        '--needs-preflight',
        '--risk-flags',
        'data,money',
      ],
      ...[
        '--action-required',
        'ask: Ann',
        '--references',
        'file:a.ts, url:https://a.example/x',
        '--file',
        'body.md',
        '--json',
      ],
    ]);
    expect(code).toBe(0);
    const { id } = JSON.parse(out);
    expect(id).toBe('20261121-120000-my-slug');
    const shown = JSON.parse((await at.run(['show', 'my-slug', '--json'])).out);
    expect(shown).toMatchObject({
      title: 'A: b',
      kind: 'bug',
      priority: 'P1',
      assignee: 'bob',
      repo: 'acme/shop',
      readiness: 'implementation-ready',
      needsPreflight: true,
      riskFlags: ['data', 'money'],
      actionRequired: 'ask: Ann',
      references: [
        { kind: 'file', target: 'a.ts' },
        { kind: 'url', target: 'https://a.example/x' },
      ],
      body: '\nIt says Wellcome.\n---\nSee above.\n',
    });
  });
});

describe('which folder', () => {
  test.each([
    { given: '--root', argv: ['--root', 'a'], env: { WORK_ITEMS_DIR: 'b' }, is: 'a' },
    { given: 'WORK_ITEMS_DIR', argv: [], env: { WORK_ITEMS_DIR: 'b' }, is: 'b' },
    { given: 'nothing', argv: [], env: { WORK_ITEMS_DIR: '' }, is: 'work-items' },
  ])('$given → $is', async ({ argv, env, is }) => {
    await using at = await desk();
    const { out } = await at.run(['create', '--title', 'x', '--json', ...argv], { env });
    expect(JSON.parse(out).path).toBe(`${is}/open/20261121-120000-x`);
  });
});

describe('what goes wrong says what to do', () => {
  test.each([
    {
      given: 'no folder',
      argv: ['list', '--root', 'nowhere'],
      code: 4,
      says: 'There is no folder of tickets at',
      hint: 'sluice ticket create',
    },
    {
      given: 'no such ticket',
      argv: ['show', 'fix'],
      code: 4,
      says: "There is no ticket 'fix'.",
      hint: 'sluice ticket list --status all',
    },
    { given: 'no title', argv: ['create'], code: 2, says: 'needs a title', hint: '--title' },
    {
      given: 'an empty title',
      argv: ['create', '--title', ' '],
      code: 2,
      says: 'title is empty',
      hint: 'says something',
    },
    {
      given: 'a title of two lines',
      argv: ['create', '--title', 'a\nstatus: closed'],
      code: 2,
      says: 'line break',
      hint: 'one line',
    },
    {
      given: 'a slug that is taken',
      argv: ['create', '--title', 'x', '--slug', 'fix-the-footer'],
      code: 1,
      says: 'slug',
      hint: 'another',
    },
    {
      given: 'a reference that leads out',
      argv: ['create', '--title', 'x', '--references', 'file:../x'],
      code: 2,
      says: 'is no reference',
      hint: 'branch:',
    },
    {
      given: 'a state that there is not',
      argv: ['status', ID, 'done'],
      code: 2,
      says: "'done' is no state",
      hint: 'open, pending, closed',
    },
    {
      given: 'a review that says nothing',
      argv: ['review', ID],
      code: 2,
      says: 'approves, or asks',
      hint: '--approve',
    },
    {
      given: 'a review that says both',
      argv: ['review', ID, '--approve', '--request-changes'],
      code: 2,
      says: 'approves, or asks',
      hint: 'one of the two',
    },
    {
      given: 'two resolutions',
      argv: ['close', ID, '--resolution', 'a', '--file', 'b'],
      code: 2,
      says: 'twice',
      hint: 'one of the two',
    },
    {
      given: 'no such file',
      argv: ['comment', ID, '--file', 'nowhere.md'],
      code: 4,
      says: 'Cannot read nowhere.md',
      hint: 'standard input',
    },
  ])('$given → $code', async ({ argv, code, says, hint }) => {
    await using at = await deskWithTicket();
    const left = await at.run(argv);
    expect(left).toMatchObject({ code, out: '' });
    expect(left.err).toContain(says);
    expect(left.err).toContain(hint);
    const { out } = await at.run([...argv, '--json']);
    expect(JSON.parse(out)).toMatchObject({ ok: false, message: expect.stringContaining(says) });
    expect((await at.run(['doctor'])).out).toBe('doctor: ok');
  });

  test('a lock → who holds it', async () => {
    await using at = await deskWithTicket();
    const holder = {
      pid: process.pid,
      host: hostname(),
      nonce: '0123456789abcdef',
      at: new Date(NOW).toISOString(),
    };
    await writeFile(at.path('work-items/.ticket-backend.lock'), JSON.stringify(holder));
    const { code, err } = await at.run(['comment', ID]);
    expect(code).toBe(1);
    expect(err).toContain(`process ${process.pid} on ${hostname()} since 2026-11-21T12:00:00.000Z`);
    expect((await at.run(['list'])).code).toBe(0);
  }, 20_000);

  test('a file that cannot be read → the others all the same, and 1', async () => {
    await using at = await deskWithTicket();
    await mkdir(at.path('work-items/open/broken'));
    await writeFile(at.path('work-items/open/broken/item.md'), '---\nid: broken\n');
    const { code, out, err } = await at.run(['list']);
    expect({ code, lines: out.split('\n').length }).toEqual({ code: 1, lines: 2 });
    expect(err).toBe('sluice: open/broken/item.md:2: item.md missing frontmatter closer');
  });
});

describe('sluice ticket doctor', () => {
  test('names file and line, on standard error, and how many', async () => {
    await using at = await deskWithTicket();
    const item = at.path('work-items/open', ID, 'item.md');
    await writeFile(item, (await readFile(item, 'utf8')).replace('kind: task', 'kind:'));
    await rm(at.path('work-items/pending'), { recursive: true });
    await mkdir(at.path('tickets'));
    await writeFile(at.path('tickets/old.md'), '');
    await writeFile(at.path('TODO.md'), '# To do\n- [x](tickets/old.md)\n');
    const problems = [
      'pending: missing directory',
      `open/${ID}/item.md:6: missing required field 'kind'`,
      '../TODO.md:2: still references tickets/*.md',
      '../tickets/old.md: a ticket of the first form is left',
    ];
    const err = [...problems.map((each) => `doctor: ${each}`), 'doctor: 4 error(s)'].join('\n');
    expect(await at.run(['doctor'])).toEqual({ code: 1, out: '', err });
    const asked = await at.run(['doctor', '--json']);
    expect(asked.code).toBe(1);
    expect(JSON.parse(asked.out)).toMatchObject({ ok: false, problems: { length: 4 } });
  });

  test('does not tell more than a hundred, and counts all', async () => {
    await using at = await deskWithTicket();
    for (let copy = 0; copy < 101; copy++)
      await cp(at.path('work-items/open', ID), at.path(`work-items/open/copy-${copy}`), {
        recursive: true,
      });
    const { err } = await at.run(['doctor']);
    const lines = err.split('\n');
    expect(lines).toHaveLength(102);
    expect(lines.slice(-2)).toEqual(['doctor: … and 3 more', 'doctor: 103 error(s)']);
  });
});
