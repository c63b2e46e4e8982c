import { test } from '@jest/globals';
import type { Lack } from './server.ts';

/** A test, unless the tracker lacks what it is about: then its name says what is left out. */
export function unless(lacks: readonly Lack[], needs: Lack) {
  const lacking = lacks.includes(needs);
  return (name: string, run: () => Promise<void>, timeoutMs?: number): void => {
    const each = lacking ? test.skip : test;
    each(lacking ? `${name} (left out: it has no ${needs})` : name, run, timeoutMs);
  };
}
