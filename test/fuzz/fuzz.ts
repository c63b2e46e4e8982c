import { build } from './build.ts';
import { inWords } from './in-words.ts';
import { minimize } from './minimize.ts';
import { HELP, options } from './options.ts';
import { report } from './report.ts';
import type { Bad } from './run.ts';
import { run } from './run.ts';
import { wrongWith } from './wrong-with.ts';

const asked = options(process.argv.slice(2));
if ('help' in asked) console.log(HELP);
else if ('problem' in asked) {
  console.error(`${asked.problem}\n\n${HELP}`);
  process.exitCode = 2;
} else if (asked.number !== undefined) {
  const { seed, number, keep } = asked;
  console.log(await inWords(build(seed, number, keep)));
  const wrong = await wrongWith(seed, number, keep);
  for (const each of wrong) console.log(`WRONG: ${each}`);
  process.exitCode = wrong.length > 0 ? 1 : 0;
} else {
  const { seed } = asked;
  const from = performance.now();
  const tally = await run(asked);
  console.log(report(seed, (performance.now() - from) / 1000, tally));
  for (const bad of tally.bad) await explain(seed, bad);
  process.exitCode = tally.bad.length > 0 ? 1 : 0;
}

/** The smallest form of a bad request, and how to make it again. */
async function explain(seed: number, { number, wrong }: Bad): Promise<void> {
  const places = build(seed, number).mutations.map((_, place) => place);
  const keep = await minimize(
    places,
    async (some) => (await wrongWith(seed, number, some)).length > 0,
  );
  console.log(`\n${wrong.join('; ')}`);
  console.log(await inWords(build(seed, number, keep)));
  const part = keep.length < places.length ? ` --keep ${keep.join(',') || 'none'}` : '';
  console.log(`again: npm run fuzz -- --seed ${seed} --case ${number}${part}`);
}
