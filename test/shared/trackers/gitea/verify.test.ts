import { expect, test } from '@jest/globals';
import { gitea } from '../../../../shared/trackers/gitea/tracker.ts';
import { connection, delivery, SECRET, sample, signatureOf } from './sender.ts';

const json = JSON.stringify(sample('issues.label_updated'));
const form = `payload=${encodeURIComponent(json)}`;
const verify = (...sent: Parameters<typeof delivery>) =>
  gitea.verify(delivery(...sent), connection, 0);
const asForm = { 'content-type': 'application/x-www-form-urlencoded' };

test.each([
  { given: 'empty, as from a hook without a secret', header: '' },
  { given: 'missing, with those that look like GitHub’s', header: undefined },
])('the signature is $given → refused', ({ header }) => {
  const changed = { 'x-gitea-signature': header, 'x-hub-signature': `sha1=${'0'.repeat(40)}` };
  expect(verify(json, changed)).toEqual({ refused: 'signature_missing' });
});

test('an empty signature is not made good by a second one under another name', () => {
  const changed = { 'x-gitea-signature': '', 'x-forgejo-signature': signatureOf(json) };
  expect(verify(json, changed)).toEqual({ refused: 'signature_missing' });
});

test('Forgejo’s own header is as good where Gitea’s is not sent', () => {
  const changed = { 'x-gitea-signature': undefined, 'x-forgejo-signature': signatureOf(json) };
  expect(verify(json, changed)).toHaveProperty('key');
  const wrong = { ...changed, 'x-forgejo-signature': signatureOf(json, 'another') };
  expect(verify(json, wrong)).toEqual({ refused: 'signature_mismatch' });
});

test('a form is signed by its JSON: it has the key of the same as JSON', () => {
  const changed = { ...asForm, 'x-gitea-signature': signatureOf(json) };
  expect(verify(form, changed)).toMatchObject({ key: Reflect.get(verify(json), 'key') });
  expect(gitea.read(delivery(form, changed), connection, { key: 'k' })).toMatchObject({
    event: { name: 'issues.label_updated', ticket: { title: sample('issues.opened').issue.title } },
  });
});

test.each([
  { given: 'signed by its own bytes', body: form, signed: form },
  { given: 'with a field beside', body: `${form}&payload=%7B%7D`, signed: json },
  { given: 'of another JSON', body: 'payload=%7B%7D', signed: json },
  { given: 'under another field', body: `x=${encodeURIComponent(json)}`, signed: json },
])('a form $given → refused', ({ body, signed }) => {
  const changed = { ...asForm, 'x-gitea-signature': signatureOf(signed) };
  expect(verify(body, changed)).toEqual({ refused: 'signature_mismatch' });
});

test('the sender’s id is for people', () => {
  expect(verify(json, {}, SECRET)).toMatchObject({
    senderId: '5a7c0c0e-1601-41f1-8f39-0a58a9feac02',
  });
});
