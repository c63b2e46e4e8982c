import { expect, test } from '@jest/globals';
import { fields, section, stacked, table } from '../../../cli/text/layout.ts';
import { painter } from '../../../cli/text/paint.ts';

const plain = painter(false);

test('columns are aligned by what a terminal shows, empty ones are left out', () => {
  const rows = [
    ['a', '', 'last'],
    ['日本', undefined, { text: 'x', colour: 'red' } as const],
    ['👩🏽‍🚀', '', ''],
  ];
  expect(table(['ONE', 'NONE', 'TWO'], rows, plain)).toBe('ONE   TWO\na     last\n日本  x\n👩🏽‍🚀');
});

test('a line break in a cell makes no line', () => {
  expect(table(['A', 'B'], [['one\ntwo', 'b']], plain).split('\n')).toHaveLength(2);
});

test('further lines of a value stand below its first, never at the margin', () => {
  expect(
    fields(
      [
        ['name', 'one\nwhy  faked'],
        ['none', undefined],
        ['x', 'y'],
      ],
      plain,
    ),
  ).toBe('name  one\n      why  faked\nx     y');
});

test('sections and stacks leave out what is empty', () => {
  expect(stacked('a', section('T', '', plain), section('T', 'x\ny', plain))).toBe(
    'a\n\nT\n  x\n  y',
  );
});

test('colour only where it is understood', () => {
  const rows = [[{ text: 'x', colour: 'red' } as const]];
  expect(table(['A'], rows, plain)).not.toContain('\x1b');
  expect(table(['A'], rows, painter(true))).toContain('\x1b[31mx\x1b[39m');
});
