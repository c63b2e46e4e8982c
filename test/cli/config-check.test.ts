import { describe, expect, test } from '@jest/globals';
import { folder, sluice } from './command-line.ts';

const GOOD = `
connections:
  github: { tracker: github, secrets: [env:GITHUB], accounts: [acme] }
  far: { tracker: webhook, secrets: [secretsmanager:far] }
projects:
  - { name: shop, connection: github, repos: ['acme/*'], intake: { enabled: true, labels: [a] }, agent: mine }
  - { name: far, connection: far, repos: ['acme/*'], intake: { enabled: true }, agent: mine }
agents:
  mine: { command: [./agent.sh] }
`;

describe('sluice config check', () => {
  test('a good one → 0, and what is in it', async () => {
    await using kept = await folder({ 'sluice.yaml': GOOD });
    const at = { cwd: kept.path, env: { GITHUB: 'x' } };
    const { code, out, err } = await sluice(['config', 'check'], at);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe('sluice.yaml can be used: 2 connections, 2 projects, 1 agent.');
    expect(JSON.parse((await sluice(['config', 'check', '--json'], at)).out)).toEqual({
      ok: true,
      file: 'sluice.yaml',
      connections: ['github', 'far'],
      projects: ['shop', 'far'],
      agents: ['mine'],
      problems: [],
      warnings: [],
    });
  });

  test('a secret that is not here → a warning; what is on AWS is not asked for', async () => {
    await using kept = await folder({ 'sluice.yaml': GOOD });
    const { code, out } = await sluice(['config', 'check'], { cwd: kept.path });
    expect(code).toBe(0);
    expect(out).toMatch(/^warning {2}.*env:GITHUB/);
    expect(out).not.toContain('secretsmanager');
  });

  test('every problem with its line → 1', async () => {
    const broken = GOOD.replace('tracker: github', 'tracker: bitbucket').replace(
      'labels:',
      'lables:',
    );
    await using kept = await folder({ 'acme.yaml': `${broken}surprise: 1\n` });
    const { code, out, err } = await sluice(['config', 'check', 'acme.yaml'], { cwd: kept.path });
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^problem {2}.*\(acme\.yaml:3\)$/m);
    expect(out).toMatch(/^problem {2}.*`lables`.*`labels`.*\(acme\.yaml:6\)$/m);
    expect(out).toMatch(/^problem {2}.*`surprise`.*\(acme\.yaml:10\)$/m);
    const left = await sluice(['config', 'check', 'acme.yaml', '--json'], { cwd: kept.path });
    const { ok, problems } = JSON.parse(left.out);
    expect({ code: left.code, ok }).toEqual({ code: 1, ok: false });
    expect(problems.map(({ line }: { line: number }) => line)).toEqual(
      expect.arrayContaining([3, 6, 10]),
    );
  });

  test('a broken file is no way into the terminal', async () => {
    await using kept = await folder({ 'sluice.yaml': 'connections: {}\n"\\e]0;x\\a": 1\n' });
    const { code, out } = await sluice(['config', 'check'], { cwd: kept.path });
    expect(code).toBe(1);
    expect(out).toContain('\\x1b]0;x');
    expect(out).not.toContain('\x1b');
  });

  test.each([
    { given: 'no file', argv: [], code: 4, says: 'sluice config check <file>' },
    { given: 'a folder', argv: ['.'], code: 1, says: 'EISDIR' },
  ])('$given → $code', async ({ argv, code, says }) => {
    await using kept = await folder();
    const left = await sluice(['config', 'check', ...argv], { cwd: kept.path });
    expect({ code: left.code, out: left.out }).toEqual({ code, out: '' });
    expect(left.err).toContain(says);
  });
});
