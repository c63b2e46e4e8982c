import type { Head } from '../../../../shared/core/head.ts';

const ones = new Map<string, Head>();

/** Of heads that are alike, the first: what is known of it is known of all of them. */
export function theOne(head: Head): Head {
  const text = JSON.stringify(head);
  const one = ones.get(text) ?? head;
  ones.set(text, one);
  return one;
}
