import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, test } from '@jest/globals';

const PROGRAM = fileURLToPath(new URL('./processes/fused.ts', import.meta.url));

interface Death {
  readonly change: string;
  readonly at: number;
  readonly died: boolean;
  readonly before: readonly unknown[];
  readonly after: { readonly problems: readonly unknown[]; readonly notes: readonly unknown[] };
  readonly there: {
    readonly status: string;
    readonly field: string;
    readonly labels: string;
    readonly events: readonly string[];
  };
  readonly left: readonly string[];
}

let deaths: readonly Death[] = [];
beforeAll(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM]);
  deaths = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}, 120_000);

describe.each([
  { change: 'create', ends: 'open [x]' },
  { change: 'comment', ends: 'open [x]' },
  { change: 'pending', ends: 'pending [x]' },
  { change: 'status', ends: 'closed [x]' },
  { change: 'close', ends: 'closed [x]' },
  { change: 'labels', ends: 'open [y]' },
])('a process dies before each step of `$change`', ({ change, ends }) => {
  const of = () => deaths.filter((death) => death.change === change);

  test('there are steps, and without a death it is done', () => {
    expect(of().length).toBeGreaterThan(8);
    expect(of().filter(({ died }) => !died)).toEqual([of().at(-1)]);
  });

  test('doctor accepts what is left, and after the next change nothing is left over', () => {
    for (const { at, before, after, left } of of())
      expect({ at, before, after, left }).toEqual({
        at,
        before: [],
        after: { problems: [], notes: [] },
        left: [],
      });
  });

  test('the ticket is as it was or as it is to be', () => {
    for (const { at, there } of of()) {
      expect({ at, field: there.field }).toEqual({ at, field: there.status });
      expect(['open [x]', ends]).toContain(`${there.status} ${there.labels}`);
    }
    const [last] = of().slice(-1);
    expect(`${last?.there.status} ${last?.there.labels}`).toBe(ends);
  });
});
