import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readArgs } from '../../cli/args.ts';
import { commands } from '../../cli/commands/commands.ts';
import { agentKinds } from '../../shared/agents/agents.ts';
import { parseConfig } from '../../shared/runtime/config/parse-config.ts';
import { trackers } from '../../shared/trackers/trackers.ts';

const pages = readdirSync('docs/trackers').map((page) => ({
  page,
  text: readFileSync(`docs/trackers/${page}`, 'utf8'),
}));

describe.each(pages)('docs/trackers/$page', ({ text }) => {
  test('sets up in fewer than ten steps', () => {
    const [, after = ''] = text.split('\n## Set-up\n');
    const [part = ''] = after.split('\n## ');
    const steps = [...part.matchAll(/^(\d+)\. /gm)].map(([, number]) => Number(number));
    expect(steps).toEqual(Array.from({ length: steps.length }, (_, at) => at + 1));
    expect(steps.length).toBeGreaterThan(1);
    expect(steps.length).toBeLessThan(10);
  });

  test('has a configuration that can be used as it stands', () => {
    const [, block = ''] = /```yaml\n([\s\S]*?)```/.exec(text) ?? [];
    const indent = /^ */.exec(block)?.[0].length ?? 0;
    const yaml = block.replaceAll(new RegExp(`^ {${indent}}`, 'gm'), '');
    expect(parseConfig(yaml, { file: 'sluice.yaml', trackers, agentKinds })).toEqual({
      config: expect.anything(),
      warnings: [],
    });
  });

  test('shows commands that there are', () => {
    const lines = [...text.matchAll(/`sluice ([^`\n<>|&…]+)`/g)].map(([, line = '']) =>
      line.trim(),
    );
    expect(lines.length).toBeGreaterThan(0);
    for (const line of lines) {
      const named = commands.some(({ name }) => name === line);
      const argv = line.split(/\s+/);
      expect(() => readArgs(named ? [...argv, '--help'] : argv, commands)).not.toThrow();
    }
  });
});
