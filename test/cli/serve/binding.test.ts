import { describe, expect, test } from '@jest/globals';
import { checkBinding } from '../../../cli/serve/binding.ts';

const TOKEN = 'a-token-for-controllers';
const tls = { cert: Buffer.from('cert'), key: Buffer.from('key') };

describe('where it may listen', () => {
  test.each(['127.0.0.1', '127.9.9.9', 'localhost', '::1'])('%s → without anything', (host) => {
    expect(() => checkBinding({ host, tls: undefined, token: undefined })).not.toThrow();
  });

  test.each([
    '0.0.0.0',
    '::',
    '10.0.0.7',
    'tickets.acme.example',
    '127.0.0.1.acme.example',
    '::ffff:10.0.0.7',
    '',
  ])('%s → only with TLS and a token', (host) => {
    expect(() => checkBinding({ host, tls, token: TOKEN })).not.toThrow();
    expect(() => checkBinding({ host, tls: undefined, token: TOKEN })).toThrow(/--tls-cert/);
    expect(() => checkBinding({ host, tls, token: undefined })).toThrow(/--token-env/);
    expect(() => checkBinding({ host, tls: undefined, token: undefined })).toThrow(
      /--tls-cert.*--token-env/,
    );
  });

  test.each(['short', 'x'.repeat(15), 'a token with white space', 'ein-schlüssel-mit-umlaut'])(
    'the token %s → refused, and not told',
    (token) => {
      const check = () => checkBinding({ host: '127.0.0.1', tls, token });
      expect(check).toThrow(/16 characters/);
      expect(check).not.toThrow(token);
    },
  );
});
