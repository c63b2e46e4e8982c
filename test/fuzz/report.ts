import { DIFFERENCES } from './differences.ts';
import type { Tally } from './run.ts';

/** What a run has seen, in a few lines. @param seconds How long it took. */
export function report(seed: number, seconds: number, tally: Tally): string {
  const { runs, accepted, refused, agreed, known, requests, answers, withoutSecret, bad } = tally;
  const count = (pattern: RegExp) =>
    bad.filter(({ wrong }) => wrong.some((each) => pattern.test(each))).length;
  const [uncaught, fiveHundreds] = [count(/threw|unavailable/), count(/^5\d\d |, 5\d\d through/)];
  const differing = [...known.values()].reduce((sum, each) => sum + each, 0);
  return [
    `seed ${seed}, ${runs} runs in ${seconds.toFixed(1)} s, ${Math.round(runs / seconds)} runs/s`,
    `accepted ${accepted}, refused ${refused}; the same answer by reference and peers ${agreed}`,
    `known differences ${differing}`,
    ...DIFFERENCES.map(
      (each) =>
        `  ${String(known.get(each) ?? 0).padStart(7)}  we ${each.ours.replace(/s$/, '')}: ${each.name} (${each.peers.map(({ name }) => name).join(', ')})`,
    ),
    `through the whole of receive ${requests}: ${[...answers]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([kind, times]) => `${kind} ${times}`)
      .join(', ')}`,
    `5xx ${fiveHundreds} (besides ${withoutSecret} 503 no_secret: connections without a usable secret)`,
    `uncaught errors ${uncaught}`,
    `unexplained ${bad.length}`,
  ].join('\n');
}
