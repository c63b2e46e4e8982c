import { build } from './build.ts';
import { failure } from './failure.ts';
import { inWords } from './in-words.ts';
import { HELP, options } from './options.ts';
import { report } from './report.ts';
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
  for (const bad of tally.bad) console.log(`\n${await failure(seed, bad)}`);
  process.exitCode = tally.bad.length > 0 ? 1 : 0;
}
