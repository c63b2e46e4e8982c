import { createHmac } from 'node:crypto';
import { signStandard, standardKey } from '../../shared/core/standard-webhooks.ts';
import { newestSecret } from './secret.ts';
import type { Signer } from './signer.ts';

/** Any sender, as `signature` of the connection says. */
export const webhook: Signer = {
  tracker: 'webhook',
  sign({ body, id, now }, connection) {
    const { signature } = connection;
    const type = { 'content-type': 'application/json' };
    if (signature.scheme === 'standard') {
      const secret = newestSecret(connection, NEEDS_KEY, (each) => standardKey(each) !== undefined);
      return { body, headers: { ...type, ...signStandard(secret, id, now / 1_000, body) } };
    }
    const { header, prefix, encoding, algorithm } = signature;
    const mac = createHmac(algorithm, newestSecret(connection)).update(body).digest(encoding);
    return { body, headers: { ...type, [header.toLowerCase()]: `${prefix}${mac}` } };
  },
};

const NEEDS_KEY =
  'Standard Webhooks signs with `whsec_` and the base64 of 24 to 64 bytes; `whpk_` is a public key, and only its sender can sign.';
