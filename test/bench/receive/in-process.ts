import { createHmac } from 'node:crypto';
import { decide } from '../../../shared/core/decide.ts';
import { goalOf } from '../../../shared/core/goal.ts';
import { scan } from '../../../shared/scan/scan.ts';
import { github } from '../../../shared/trackers/github/tracker.ts';
import { connection, project, SECRETS } from '../../support/receive/config.ts';
import { NOW } from '../../support/receive/letters.ts';
import { githubDelivery } from './deliveries.ts';
import { median } from './table.ts';

/** Microseconds for one delivery. */
export interface InProcess {
  readonly bytes: number;
  readonly textChars: number;
  /** Verify, read and decide. */
  readonly ours: number;
  /** HMAC and JSON.parse of the same bytes. */
  readonly raw: number;
  readonly ratio: number;
  readonly scan: number;
}

const ROUNDS = 101;
const PER_ROUND = 40;
const WARM_UP = 30;

/** Our part without any call, beside what no receiver can do without; by turns. */
export function compareInProcess(bytes: number): InProcess {
  const { headers, body } = githubDelivery(bytes);
  const delivery = { connection: 'github', headers, body: new Uint8Array(body), receivedAt: NOW };
  const given = connection('github');
  const projects = [project('github')];

  const ours = () => {
    const verified = github.verify(delivery, given, NOW);
    if ('refused' in verified) throw new Error(verified.refused);
    const reading = github.read(delivery, given, verified);
    if (!('event' in reading)) throw new Error('it was not read');
    if (decide(reading.event, given, projects).kind !== 'start')
      throw new Error('it starts nothing');
    return reading.event;
  };
  const bare = Buffer.from(delivery.body);
  const raw = () => {
    createHmac('sha256', SECRETS.github).update(bare).digest();
    return JSON.parse(bare.toString());
  };
  const { ticket } = ours();
  const text = goalOf(ticket);
  const scanned = () =>
    scan({ text, author: 'a', labels: ticket.labels }, projects[0]?.scan ?? never());

  const times: { ours: number; raw: number; scan: number }[] = [];
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    const one = { ours: spend(ours), raw: spend(raw), scan: spend(scanned) };
    if (round >= WARM_UP) times.push(one);
  }
  return {
    bytes: body.length,
    textChars: text.length,
    ours: median(times.map((one) => one.ours)),
    raw: median(times.map((one) => one.raw)),
    ratio: median(times.map((one) => one.ours / one.raw)),
    scan: median(times.map((one) => one.scan)),
  };
}

function spend(work: () => unknown): number {
  const from = process.hrtime.bigint();
  for (let n = 0; n < PER_ROUND; n++) work();
  return Number(process.hrtime.bigint() - from) / 1000 / PER_ROUND;
}

function never(): never {
  throw new Error('there is a project');
}
