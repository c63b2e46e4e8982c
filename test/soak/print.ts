import { whyView } from '../../cli/views/why-view.ts';
import type { Soaked } from './run.ts';

const plain = (_: unknown, text: string) => text;

/** Nothing lost, doubled or unexplained, all came to its end, and the memory did not grow. */
export function isGood({ findings, drained, memory, worldErrors }: Soaked): boolean {
  return findings.length === 0 && drained.settled && memory.flat && worldErrors.length === 0;
}

const MB = 1_048_576;

/** The run in one table, and what is wrong below it. */
export function print(soaked: Soaked): string {
  const { options, figures: f, memory, faults, drained, cpu } = soaked;
  const { states, answerMs, ...counts } = f;
  const heap = (index: number) => ((memory.samples.at(index)?.heap ?? 0) / MB).toFixed(1);
  const grown = memory.growthPer1000;
  const rows: (readonly [string, unknown])[] = [
    ['seed', options.seed],
    ['engine', options.engine],
    ['faults', `${options.faultRate * 100} % of calls: ${faultsOf(faults)}`],
    ...Object.entries(counts).map(([name, count]) => [words(name), count] as const),
    ['answer time', `p50 ${answerMs.p50} ms, p99 ${answerMs.p99} ms, p99.9 ${answerMs.p999} ms`],
    ['memory', `${heap(0)} MB at the start, ${heap(-1)} MB at the end (heap after collection)`],
    [
      'growth',
      grown === undefined
        ? 'not judged: too short a run'
        : `${Math.round(grown / 1_024)} KB per 1,000 deliveries in the second half (at most ${memory.bound / 1_024})`,
    ],
    [
      'time',
      `${soaked.playedSeconds} s of load, ${soaked.totalSeconds} s in all, ${drained.jumps} jumps of the clock`,
    ],
    ['CPU', cpuOf(cpu)],
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  return [
    ...rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`),
    '',
    'tasks',
    ...Object.entries(states).map(([state, count]) => `  ${String(count).padStart(5)}  ${state}`),
    ...(soaked.findings.length > 0 ? ['', ...soaked.findings.map(found)] : []),
    ...(drained.settled ? [] : ['', 'It never came to rest.']),
    ...soaked.worldErrors.map((error) => `the world failed: ${error}`),
    '',
    isGood(soaked) ? 'Nothing lost, nothing twice, nothing unexplained.' : 'Not as it should be.',
  ].join('\n');
}

function found({
  kind,
  what,
  ticket,
  story,
  agents,
  notes,
  why,
}: Soaked['findings'][number]): string {
  const about = `${ticket} ("${story}", agents: ${agents.join(', ')})`;
  return [
    `${kind}: ${what}`,
    `  ${about}`,
    ...notes.map((note) => `  ${note}`),
    ...(why === undefined ? [] : [whyView(why, Date.now(), plain).replace(/^/gm, '    ')]),
  ].join('\n');
}

/** Seconds of each process. */
function cpuOf(cpu: Soaked['cpu']): string {
  return Object.entries(cpu)
    .map(([name, { user, system }]) => `${name} ${Math.round((user + system) / 1_000_000)} s`)
    .join(', ');
}

function faultsOf({ functions, world }: Soaked['faults']): string {
  const both = [functions, world];
  const calls = both.reduce((sum, one) => sum + one.calls, 0);
  const injected = both.flatMap((one) => Object.values(one.faults)).reduce((sum, n) => sum + n, 0);
  return `${injected} of ${calls}`;
}

/** `agentStartCalls` → `agent start calls` */
function words(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}
