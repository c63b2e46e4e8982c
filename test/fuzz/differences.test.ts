import { expect, test } from '@jest/globals';
import { believedSecrets } from './believed-secrets.ts';
import { DIFFERENCES } from './differences.ts';
import { exampleOf } from './example-of.ts';
import { judge } from './judge.ts';

test.each(DIFFERENCES)(
  '$name: we do otherwise than the peer, for this reason alone',
  async (difference) => {
    const shot = exampleOf(difference);
    const { ours, known, wrong } = await judge(shot);
    expect({ known: known.map(({ name }) => name), wrong }).toEqual({
      known: [difference.name],
      wrong: [],
    });
    expect('key' in ours).toBe(difference.ours === 'accepts');
    const [peer] = difference.peers.filter((each) => each.knows(shot));
    const believed = peer ? await believedSecrets(peer, shot) : [];
    expect(believed.length > 0).toBe(difference.ours === 'refuses');
  },
);

test.each(DIFFERENCES)('$name: without that, everybody accepts it', async (difference) => {
  const { before: _, after: __, ...example } = difference.example;
  const { ours, agreed, known, wrong } = await judge(exampleOf({ ...difference, example }));
  expect({ ours, agreed, known, wrong }).toEqual({
    ours: expect.objectContaining({ key: expect.any(String) }),
    agreed: 2,
    known: [],
    wrong: [],
  });
});
