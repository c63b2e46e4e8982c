import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from '@jest/globals';
import { resources, synthesize } from '../infra/synthesize.ts';

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');
const PAGE = read('docs/deploy.md');
const REMOVE_MS = 60_000;

const { template, remove } = await synthesize({ bundles: false });
afterAll(remove, REMOVE_MS);

/** Every prop of an interface, with its docstring on one line. */
function props(path: string, name: string) {
  const [, body = ''] =
    new RegExp(`export interface ${name} \\{(.*?)\\n\\}`, 's').exec(read(path)) ?? [];
  return [...body.matchAll(/\/\*\*(.*?)\*\/\s*readonly (\w+)\?:/gs)].map(([, doc = '', prop]) => {
    const [text = '', preset = ''] = doc
      .replace(/\n\s*\*/g, ' ')
      .replace(/\s+/g, ' ')
      .split('@default');
    return { prop, text: text.trim(), preset: preset.trim() };
  });
}

const own = props('infra/sluice.ts', 'SluiceProps');
const thresholds = props('infra/constructs/watches/alarm-thresholds.ts', 'AlarmThresholds');

test('every prop has a docstring with its default', () => {
  const optional = [...read('infra/sluice.ts').matchAll(/^ {2}readonly (\w+)\?:/gm)];
  expect(own.map(({ prop }) => prop)).toEqual(optional.map(([, prop]) => prop));
});

test.each([
  ...own,
  ...thresholds.map(({ prop, ...same }) => ({ ...same, prop: `alarmThresholds.${prop}` })),
])('$prop stands in the table as in its docstring', ({ prop, text, preset }) => {
  const shown = preset.startsWith('- ') ? preset.slice(2) : `\`${preset}\``;
  expect(preset).not.toBe('');
  expect(PAGE).toContain(`| \`${prop}\` | ${shown} | ${text} |`);
});

const counted = [...PAGE.matchAll(/^\| (\d+) \| `(AWS::[\w:]+)`/gm)];

test.each(counted.map(([, count, type = '']) => ({ count: Number(count), type })))(
  'there are $count of $type, as the page says',
  ({ count, type }) => {
    expect(Object.keys(resources(template, type))).toHaveLength(count);
  },
);

test('the page counts what there is', () => {
  expect(counted.length).toBeGreaterThan(8);
});

test('the alarms look at as many metrics as the page says', () => {
  const alarms = Object.values(resources(template, 'AWS::CloudWatch::Alarm'));
  const looked = alarms.map(({ Metrics = [] }) =>
    Math.max(1, Metrics.filter((each: object) => 'MetricStat' in each).length),
  );
  const sum = looked.reduce((all, each) => all + each, 0);
  expect(PAGE).toContain(`the ${sum} metrics that alarms look at`);
});
