import type { PortName } from './ports.ts';

/** Of what a function depends on: the ports whose calls are steps, or why nothing of it can fail by itself. */
type Stepped = readonly PortName[] | { readonly because: string };

const PURE = { because: 'it computes, and calls nobody' } as const;

/** By the names in `functions/**\/deps.ts`. A new name there needs a line here, and a port that the stage steps. */
export const PORTS_OF_DEPS: Readonly<Record<string, Stepped>> = {
  config: ['config'],
  heads: ['heads'],
  ledger: ['ledger'],
  results: ['results'],
  slots: ['slots'],
  brakes: ['brakes'],
  keys: ['keys'],
  claims: ['claims'],
  recovery: ['recovery'],
  polls: ['polls'],
  tasks: ['tasks'],
  shows: ['shows'],
  deadLetters: ['deadTasks', 'deadShows'],
  backend: ['tracker'],
  agent: ['agent'],
  tokenKey: ['secrets'],
  logs: ['log'],
  fetch: { because: 'only clients of the log and the tracker are given it, whose calls are steps' },
  now: { because: 'each look at the clock is a step of its own' },
  random: PURE,
  trackers: PURE,
  scan: PURE,
  url: { because: 'it is a text' },
  look: { because: 'it collects heads in memory' },
  late: { because: 'it counts in memory' },
  observe: { because: 'it writes lines to the log' },
  stored: ['configs'],
  secondOpinion: ['opinion'],
};

/** What a Lambda is wired with beside its deps: the queue's dead letters, for what no repetition mends. */
export const PORTS_OF_BATCHES = { dispatch: 'deadTasks', writeback: 'deadShows' } as const;
