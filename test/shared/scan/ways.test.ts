import { describe, expect, test } from '@jest/globals';
import { judge } from './settings.ts';
import { attacks, lookAlikes, WAYS } from './ways.ts';

describe.each(WAYS)('%s', (way) => {
  const own = (examples: typeof attacks) => examples.filter((example) => example.way === way);

  test('has an attack and a harmless look-alike of its own', () => {
    expect(own(attacks)).not.toEqual([]);
    expect(own(lookAlikes)).not.toEqual([]);
  });

  test('its attacks are stopped, and it is said why', () => {
    for (const { text } of own(attacks)) {
      const { decision, findings } = judge(text);
      expect({ text, decision }).not.toEqual({ text, decision: 'allow' });
      expect(findings).not.toEqual([]);
    }
  });

  test('its look-alikes pass', () => {
    for (const { text } of own(lookAlikes)) {
      const { decision, findings } = judge(text);
      expect({ text, decision, findings: decision === 'allow' ? [] : findings }).toEqual({
        text,
        decision: 'allow',
        findings: [],
      });
    }
  });
});

test('there are twenty', () => {
  expect(new Set(WAYS).size).toBe(20);
});

test('an example stands under one way only', () => {
  const texts = [...attacks, ...lookAlikes].map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
});
