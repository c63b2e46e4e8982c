import { expect, test } from '@jest/globals';
import { desk } from '../../support/receive/desk.ts';
import { issue } from '../../support/receive/issue.ts';

test('no 2xx before all three calls were made', async () => {
  for (const call of [1, 2, 3]) {
    const at = desk();
    at.crash(call, 'before');
    const answer = await at.post(issue().labeled('sluice'));
    expect(answer.status).toBe(503);
    expect(answer.body).toEqual({ outcome: 'refused', reason: 'unavailable' });
  }
});
