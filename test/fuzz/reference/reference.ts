import type { Shot } from '../shot.ts';
import { linear } from './linear.ts';
import { plainHmac } from './plain-hmac.ts';
import type { Says } from './says.ts';
import { standard } from './standard.ts';

/** What the published descriptions of the schemes say of a request, written down once more on `node:crypto` alone. */
export function reference(shot: Shot): Says {
  const { signature } = shot.connection;
  switch (shot.from) {
    case 'github':
      return plainHmac(shot, {
        header: 'x-hub-signature-256',
        prefix: 'sha256=',
        encoding: 'hex',
        algorithm: 'sha256',
      });
    case 'linear':
      return linear(shot);
    case 'standard':
      return standard(shot);
    case 'hmac':
      return signature.scheme === 'hmac' ? plainHmac(shot, signature) : 'refused';
  }
}
