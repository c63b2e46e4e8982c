import { newApiKey } from '../../shared/core/api-key.ts';
import type { Command } from '../command.ts';
import { text } from '../option.ts';
import { keyCreatedView } from '../views/keys-view.ts';

const project = text(
  'project',
  'name',
  'the only project that it hands work to; without it, all that take it',
);

export const keysCreate: Command = {
  name: 'keys create',
  summary: 'Makes a key for a program that hands in work through the API, and shows it once.',
  about: [
    'It is made here, and only its SHA-256 is kept: nobody can show it again. It opens',
    'POST /issues/ within ten seconds. Whoever has it can start tasks in the projects that say',
    '`intake.ingest.enabled: true`; give each program one of its own.',
  ],
  words: [{ name: 'name' }],
  options: [project],
  examples: [
    {
      line: 'sluice keys create activity-core',
      means: 'for every project that takes what is handed in',
    },
    { line: 'sluice keys create nightly --project shop', means: 'for one project' },
    {
      line: 'sluice keys create ci --stack Sluice --json',
      means: 'on AWS, for a program: `.secret` is the key',
    },
  ],
  async run(args, { operator, io }) {
    const [name = ''] = args.words;
    const { key: secret, start, hash } = newApiKey();
    const response = await operator.ask({
      do: 'keyCreate',
      name,
      start,
      hash,
      project: args.get(project),
    });
    return {
      exit: 'ok',
      json: { ...Object(response), secret },
      text: (paint) => keyCreatedView(response, secret, io.now(), paint),
    };
  },
};
