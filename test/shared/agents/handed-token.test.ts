import { describe, expect, test } from '@jest/globals';
import { handedToken } from '../../../shared/agents/handed-token.ts';
import { seal } from '../../../shared/agents/seal.ts';
import { unseal } from './unseal.ts';

const SECRET = 's'.repeat(64);
const TOKEN = '2.tokentokentokentokentokentokentokentokentok';

describe('a sealed text', () => {
  test('is opened by the secret, and is the same each time', () => {
    expect(unseal(seal(TOKEN, SECRET), SECRET)).toBe(TOKEN);
    expect(seal(TOKEN, SECRET)).toBe(seal(TOKEN, SECRET));
    expect(seal(TOKEN, SECRET)).not.toContain(Buffer.from(TOKEN).toString('base64url'));
  });

  test('has an IV of its own', () => {
    const iv = (text: string) => seal(text, SECRET).split('.')[2];
    expect(iv('1.a')).not.toBe(iv('1.b'));
  });

  test('is not opened by another secret, nor once it was changed', () => {
    expect(() => unseal(seal(TOKEN, SECRET), `${SECRET}x`)).toThrow();
    const changed = seal(TOKEN, SECRET).replace(/\.([^.])([^.]*)\.([^.]+)$/, (_, a, b, c) => {
      return `.${a === 'A' ? 'B' : 'A'}${b}.${c}`;
    });
    expect(() => unseal(changed, SECRET)).toThrow();
  });
});

describe('the token goes', () => {
  test('as it is where no secret is configured', async () => {
    expect(await handedToken(TOKEN, undefined, async () => SECRET)).toEqual({ token: TOKEN });
  });

  test('sealed, and never beside that in the open, where one is', async () => {
    const handed = await handedToken(TOKEN, 'env:S', async () => SECRET);
    expect(handed).toEqual({ sealedToken: seal(TOKEN, SECRET) });
  });

  test.each([
    { given: 'no secret', value: undefined, says: 'env:S is missing or empty' },
    { given: 'a short one', value: 'x'.repeat(31), says: 'fewer than 32 characters' },
  ])('nowhere with $given', async ({ value, says }) => {
    await expect(handedToken(TOKEN, 'env:S', async () => value)).rejects.toThrow(says);
  });
});
