import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from '@jest/globals';
import type * as z from 'zod/mini';
import { acceptedKeys } from '../../../../shared/runtime/config/accepted-keys.ts';
import { agentSchema } from '../../../../shared/runtime/config/agent-schema.ts';
import { connectionSchema } from '../../../../shared/runtime/config/connection-schema.ts';
import { ProjectSchema } from '../../../../shared/runtime/config/project-schema.ts';
import { parse, registries } from './parse.ts';

const page = readFileSync(
  resolve(import.meta.dirname, '../../../../docs/configuration.md'),
  'utf8',
);
const example = /```yaml\n(.*?)```/s.exec(page)?.[1] ?? '';

/** Every path of keys that a schema takes, down to the last. */
function paths(schema: z.core.$ZodType, path: readonly (string | number)[] = []): string[] {
  const inList =
    acceptedKeys(schema, path).length === 0 && acceptedKeys(schema, [...path, 0]).length > 0;
  const here = inList ? [...path, 0] : path;
  const keys = acceptedKeys(schema, here);
  if (keys.length === 0)
    return [
      path
        .map((key) => (key === 0 ? '[]' : `.${key}`))
        .join('')
        .slice(1),
    ];
  return keys.flatMap((key) => paths(schema, [...here, key]));
}

test('the example is complete and fits', () => {
  expect(parse(example)).toEqual({ config: expect.anything(), warnings: [] });
});

test.each([
  {
    section: 'connections.<name>',
    schema: connectionSchema(registries.trackers.map(({ name }) => name)),
  },
  { section: 'projects[]', schema: ProjectSchema },
  { section: 'agents.<name>', schema: agentSchema(registries.agentKinds) },
])('every key of $section is described', ({ section, schema }) => {
  const heading = `## ${section.replace('<', '\\<').replace('>', '\\>')}\n`;
  expect(page).toContain(heading);
  const text = page.slice(page.indexOf(heading) + heading.length).split('\n## ')[0] ?? '';
  const keys = text
    .split('\n')
    .flatMap((line) =>
      [...(line.split(' | ')[0] ?? '').matchAll(/`([^`]+)`/g)].map(([, key = '']) => key),
    );
  const described = keys.map((key, at) =>
    key.startsWith('.')
      ? `${keys
          .slice(0, at)
          .findLast((each) => !each.startsWith('.'))
          ?.replace(/\.\w+$/, '')}${key}`
      : key,
  );
  expect(described).toEqual(expect.arrayContaining(paths(schema)));
});
