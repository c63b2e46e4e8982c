import { expect, test } from '@jest/globals';
import { failure } from '../../../../shared/trackers/github/failure.ts';

test('a long reason is cut before a character that does not fit, not within it', () => {
  const data = { message: `${'x'.repeat(199)}🐛` };
  const { message } = failure('Labelling', {
    status: 403,
    response: { status: 403, headers: {}, data },
  });
  expect(message).toContain(
    `Labelling: GitHub answered 403, ${'x'.repeat(199)} (permission_denied)`,
  );
});
