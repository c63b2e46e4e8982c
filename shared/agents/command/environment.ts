/** What every program needs to run. Anything else in our environment may be a secret of ours. */
const ALWAYS = ['PATH', 'HOME', 'LANG', 'TMPDIR'] as const;

/** The agent's environment: these, and what the settings name. */
export function environment(
  from: Readonly<Record<string, string | undefined>>,
  named: readonly string[],
): Record<string, string> {
  const entries = [...ALWAYS, ...named].map((name) => [name, from[name]] as const);
  return Object.fromEntries(
    entries.filter((entry): entry is readonly [string, string] => entry[1] !== undefined),
  );
}
