import { expect, test } from '@jest/globals';
import { soakClock } from './clock.ts';

test('it runs faster, and is put forward for what comes after', () => {
  const clock = soakClock({ start: 1_000_000, speed: 6 });
  expect(clock.at(1_000_000)).toBe(1_000_000);
  expect(clock.at(1_001_000)).toBe(1_006_000);
  clock.jump(60_000, 1_001_000);
  expect(clock.at(1_000_999)).toBe(1_005_994);
  expect(clock.at(1_002_000)).toBe(1_072_000);
});
