import { FAULTS } from '../faults/fault.ts';

/** What `npm run crash -- --help` prints. */
export function helpText(): string {
  const faults = Object.entries(FAULTS).map(([name, { means }]) => `  ${name.padEnd(14)}${means}`);
  return `Tells each scenario once without a fault, then once for each fault at each of its steps, and checks the promises.

npm run crash                              everything: all single faults, a sample of pairs, a sample on dynalite
npm run crash -- --scenario lease-lost     one scenario; may be given several times
npm run crash -- --short                   a seeded sample of all scenarios, in seconds
npm run crash -- --bail                    ends with the first broken promise
npm run crash -- --pairs 200 --seed 7      more pairs of faults, drawn otherwise
npm run crash -- --engine dynalite         on a real engine; slow, so best with --short or --scenario
npm run crash -- --scenario lease-lost --steps
                                           one run without a fault, every step with its number
npm run crash -- --scenario lease-lost --point 17 --fault lost-answer [--second 23:throw]
                                           just that run, as a failure prints it
npm run crash -- --list                    the tables of docs/reliability.md: scenarios, promises, faults
npm run crash -- --help                    this

Faults:
${faults.join('\n')}

Exit code: 0 all survived, 1 a promise was broken, 2 the command line was not understood.`;
}
