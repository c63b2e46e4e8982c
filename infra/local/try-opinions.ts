import type { Config } from '../../shared/core/config.ts';
import type { SecondOpinion } from '../../shared/core/second-opinion.ts';
import { opinionOf } from '../../shared/core/second-opinion.ts';
import type { Problem } from '../../shared/runtime/config/problem.ts';

const TEXT = 'Sluice asks whether its second opinion can be asked.';

/** Asks every second opinion that a configuration names once, and tells which cannot be asked as it is set up. One that is down may come back. */
export async function tryOpinions(
  { projects }: Pick<Config, 'projects'>,
  secondOpinion: SecondOpinion,
): Promise<readonly Problem[]> {
  const named = new Map(
    projects.flatMap(({ name, scan: { secondOpinion: settings } }) =>
      settings ? [[opinionOf(settings), { name, settings }] as const] : [],
    ),
  );
  const problems: Problem[] = [];
  for (const [of, { name, settings }] of named) {
    const opinion = await secondOpinion(TEXT, settings);
    if (opinion.says !== 'refused') continue;
    const message = `Project \`${name}\` has a second opinion, ${of}, that cannot be asked. ${opinion.why}`;
    problems.push({ path: 'projects', message });
  }
  return problems;
}
