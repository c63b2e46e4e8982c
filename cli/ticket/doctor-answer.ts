import { doctor } from '../../shared/trackers/local/doctor/doctor.ts';
import type { Problem } from '../../shared/trackers/local/doctor/problem.ts';
import type { Answer } from '../command.ts';
import { EXITS } from '../exit.ts';
import type { Io } from '../io.ts';
import { visible } from '../text/visible.ts';
import type { Tickets } from './in-tickets.ts';
import { legacyProblems } from './legacy-problems.ts';

/** What is told of one folder; the number below counts all. */
const MOST_TOLD = 100;

/** `sluice ticket doctor`. Errors go to standard error, as the format's own tools have it. */
export async function doctorAnswer({ folder }: Tickets, asJson: boolean, io: Io): Promise<Answer> {
  const found = await doctor(folder);
  const problems = [...found.problems, ...(await legacyProblems(folder.root))];
  const isFine = problems.length === 0;
  const exit = isFine ? 'ok' : 'failed';
  if (asJson) {
    return { exit, json: { ok: isFine, ...found, problems }, text: () => '' };
  }
  for (const problem of problems.slice(0, MOST_TOLD)) io.err(visible(`doctor: ${line(problem)}`));
  if (problems.length > MOST_TOLD) io.err(`doctor: … and ${problems.length - MOST_TOLD} more`);
  for (const note of found.notes.slice(0, MOST_TOLD)) io.err(visible(`doctor: note: ${note}`));
  if (isFine) io.out('doctor: ok');
  else io.err(`doctor: ${problems.length} error(s)`);
  return EXITS[exit];
}

function line({ says, path, line: at }: Problem): string {
  const where = [path, at].filter((part) => part !== undefined).join(':');
  return where === '' ? says : `${where}: ${says}`;
}
