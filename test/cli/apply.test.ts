import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { MAX_CONFIG_BYTES } from '../../shared/core/config-store.ts';
import { operated } from './applied.ts';
import { folder, runningSluice } from './command-line.ts';

const GOOD = `
connections:
  github: { tracker: github, secrets: [secretsmanager:sluice/github], accounts: [acme] }
projects:
  - { name: shop, connection: github, repos: ['acme/*'], intake: { labels: [sluice] }, agent: mine }
  - { name: docs, connection: github, repos: ['acme/*'], intake: { labels: [docs] }, agent: mine }
agents:
  mine: { sqs: { queueUrl: 'https://sqs.eu-central-1.amazonaws.com/123456789012/agents' } }
`;

async function applied(text = GOOD) {
  const kept = await folder({ 'sluice.yaml': text });
  const aws = await operated();
  return {
    ...aws,
    path: kept.path,
    edit: (edited: string) => writeFile(join(kept.path, 'sluice.yaml'), edited),
    run: (argv: readonly string[], more: object = {}) =>
      aws.sluice(argv, { cwd: kept.path, ...more }),
    async [Symbol.asyncDispose]() {
      await aws[Symbol.asyncDispose]();
      await kept[Symbol.asyncDispose]();
    },
  };
}

describe('sluice apply', () => {
  test('gives a deployment its first configuration, then says that it has it', async () => {
    await using all = await applied();
    const first = await all.run(['apply', '--yes']);
    expect(first).toMatchObject({ code: 0, err: '' });
    expect(first.out).toContain('Sluice has no configuration yet');
    expect(first.out).toContain('+ connections:');
    expect(first.out).toContain('Applied as version 1');
    const again = await all.run(['apply', '--yes']);
    expect(again).toEqual({ code: 0, err: '', out: 'Sluice has sluice.yaml already: version 1.' });
    expect(await all.store.read()).toMatchObject({ version: 1, by: 'aws' });
  });

  test('shows what changes, and only that', async () => {
    await using all = await applied();
    await all.run(['apply', '--yes']);
    await all.edit(
      GOOD.replace('labels: [sluice]', 'labels: [agent]')
        .replace('name: docs', 'name: manual')
        .replace(
          'agents:\n',
          'agents:\n  other: { http: { url: "https://a.example", secret: ssm:x } }\n',
        ),
    );
    const { code, out } = await all.run(['apply', '--dry-run']);
    expect(code).toBe(5);
    expect(out).toContain('~ projects.shop.intake.labels: [ sluice ] → [ agent ]');
    expect(out).toContain('- projects.docs:');
    expect(out).toContain('+ projects.manual:');
    expect(out).toContain('+ agents.other:\n+   http:');
    expect(out).not.toContain('connections');
    expect(out).toContain('nothing was changed');
    expect(await all.store.read()).toMatchObject({ version: 1 });
  });

  test('the order of projects is a difference, the order of keys is none', async () => {
    await using all = await applied();
    await all.run(['apply', '--yes']);
    const { connections, projects, agents } = parse(GOOD);
    await all.edit(JSON.stringify({ agents, projects, connections }));
    expect(await all.run(['apply', '--dry-run'])).toMatchObject({ code: 0 });
    await all.edit(JSON.stringify({ connections, projects: projects.toReversed(), agents }));
    const { code, out } = await all.run(['apply', '--dry-run']);
    expect(code).toBe(5);
    expect(out).toContain('~ projects (order): [ shop, docs ] → [ docs, shop ]');
  });

  test.each([
    { says: true, code: 0, version: 1, out: /^Applied as version 1/ },
    { says: false, code: 1, version: undefined, out: /^Nothing was changed/ },
  ])('asks, and $says is heard', async ({ says, code, version, out }) => {
    await using all = await applied();
    const left = await all.run(['apply'], { confirm: says });
    expect(left.code).toBe(code);
    expect(left.err).toContain('+ connections:');
    expect(left.err).toContain('Apply this to Sluice?');
    expect(left.out).toMatch(out);
    expect((await all.store.read())?.version).toBe(version);
  });

  test.each([['apply'], ['apply', '--json']])(
    'where nobody can be asked nothing is done: %p',
    async (...argv) => {
      await using all = await applied();
      const { code, err, out } = await all.run(argv);
      expect(code).toBe(2);
      expect(err + out).toContain('--yes');
      expect(await all.store.read()).toBeUndefined();
    },
  );

  test('whoever is faster wins, and the other hears of it', async () => {
    await using all = await applied();
    await all.run(['apply', '--yes']);
    await all.edit(GOOD.replace('[sluice]', '[agent]'));
    const { code, err } = await all.run(['apply'], {
      async confirm() {
        const kept = await all.store.read();
        await all.store.write({ document: kept?.document, at: 0, by: 'ben' }, 1);
        return true;
      },
    });
    expect(code).toBe(1);
    expect(err).toContain('you looked at version 1, and version 2 was applied by ben');
    expect(err).toContain('Run `sluice apply` again');
  });

  test('what works on a machine only is told', async () => {
    await using all = await applied(
      GOOD.replace('secretsmanager:sluice/github', 'env:HOOK').replace(
        /sqs: .*/,
        'command: [./a] }',
      ),
    );
    const { code, out } = await all.run(['apply', '--dry-run']);
    expect(code).toBe(5);
    expect(out).toMatch(/^warning {2}env:HOOK is a variable of a machine/m);
    expect(out).toMatch(/^warning {2}Agent `mine` is a command of a machine/m);
  });

  test('a file with problems goes nowhere', async () => {
    await using all = await applied(GOOD.replace('labels:', 'lables:'));
    const { code, out } = await all.run(['apply', '--yes']);
    expect(code).toBe(1);
    expect(out).toMatch(/^problem {2}.*`lables`.*sluice\.yaml:5/m);
    expect(all.calls).toEqual([]);
  });

  test('one that is too large goes nowhere', async () => {
    const mapping = Array.from({ length: 9_000 }, (_, n) => `project-${n}-of-a-very-large-company`);
    const repos = JSON.stringify(mapping.map((name) => `acme/${name}`));
    await using all = await applied(GOOD.replace(`['acme/*']`, repos));
    const { code, err } = await all.run(['apply', '--yes']);
    expect(code).toBe(1);
    expect(err).toContain(`at most ${MAX_CONFIG_BYTES}`);
    expect(err).toContain('Globs');
    expect(all.calls).toEqual([]);
  });

  test('as JSON', async () => {
    await using all = await applied();
    const dry = JSON.parse((await all.run(['apply', '--dry-run', '--json'])).out);
    expect(dry).toMatchObject({ ok: true, did: 'would', from: 0, stack: 'Sluice' });
    expect(dry.differences).toHaveLength(3);
    const done = JSON.parse((await all.run(['apply', '--yes', '--json'])).out);
    expect(done).toMatchObject({ ok: true, did: 'applied', version: 1 });
  });

  test('--yes and --dry-run exclude each other', async () => {
    await using all = await applied();
    expect(await all.run(['apply', '--yes', '--dry-run'])).toMatchObject({ code: 2 });
  });

  test('a Sluice on this machine reads its file itself', async () => {
    await using kept = await folder({ 'sluice.yaml': GOOD });
    const config = join(kept.path, 'sluice.yaml');
    await using running = await runningSluice(() => ({ body: {} }), { config });
    const { code, out } = await running.sluice(['apply'], { cwd: kept.path });
    expect(code).toBe(0);
    expect(out).toContain('sluice.yaml can be used');
    expect(out).toContain('reads sluice.yaml itself: an edit counts at once');
    expect(out).toContain('--stack');
    expect(running.received).toEqual([]);
  });
});

describe('sluice config show', () => {
  test('prints what was applied, as a file that can be applied again', async () => {
    await using all = await applied();
    await all.run(['apply', '--yes']);
    const { code, out } = await all.run(['config', 'show']);
    expect(code).toBe(0);
    expect(out).toMatch(/^# version 1 of Sluice, applied .* by aws\n/);
    await all.edit(out);
    expect(await all.run(['apply', '--dry-run'])).toMatchObject({ code: 0 });
    const json = JSON.parse((await all.run(['config', 'show', '--json'])).out);
    expect(json).toMatchObject({ ok: true, version: 1, document: parse(out) });
  });

  test('none → 4, with what to do', async () => {
    await using all = await applied();
    const { code, err } = await all.run(['config', 'show']);
    expect(code).toBe(4);
    expect(err).toContain('sluice apply');
  });

  test('of a Sluice on this machine: its file', async () => {
    await using kept = await folder({ 'acme.yaml': GOOD });
    const config = join(kept.path, 'acme.yaml');
    await using running = await runningSluice(() => ({ body: {} }), { config });
    const { code, out } = await running.sluice(['config', 'show']);
    expect(code).toBe(0);
    expect(out).toContain(`# ${config}`);
    expect(parse(out).projects[0].name).toBe('shop');
  });
});
