import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readArgs } from '../../../../cli/args.ts';
import { commands } from '../../../../cli/commands/commands.ts';
import { agentKinds } from '../../../../shared/agents/agents.ts';
import { parseConfig } from '../../../../shared/runtime/config/parse-config.ts';
import { trackers } from '../../../../shared/trackers/trackers.ts';

const page = readFileSync(new URL('../../../../docs/trackers/gitea.md', import.meta.url), 'utf8');

test('the configuration that the page shows fits', () => {
  const [, yaml = ''] = /```yaml\n(.*?)```/s.exec(page) ?? [];
  const parsed = parseConfig(yaml.replace(/^ {3}/gm, ''), {
    file: 'sluice.yaml',
    trackers,
    agentKinds,
  });
  expect(parsed).toEqual({ config: expect.anything(), warnings: [] });
});

test('the commands that the page shows are commands', () => {
  const lines = [...page.matchAll(/`sluice ([^`\n<…]+)`/g)].map(([, line = '']) => line.trim());
  expect(lines.length).toBeGreaterThan(2);
  for (const line of lines) expect(() => readArgs(line.split(' '), commands)).not.toThrow();
});

test('it is set up in under ten steps', () => {
  const [, after = ''] = page.split('## Set it up');
  const steps = (after.split('\n## ')[0] ?? '').match(/^\d+\. /gm) ?? [];
  expect(steps.length).toBeGreaterThan(3);
  expect(steps.length).toBeLessThan(10);
});
