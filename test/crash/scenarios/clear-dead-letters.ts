import type { Response } from '../../../functions/operate/request.ts';
import type { Stage } from '../stage/stage.ts';

/** What somebody had in hand who is gone comes back by then. */
const A_MINUTE_MS = 65_000;
const MOST_ROUNDS = 10;

/** A dead letter, as a person is shown it. */
interface Line {
  readonly message: string;
  readonly reason: string;
  readonly replays: number;
}

/**
 * A person lists the dead letters, reads one, has it shown what would be done, and does it to all of them, until none is left. Answers
 * those that were listed.
 */
export async function clearDeadLetters(
  stage: Stage,
  act: 'dlqReplay' | 'dlqDiscard',
): Promise<readonly Line[]> {
  const seen = new Map<string, Line>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const lines = linesIn(await stage.operate({ do: 'dlqList' }));
    for (const line of lines) seen.set(line.message, line);
    const [first] = lines;
    if (first) await stage.operate({ do: 'dlqShow', message: first.message });
    await stage.operate({ do: act, all: true });
    await stage.operate({ do: act, all: true, dryRun: false });
    await stage.pass(A_MINUTE_MS);
    if ((await stage.deadLetters()) === 0) break;
  }
  stage.must('no dead letter is left', (await stage.deadLetters()) === 0);
  return [...seen.values()];
}

function linesIn(answer: Response): readonly Line[] {
  return answer.ok && Array.isArray(answer.letters) ? answer.letters : [];
}
