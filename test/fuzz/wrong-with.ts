import { build } from './build.ts';
import { frontDoor } from './front.ts';
import { judge } from './judge.ts';

/** What is wrong with one request, with all of its mutations or some of them; at a front door that has seen no other. */
export async function wrongWith(
  seed: number,
  number: number,
  keep?: readonly number[],
): Promise<readonly string[]> {
  const shot = build(seed, number, keep);
  const { ours, wrong } = await judge(shot);
  const answer = await frontDoor()(shot, ours);
  return [...wrong, ...answer.wrong];
}
