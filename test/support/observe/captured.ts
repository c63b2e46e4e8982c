import { jest } from '@jest/globals';
import type { Fact } from '../../../shared/core/fact.ts';
import { lambdaObserver } from '../../../shared/runtime/lambda-observer.ts';

/** Everything that a function would print of these facts, at the loudest level, as lines. */
export function captured(facts: readonly Fact[], level = 'TRACE'): readonly string[] {
  const before = process.env.POWERTOOLS_LOG_LEVEL;
  process.env.POWERTOOLS_LOG_LEVEL = level;
  const printed: string[] = [];
  const streams = [process.stdout, process.stderr].map((stream) =>
    jest.spyOn(stream, 'write').mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    }),
  );
  try {
    const { observe } = lambdaObserver('receive');
    facts.forEach(observe);
  } finally {
    for (const stream of streams) stream.mockRestore();
    if (before === undefined) delete process.env.POWERTOOLS_LOG_LEVEL;
    else process.env.POWERTOOLS_LOG_LEVEL = before;
  }
  return printed.join('').split('\n').filter(Boolean);
}
