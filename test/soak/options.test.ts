import { describe, expect, test } from '@jest/globals';
import { optionsOf, UsageError } from './options.ts';

describe('what it is told', () => {
  test('nothing: a bounded run on what is embedded, with faults', () => {
    expect(optionsOf([])).toMatchObject({
      deliveries: 2_000,
      faultRate: 0.05,
      engine: 'dynalite',
      trackers: ['github', 'linear', 'sender'],
    });
  });

  test('how much, of what', () => {
    const args = ['--deliveries', '20000', '--seed', '7', '--projects', 'github, sender', '--json'];
    expect(optionsOf(args)).toMatchObject({
      deliveries: 20_000,
      seed: 7,
      trackers: ['github', 'sender'],
      json: true,
    });
  });

  test('help', () => {
    expect(optionsOf(['--help'])).toBe('help');
  });

  test.each([
    { given: ['--deliveries', 'many'], says: /--deliveries .* from 1 to .*, got many/ },
    { given: ['--deliveries', ''], says: /--deliveries/ },
    { given: ['--fault-rate', '5'], says: /--fault-rate .* 0 to 0.5, got 5/ },
    { given: ['--engine', 'postgres'], says: /dynalite or dynamodb-local, got postgres/ },
    { given: ['--projects', 'github,jira'], says: /github or linear or sender, got jira/ },
    { given: ['--deliverys', '5'], says: /deliverys/ },
  ])('$given is refused with what was expected', ({ given, says }) => {
    expect(() => optionsOf(given)).toThrow(UsageError);
    expect(() => optionsOf(given)).toThrow(says);
  });
});
