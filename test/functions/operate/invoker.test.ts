import { expect, test } from '@jest/globals';
import { invoker } from '../../../functions/operate/invoker.ts';

const claim = (caller: unknown) => ({ custom: { caller } });

test.each([
  {
    arn: 'arn:aws:sts::123456789012:assumed-role/Admin/jane@acme.example',
    name: 'aws:jane@acme.example',
  },
  { arn: 'arn:aws:iam::123456789012:user/team/ben', name: 'aws:ben' },
  { arn: 'arn:aws-us-gov:iam::123456789012:root', name: 'aws:root' },
])('$arn is called $name, and is the same person to us as everybody', ({ arn, name }) => {
  expect(invoker(claim(arn))).toEqual({ id: 'operator:aws', name });
});

test.each([
  undefined,
  null,
  'arn:aws:iam::123456789012:user/ben',
  claim(7),
  claim('operator:olga'),
  claim('arn:aws:iam::123456789012:user/@everyone\nops'),
  claim(`arn:aws:iam::123456789012:user/${'x'.repeat(65)}`),
  claim('x'.repeat(10_000)),
])('%p names nobody', (clientContext) => {
  expect(invoker(clientContext)).toEqual({ id: 'operator:aws', name: 'aws' });
});
