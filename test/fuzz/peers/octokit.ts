import { verify } from '@octokit/webhooks-methods';
import type { Peer } from './peer.ts';

/**
 * `verify(secret, payload, signature)`, where the payload has to be a string: what `request.text()` makes of the body. Other senders of
 * SHA-256 in hex are given to it as if they were GitHub.
 */
export const octokit: Peer = {
  name: '@octokit/webhooks-methods',
  knows: ({ from, connection: { signature } }) =>
    from === 'github' ||
    (from === 'hmac' &&
      signature.scheme === 'hmac' &&
      signature.algorithm === 'sha256' &&
      signature.encoding === 'hex' &&
      ['', 'sha256='].includes(signature.prefix)),
  believes({ headers, body, connection: { signature } }, secret) {
    const { header, prefix } =
      signature.scheme === 'hmac'
        ? signature
        : { header: 'x-hub-signature-256', prefix: 'sha256=' };
    const given = headers.get(header) ?? '';
    return verify(
      secret,
      new TextDecoder().decode(body),
      prefix === '' ? `sha256=${given}` : given,
    );
  },
};
