// What a function does before and at its first text: loads the scanner, scans. Prints milliseconds of CPU. zlib is there already, as receive packs with it.
import 'node:zlib';
import { readFileSync } from 'node:fs';

const [, , file = '', textFile = '', settings = '{}'] = process.argv;
const text = readFileSync(textFile, 'utf8');
const spent = ({ user, system }) => (user + system) / 1000;

const began = process.cpuUsage();
const { scan } = await import(file);
const load = spent(process.cpuUsage(began));
const times = [];
for (let round = 0; round < 3; round++) {
  const before = process.cpuUsage();
  const own = process.threadCpuUsage();
  scan({ text, author: 'stranger', labels: [] }, JSON.parse(settings));
  const waited = spent(process.threadCpuUsage(own));
  times.push({ waited, all: spent(process.cpuUsage(before)) });
}
process.stdout.write(JSON.stringify({ load, times }));
