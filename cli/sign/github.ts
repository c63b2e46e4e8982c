import { createHmac } from 'node:crypto';
import { emitterEventNames } from '@octokit/webhooks';
import { Failure } from '../failure.ts';
import { jsonBody } from './json-body.ts';
import { newestSecret } from './secret.ts';
import type { Letter, Signer } from './signer.ts';

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#delivery-headers */
export const github: Signer = {
  tracker: 'github',
  sign(letter, connection) {
    const mac = createHmac('sha256', newestSecret(connection)).update(letter.body).digest('hex');
    return {
      body: letter.body,
      headers: {
        'content-type': 'application/json',
        'user-agent': 'GitHub-Hookshot/sluice',
        'x-github-delivery': letter.id,
        'x-github-event': eventOf(letter),
        'x-hub-signature-256': `sha256=${mac}`,
      },
    };
  },
};

/** By which key a payload is of which event; the first that is there. */
const SHAPES = [
  ['zen', 'ping'],
  ['comment', 'issue_comment'],
  ['pull_request', 'pull_request'],
  ['issue', 'issues'],
] as const;

function eventOf({ event, file, body }: Letter): string {
  const [first = ''] = file.split('.', 1);
  const names: readonly string[] = emitterEventNames;
  const byName = names.includes(first) ? first : undefined;
  const payload = jsonBody(body) ?? {};
  const byShape = SHAPES.find(([key]) => Object.hasOwn(payload, key))?.[1];
  const found = event ?? byName ?? byShape;
  if (found) return found;
  throw new Failure('usage', `Neither the name ${file} nor the payload tells the GitHub event.`, {
    hint: 'Name it: --event issues',
  });
}
