import type { HmacForm } from '../../shared/trackers/signature/hmac.ts';
import type { Sender } from '../support/receive/config.ts';
import { NOW } from '../support/receive/letters.ts';
import { contentOf } from './bodies.ts';
import type { Draft } from './draft.ts';
import { HeaderList } from './header-list.ts';
import { KEY_PAIRS } from './keys.ts';
import type { Random } from './random.ts';

const HOUR_MS = 3_600_000;
const HEX = { encoding: 'hex', algorithm: 'sha256' } as const;
const HEADERS = ['x-signature', 'x-hub-signature-256', 'x-ci-signature'] as const;

/** What a sender sends when all is well. */
export function startDraft(from: Sender, random: Random): Draft {
  const now = NOW + random.below(HOUR_MS);
  const { text, event } = contentOf(from, now, random);
  const draft: Draft = {
    from,
    form: formOf(from, random),
    now,
    method: 'POST',
    to: from,
    body: Buffer.from(text),
    id: `msg_${random.bytes(12).toString('hex')}`,
    timestamp: String(Math.floor(now / 1000) - random.below(200)),
    ...secretsOf(from, random),
    headers: new HeaderList(),
  };
  draft.headers.set('content-type', 'application/json');
  if (from === 'github') asGithub(draft, event, random);
  if (from === 'linear') draft.headers.set('linear-delivery', random.bytes(16).toString('hex'));
  if (draft.key.startsWith('whsk_')) draft.form = { ...draft.form, prefix: 'v1a,' };
  return draft;
}

function formOf(from: Sender, random: Random): HmacForm {
  switch (from) {
    case 'github':
      return { ...HEX, header: 'x-hub-signature-256', prefix: 'sha256=' };
    case 'linear':
      return { ...HEX, header: 'linear-signature', prefix: '' };
    case 'standard':
      return {
        header: 'webhook-signature',
        prefix: 'v1,',
        encoding: 'base64',
        algorithm: 'sha256',
      };
    case 'hmac': {
      const algorithm = random.pick(['sha256', 'sha256', 'sha512'] as const);
      const encoding = random.pick(['hex', 'hex', 'base64'] as const);
      const prefix = random.pick(['', `${algorithm}=`, 'v0=', 'hmac ']);
      return { header: random.pick(HEADERS), prefix, encoding, algorithm };
    }
  }
}

/** One or two live ones; the sender signs with either. */
function secretsOf(from: Sender, random: Random): Pick<Draft, 'key' | 'secrets'> {
  const one = (): string =>
    from === 'standard'
      ? `whsec_${random.bytes(24 + random.below(41)).toString('base64')}`
      : random.bytes(16).toString('hex');
  if (from === 'standard' && random.once(6)) {
    const { secret, publicKey } = random.pick(KEY_PAIRS);
    return { key: secret, secrets: random.once(2) ? [publicKey] : [one(), publicKey] };
  }
  const secrets = random.once(2) ? [one()] : [one(), one()];
  return { key: random.pick(secrets), secrets };
}

function asGithub(draft: Draft, event: string, random: Random): void {
  draft.headers.set('x-github-event', event);
  draft.headers.set('x-github-delivery', random.bytes(16).toString('hex'));
  if (!random.once(5)) return;
  draft.headers.set('content-type', 'application/x-www-form-urlencoded');
  // What half a pair becomes is the sender's affair; a form cannot say it.
  draft.body = Buffer.from(`payload=${encodeURIComponent(draft.body.toString())}`);
}
