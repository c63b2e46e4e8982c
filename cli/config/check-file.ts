import { agentKinds } from '../../shared/agents/agents.ts';
import { parseConfig } from '../../shared/runtime/config/parse-config.ts';
import { resolveConfig } from '../../shared/runtime/config/resolve-config.ts';
import type { SecretResolvers } from '../../shared/runtime/config/resolve-secret.ts';
import { envSecrets } from '../../shared/runtime/config/resolve-secret.ts';
import { trackers } from '../../shared/trackers/trackers.ts';
import type { Answer } from '../command.ts';
import type { Io } from '../io.ts';
import { checkView } from '../views/check-view.ts';
import { readText } from './read-text.ts';

/** Checks the file at a path; `file` is its name as the person gave it. */
export async function checkFile(path: string, file: string, io: Io): Promise<Answer> {
  const parsed = parseConfig(await readText(path, file, 'sluice config check <file>'), {
    trackers,
    agentKinds,
    file,
  });
  if ('problems' in parsed) {
    const checked = { ok: false, file, problems: parsed.problems, warnings: [] } as const;
    return { exit: 'failed', json: checked, text: (paint) => checkView(checked, paint) };
  }
  const { config, warnings } = parsed;
  const { warnings: ofSecrets } = await resolveConfig(config, here(io), Date.now());
  const checked = {
    ok: true,
    file,
    connections: Object.keys(config.connections),
    projects: config.projects.map(({ name }) => name),
    agents: Object.keys(config.agents),
    problems: [],
    warnings: [...warnings, ...ofSecrets.map((message) => ({ path: 'connections', message }))],
  } as const;
  return { exit: 'ok', json: checked, text: (paint) => checkView(checked, paint) };
}

/** The environment can be looked at; whether AWS has a secret is not ours to ask. */
function here({ env }: Io): SecretResolvers {
  const unasked = async () => 'not looked at';
  return { env: envSecrets(env), secretsmanager: unasked, ssm: unasked };
}
