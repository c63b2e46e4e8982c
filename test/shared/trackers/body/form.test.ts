import { expect, test } from '@jest/globals';
import { formField } from '../../../../shared/trackers/body/form.ts';

test.each([
  { given: 'the field alone', form: 'payload=%7B%22a%22%3A1%7D', answer: { value: '{"a":1}' } },
  { given: 'a plus', form: 'payload=a+b%2Bc', answer: { value: 'a b+c' } },
  { given: 'another before it', form: 'a=1&payload=x', answer: { invalid: 'field_missing' } },
  { given: 'another behind it', form: 'payload=x&b=2', answer: { invalid: 'body_ambiguous' } },
  { given: 'an end that is none', form: 'payload=x&', answer: { invalid: 'body_ambiguous' } },
  {
    given: 'the field inside of JSON',
    form: '{"title":"&payload=x&"}',
    answer: { invalid: 'field_missing' },
  },
  { given: 'an equals sign within', form: 'payload=a=b', answer: { value: 'a=b' } },
  { given: 'an escaped name', form: 'p%61yload=x', answer: { invalid: 'field_missing' } },
  { given: 'the field twice', form: 'payload=x&payload=x', answer: { invalid: 'body_ambiguous' } },
  {
    given: 'the second with an escaped name',
    form: 'payload=x&p%61yload=y',
    answer: { invalid: 'body_ambiguous' },
  },
  { given: 'no such field', form: 'load=x', answer: { invalid: 'field_missing' } },
  { given: 'nothing', form: '', answer: { invalid: 'field_missing' } },
  { given: 'bytes that are no UTF-8', form: 'payload=%FF', answer: { invalid: 'body_malformed' } },
  { given: 'half an escape', form: 'payload=%7', answer: { invalid: 'body_malformed' } },
])('$given → $answer', ({ form, answer }) => {
  expect(formField(form, 'payload')).toEqual(answer);
});
