import { expect, test } from '@jest/globals';
import { parseSecretReference } from '../../../shared/core/secret-reference.ts';

test.each([
  { text: 'env:A_1', parsed: { scheme: 'env', name: 'A_1' } },
  { text: 'ssm:/sluice/a#b', parsed: { scheme: 'ssm', name: '/sluice/a#b' } },
  { text: 'secretsmanager:sluice/a', parsed: { scheme: 'secretsmanager', name: 'sluice/a' } },
  {
    text: 'secretsmanager:arn:aws:secretsmanager:eu-central-1:1:secret:a-b#AWSPENDING',
    parsed: {
      scheme: 'secretsmanager',
      name: 'arn:aws:secretsmanager:eu-central-1:1:secret:a-b',
      stage: 'AWSPENDING',
    },
  },
])('$text is read', ({ text, parsed }) => {
  expect(parseSecretReference(text)).toEqual(parsed);
});

test.each([
  'hunter2',
  'env:A#AWSPENDING',
  'env:1A',
  'secretsmanager:',
  'secretsmanager:a#',
  'secretsmanager:#AWSPENDING',
  'secretsmanager:a#b#c',
  'secretsmanager:a#b c',
  'vault:a',
])('%s is no reference', (text) => {
  expect(parseSecretReference(text)).toBeUndefined();
});
