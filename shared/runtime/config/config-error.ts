import type { Problem } from './problem.ts';

/** The configuration cannot be used. The message names every problem and holds no secret. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly problems: readonly Problem[];

  constructor(
    file: string,
    problems: readonly Problem[],
    options: { readonly cause?: unknown } = {},
  ) {
    const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
    super(
      `${file} has ${count}:\n${problems.map(({ message }) => `- ${message}`).join('\n')}`,
      options,
    );
    this.problems = problems;
  }
}
