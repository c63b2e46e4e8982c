import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { SignatureScheme } from '../../../../shared/core/connection.ts';
import { webhook } from '../../../../shared/trackers/webhook/tracker.ts';
import { connection, delivery, SECRET } from './connections.ts';
import type { Vector } from './vector.ts';

const SHARED = process.env.SLUICE_SHARED;
const vectors: { readonly accept: readonly Vector[]; readonly reject: readonly Vector[] } = SHARED
  ? JSON.parse(readFileSync(join(SHARED, 'signature-vectors.json'), 'utf8'))
  : { accept: [], reject: [] };

const HMAC = { scheme: 'hmac', header: 'x-signature', prefix: '' } as const;
const SCHEMES: Readonly<Record<string, SignatureScheme>> = {
  'standard-webhooks': { scheme: 'standard' },
  'standard-webhooks-ed25519': { scheme: 'standard' },
  'generic-sha256-base64': { ...HMAC, encoding: 'base64', algorithm: 'sha256' },
  'generic-sha512-hex': { ...HMAC, encoding: 'hex', algorithm: 'sha512' },
};
const PREFIXED: SignatureScheme = {
  ...HMAC,
  prefix: 'sha256=',
  encoding: 'hex',
  algorithm: 'sha256',
};

/** When the vector itself says nothing: the message of the specification’s example. */
const EXAMPLE = {
  msgId: 'msg_p5jXN8AQM9LWM0D4loKWxJek',
  timestamp: 1614265330,
  body: '{"test": 2432232314}',
};

function verify(vector: Vector, signature: SignatureScheme) {
  const { msgId, timestamp, body, header } = { ...EXAMPLE, ...vector };
  const headers = {
    'webhook-id': msgId,
    'webhook-timestamp': String(timestamp),
    [signature.scheme === 'hmac' ? signature.header : 'webhook-signature']: header,
  };
  const secrets = [vector.secret ?? vector.publicKey ?? SECRET];
  return webhook.verify(
    delivery(body, headers),
    connection({ secrets, signature }),
    timestamp * 1000,
  );
}

describe('published signatures', () => {
  test('are there where SLUICE_SHARED says so', () => {
    expect(vectors.accept.length > 0).toBe(SHARED !== undefined);
  });

  for (const vector of vectors.accept) {
    const scheme = SCHEMES[vector.scheme ?? ''];
    if (!scheme) continue;
    test(`${vector.id} → verified`, () => {
      expect(verify(vector, scheme)).toHaveProperty('key');
    });
  }

  for (const vector of vectors.reject.filter(({ id }) => id.startsWith('std-webhooks'))) {
    test(`${vector.id} → refused`, () => {
      expect(verify(vector, { scheme: 'standard' })).toEqual({ refused: 'signature_malformed' });
    });
  }

  for (const vector of vectors.reject.filter(({ header }) => /^(sha\d+=|\d)/.test(header))) {
    test(`${vector.id} as a plain HMAC → refused`, () => {
      expect(verify(vector, PREFIXED)).toEqual({ refused: 'signature_malformed' });
    });
  }
});
