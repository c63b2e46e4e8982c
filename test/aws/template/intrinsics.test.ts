import { expect, test } from '@jest/globals';
import { resolve } from './intrinsics.ts';

const names = {
  ref: (id: string) => `<${id}>`,
  attribute: (id: string, name: string) => `<${id}.${name}>`,
};

test.each([
  { given: 'Ref', value: { Ref: 'T' }, is: '<T>' },
  { given: 'Fn::GetAtt', value: { 'Fn::GetAtt': ['T', 'Arn'] }, is: '<T.Arn>' },
  { given: 'Fn::Join', value: { 'Fn::Join': ['/', [{ Ref: 'T' }, 'index']] }, is: '<T>/index' },
  {
    given: 'Fn::Sub',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: CloudFormation's own form.
    value: { 'Fn::Sub': 'a-${AWS::Region}-${T.Arn}' },
    is: 'a-<AWS::Region>-<T.Arn>',
  },
  { given: 'what is deep', value: { a: [{ b: { Ref: 'T' } }] }, is: { a: [{ b: '<T>' }] } },
  { given: 'what says nothing', value: [1, true, null], is: [1, true, null] },
])('$given', ({ value, is }) => {
  expect(resolve(value, names)).toEqual(is);
});

test.each(['Fn::ImportValue', 'Fn::If', 'Fn::Select'])('%s is refused', (name) => {
  expect(() => resolve({ [name]: ['a', 'b'] }, names)).toThrow('not understood');
});
