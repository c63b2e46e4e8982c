import { oneOf } from '../shared/runtime/config/wording.ts';

/** An option that a command takes, and how its value is read. */
export interface Option<T = unknown> {
  readonly name: string;
  readonly short?: string;
  /** What the usage calls its value; an option without one is there or not. */
  readonly value?: string;
  readonly means: string;
  /** Completes "Expected `--name` to be". */
  readonly expected: string;
  /** `undefined` for what is not accepted. */
  read(text: string): T | undefined;
}

/** There or not. */
export function flag(name: string, means: string, short?: string): Option<true> {
  return {
    name,
    means,
    expected: 'there or not',
    read: () => true,
    ...(short === undefined ? {} : { short }),
  };
}

/** Any text but an empty one. */
export function text(name: string, value: string, means: string): Option<string> {
  return {
    name,
    value,
    means,
    expected: 'a text that is not empty',
    read: (given) => given || undefined,
  };
}

/** A text of a known form. @param expected Completes "Expected `--name` to be". */
export function form(
  name: string,
  value: string,
  means: string,
  { pattern, expected }: { readonly pattern: RegExp; readonly expected: string },
): Option<string> {
  const read = (given: string) => (pattern.test(given) ? given : undefined);
  return { name, value, means, expected, read };
}

/** One of a few words. */
export function choice<T extends string>(
  name: string,
  value: string,
  means: string,
  choices: readonly T[],
): Option<T> {
  const read = (given: string) => choices.find((each) => each === given);
  return { name, value, means: `${means}: ${oneOf(choices)}`, expected: oneOf(choices), read };
}

/** A whole number within bounds. */
export function whole(
  name: string,
  value: string,
  means: string,
  { min, max }: { readonly min: number; readonly max: number },
): Option<number> {
  const fits = (given: number) => given >= min && given <= max;
  return {
    name,
    value,
    means,
    expected: `a whole number from ${min} to ${max}`,
    read: (given) => (/^\d{1,9}$/.test(given) && fits(Number(given)) ? Number(given) : undefined),
  };
}

/** An http(s) address. */
export function address(name: string, value: string, means: string): Option<URL> {
  return {
    name,
    value,
    means,
    expected: 'an http or https address',
    read: (given) => (/^https?:\/\//i.test(given) ? (URL.parse(given) ?? undefined) : undefined),
  };
}
