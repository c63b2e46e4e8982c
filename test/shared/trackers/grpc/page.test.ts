import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { readArgs } from '../../../../cli/args.ts';
import { commands } from '../../../../cli/commands/commands.ts';
import { agentKinds } from '../../../../shared/agents/agents.ts';
import { parseConfig } from '../../../../shared/runtime/config/parse-config.ts';
import { trackers } from '../../../../shared/trackers/trackers.ts';

const page = readFileSync('docs/trackers/grpc.md', 'utf8');

test('the configurations of the page are taken as they are', () => {
  const blocks = [...page.matchAll(/^( *)```yaml\n(.*?)^ *```$/gms)];
  expect(blocks.length).toBeGreaterThan(0);
  for (const [, indent = '', block = ''] of blocks) {
    const text = block.replaceAll(new RegExp(`^${indent}`, 'gm'), '');
    const parsed = parseConfig(text, { file: 'sluice.yaml', trackers, agentKinds });
    expect(parsed).toMatchObject({ config: expect.anything(), warnings: [] });
  }
});

test('the command lines of the page are command lines', () => {
  const lines = [...page.matchAll(/`sluice ([^`\n<>…]+)`/g)].map(([, line = '']) => line);
  expect(lines.length).toBeGreaterThan(3);
  for (const line of lines) {
    const named = commands.some(({ name }) => name === line);
    const argv = [...line.split(/\s+/), ...(named ? ['--help'] : [])];
    expect(() => readArgs(argv, commands)).not.toThrow();
  }
});

test('it is set up in under ten steps', () => {
  const [, part = ''] = page.split('## Set-up');
  expect(part.split('\n## ')[0]?.match(/^\d+\. /gm)?.length).toBeLessThan(10);
});
