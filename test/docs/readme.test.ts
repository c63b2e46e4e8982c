import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { agentKinds } from '../../shared/agents/agents.ts';
import { ResultSchema } from '../../shared/core/result.ts';
import { parseConfig } from '../../shared/runtime/config/parse-config.ts';
import { trackers } from '../../shared/trackers/trackers.ts';

const readme = readFileSync('README.md', 'utf8');

/** The code blocks of a language, without the indent of the list they stand in. */
function blocks(language: string): string[] {
  return [
    ...readme.matchAll(new RegExp(`^( *)\`\`\`${language}\\n([\\s\\S]*?)^\\1\`\`\``, 'gm')),
  ].map(([, indent = '', body = '']) => body.replace(new RegExp(`^${indent}`, 'gm'), ''));
}

describe('the README', () => {
  test('shows the example agent as it is, in twenty lines or fewer', () => {
    const agent = readFileSync('infra/local/example/agent.sh', 'utf8');
    expect(blocks('sh')).toContain(agent);
    expect(agent.trim().split('\n').length).toBeLessThanOrEqual(20);
  });

  test('the agent takes a task and answers a result', () => {
    const task = JSON.stringify({
      version: 1,
      id: 'github:github.com:1:1',
      goal: 'Fix the footer',
    });
    const out = execFileSync('sh', ['infra/local/example/agent.sh'], {
      input: task,
      encoding: 'utf8',
    });
    const result = ResultSchema.parse(JSON.parse(out.trim().split('\n').at(-1) ?? ''));
    expect(result).toMatchObject({ success: true, summary: 'Looked at: Fix the footer' });
  });

  test('its configurations are accepted together', () => {
    const parts = blocks('yaml').map((block) => parse(block.replace('<organization id>', 'org')));
    const whole = {
      connections: Object.assign({}, ...parts.map((part) => part.connections)),
      projects: parts.flatMap((part) => part.projects ?? []),
      agents: Object.assign({}, ...parts.map((part) => part.agents)),
    };
    const parsed = parseConfig(JSON.stringify(whole), { file: 'README.md', trackers, agentKinds });
    expect(parsed).not.toHaveProperty('problems');
  });

  test('names only scripts and files that there are', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    const named = [...readme.matchAll(/npm run ([\w:-]+)/g)].map(([, name]) => name);
    expect(named.filter((name) => !(name && name in scripts))).toEqual([]);
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path ?? '');
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });
});
