import { scan } from '../../../shared/scan/scan.ts';
import { median } from '../receive/table.ts';
import { SETTINGS } from './settings.ts';

/**
 * Milliseconds of CPU that a scan takes, with its share of compiling and of collecting garbage: the median of some rounds. What
 * else runs on the machine does not count, but for what it does to caches.
 */
export const cpu = (text: string, rounds: number): number =>
  median(Array.from({ length: rounds }, () => once(text)));

function once(text: string): number {
  const before = process.cpuUsage();
  scan({ text, author: 'stranger', labels: [] }, SETTINGS);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
