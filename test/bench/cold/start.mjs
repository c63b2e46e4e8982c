// What Lambda does before the first event: loads the file and takes its handler. Prints milliseconds of the clock and of CPU.
import { performance } from 'node:perf_hooks';

const [, , file = ''] = process.argv;
const before = process.cpuUsage();
const began = performance.now();
const { handler } = await import(file);
const wall = performance.now() - began;
const { user, system } = process.cpuUsage(before);
if (typeof handler !== 'function') throw new Error(`${file} has no handler`);
process.stdout.write(JSON.stringify({ wall, cpu: (user + system) / 1000 }));
process.exit(0);
