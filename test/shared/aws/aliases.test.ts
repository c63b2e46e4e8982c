import { describe, expect, test } from '@jest/globals';
import { aliases } from '../../../shared/aws/aliases.ts';

describe('the name of an attribute in an expression', () => {
  test.each(['v', 'sw', 'st', 'h'])('stands as it is where it is short: %s', (attribute) => {
    const { name, attributes } = aliases();
    expect(name(attribute)).toBe(attribute);
    expect(attributes()).toEqual({});
  });

  test.each([
    'as',
    'at',
    'by',
    'do',
    'go',
    'if',
    'in',
    'is',
    'no',
    'of',
    'on',
    'or',
    'to',
    'AS',
    'a:',
    '#0',
    ':0',
    '',
    'a.',
    'ttl',
    'state',
    '__proto__',
    'ü',
  ])('has an alias where it is reserved, longer, or no name of ours: %j', (attribute) => {
    const { name, attributes } = aliases();
    expect(name(attribute)).toBe('#0');
    expect(name(attribute)).toBe('#0');
    expect(attributes()).toEqual({ ExpressionAttributeNames: { '#0': attribute } });
  });
});
