import type * as z from 'zod/mini';
import { keyText, oneOf, shown } from './wording.ts';

const TYPES: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a section with keys of its own',
  record: 'a section with keys of its own',
};

/** One sentence about one issue. `path` is the whole path in the file, `value` what stands there. */
export function issueText(
  issue: z.core.$ZodIssue,
  path: readonly PropertyKey[],
  value: unknown,
): string {
  if (issue.code === 'custom' && /^[A-Z]/.test(issue.message)) return issue.message;
  const expected = expectation(issue);
  if (value === undefined) return `${keyText(path)} is missing: expected ${expected}`;
  const hint = expected === TYPES.string && isScalar(value) ? ': put it in quotes' : '';
  return `Expected ${keyText(path)} to be ${expected}, got ${shown(value, path)}${hint}`;
}

function expectation(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPES[issue.expected] ?? issue.expected;
    case 'invalid_value':
      return oneOf(issue.values.map(String));
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOf(issue.options.map(String))
        : issue.message;
    case 'too_small':
      if (issue.origin === 'string') return 'a text that is not empty';
      if (issue.origin === 'array') return 'a list that is not empty';
      return `${issue.inclusive ? 'at least' : 'more than'} ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'string' || issue.origin === 'array'
        ? `no longer than ${issue.maximum}`
        : `at most ${issue.maximum}`;
    case 'invalid_key':
      return 'a key that is not empty';
    default:
      return issue.message;
  }
}

function isScalar(value: unknown): boolean {
  return typeof value === 'number' || typeof value === 'boolean';
}
