import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { copyOf } from './copy-of.ts';
import type { Breach } from './promises.ts';
import { PROMISES } from './promises.ts';
import { runScenario } from './run-scenario.ts';
import type { Ran } from './run-test.ts';
import { runTest } from './run-test.ts';

const ROOT = resolve(import.meta.dirname, '../..');

function run(copy: string, noticed: Breach['noticed']): Ran {
  return 'scenario' in noticed ? runScenario(copy, noticed) : runTest(copy, noticed);
}

/** What came of the tree as it is, for guards that notice several breaches. */
function remembering(copy: string): (noticed: Breach['noticed']) => Ran {
  const known = new Map<string, Ran>();
  return (noticed) => {
    const name = nameOf(noticed);
    const ran = known.get(name) ?? run(copy, noticed);
    known.set(name, ran);
    return ran;
  };
}

function nameOf(noticed: Breach['noticed']): string {
  return 'scenario' in noticed
    ? `npm run crash -- --scenario ${noticed.scenario}`
    : `${noticed.file}: ${noticed.test}`;
}

/** Puts a breach into a copy of the tree for as long as its test takes. */
function breached(copy: string, { file, find, replace, noticed }: Breach): Ran | 'does not fit' {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  const parts = source.split(find);
  if (parts.length !== 2) return 'does not fit';
  writeFileSync(path, parts.join(replace));
  try {
    return run(copy, noticed);
  } finally {
    writeFileSync(path, source);
  }
}

/** One line per breach, as each is done: a table in Markdown. */
function prove(copy: string): boolean {
  let all = true;
  const asItIs = remembering(copy);
  console.log('| promise | breach | in | test | as it is | with the breach | |');
  console.log('|---|---|---|---|---|---|---|');
  for (const [at, { promise, breaches }] of PROMISES.entries()) {
    for (const breach of breaches) {
      const [kept, broken] = [asItIs(breach.noticed), breached(copy, breach)];
      const proven = kept === 'passes' && broken === 'fails';
      all &&= proven;
      const verdict = proven ? 'proven' : 'NOT PROVEN';
      const cells = [
        `${at + 1}. ${promise}`,
        breach.what,
        breach.file,
        nameOf(breach.noticed),
        kept,
        broken,
        verdict,
      ];
      console.log(`| ${cells.join(' | ')} |`);
    }
  }
  return all;
}

const copy = copyOf(ROOT);
try {
  const proven = prove(copy);
  console.log(
    proven ? '\nEvery promise has a test that notices.' : '\nNot every promise is guarded.',
  );
  process.exitCode = proven ? 0 : 1;
} finally {
  rmSync(copy, { recursive: true, force: true });
}
