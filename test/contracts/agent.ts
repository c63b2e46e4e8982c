import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Agent } from '../../shared/core/agent.ts';
import { attemptOf } from '../shared/agents/attempt.ts';

/** A run as its service has it. */
export interface RunUnderTest {
  readonly running: boolean;
  /** Everything that the run was told, as one text. */
  readonly told: string;
}

/** An agent and the service behind it. */
export interface AgentUnderTest {
  readonly agent: Agent;
  /** Every run that was begun, the ended ones too. */
  runs(): Promise<readonly RunUnderTest[]>;
  /** What the service does with the coming call. */
  readonly troubles: readonly Trouble[];
  /** The coming start is done and its answer lost. */
  readonly loseAnswer?: () => void;
  /** So much time passes that the service forgets what it knows starts by; absent where it never does. */
  readonly later?: () => void;
  /** The only run ends by itself; answers what is said of that. */
  readonly end?: () => Promise<string>;
  readonly close: () => Promise<void>;
}

/** `refused`: for good, and the words of it. `passing`: it is tried again, and then works. */
export interface Trouble {
  readonly given: string;
  readonly arrange: () => void;
  readonly becomes: 'passing' | { readonly refused: RegExp };
}

/** What not every kind can: `lose` an answer on its way to us, be `asked` for a run. */
type Able = 'lose' | 'asked';

/** What may stand in no sentence that is shown on a ticket. */
const TELLTALE = /arn:aws|\b\d{12}\b/;

/** What every kind of agent promises. `make` answers a service without runs, each time another. */
export function agentContract(
  name: string,
  able: readonly Able[],
  make: () => Promise<AgentUnderTest>,
): void {
  const testWhere = (ability: Able) => (able.includes(ability) ? test : noTest);
  describe(`Agent ${name}`, () => {
    let tested: AgentUnderTest;
    const made: AgentUnderTest[] = [];
    const attempt = attemptOf();

    beforeEach(async () => {
      tested = await make();
      made.push(tested);
    });
    afterAll(async () => {
      for (const each of made) await each.close();
    });

    const running = async () => (await tested.runs()).map((run) => run.running);

    test('a start is one run, which is told where its task is and what to report with', async () => {
      const started = await tested.agent.start(attempt);
      expect(started).toEqual({ reference: expect.stringMatching(/./) });
      const [run, ...others] = await tested.runs();
      expect(others).toEqual([]);
      expect(run?.told).toContain(attempt.url);
      expect(run?.told).toMatch(/token/i);
    });

    test('a start that is repeated has one run and one reference, whatever time is left by then', async () => {
      const first = await tested.agent.start(attempt);
      expect(await tested.agent.start(attempt)).toEqual(first);
      expect(await tested.agent.start({ ...attempt, deadlineSeconds: 30 })).toEqual(first);
      expect(await running()).toEqual([true]);
    });

    testWhere('lose')('a start whose answer was lost has one run', async () => {
      tested.loseAnswer?.();
      await expect(tested.agent.start(attempt)).rejects.toThrow();
      expect(await tested.agent.start(attempt)).toHaveProperty('reference');
      expect(await running()).toEqual([true]);
    });

    test('a start that is repeated late has one run, and one after the end has none', async () => {
      const first = await tested.agent.start(attempt);
      tested.later?.();
      expect(await tested.agent.start(attempt)).toEqual(first);
      expect(await tested.runs()).toHaveLength(1);
      if ('reference' in first) await tested.agent.stop(first.reference);
      tested.later?.();
      expect(await tested.agent.start(attempt)).toHaveProperty('reference');
      expect(await running()).toEqual([false]);
    });

    test('two attempts are two runs', async () => {
      await tested.agent.start(attempt);
      await tested.agent.start({ ...attempt, idempotencyKey: `${attempt.idempotencyKey}0` });
      expect(await running()).toEqual([true, true]);
    });

    test('a stop ends the run and no other, as often as it is said', async () => {
      const other = { ...attempt, idempotencyKey: `${attempt.idempotencyKey}0` };
      const started = await tested.agent.start(attempt);
      await tested.agent.start(other);
      const reference = 'reference' in started ? started.reference : '';
      for (let stops = 0; stops < 2; stops++) await tested.agent.stop(reference);
      expect((await running()).sort()).toEqual([false, true]);
    });

    test('a run whose reference was never heard is stopped by the attempt’s key', async () => {
      await tested.agent.start(attempt);
      await tested.agent.stop(attempt.idempotencyKey);
      expect(await running()).toEqual([false]);
    });

    test('a stop of what never ran is none', async () => {
      await expect(tested.agent.stop(attempt.idempotencyKey)).resolves.toBeUndefined();
      expect((await running()).filter(Boolean)).toEqual([]);
    });

    testWhere('asked')('a run is asked for by its reference and by its key', async () => {
      const status = async (reference: string) => tested.agent.status?.(reference);
      expect(await status(attempt.idempotencyKey)).toEqual({ is: 'unknown' });
      const started = await tested.agent.start(attempt);
      const reference = 'reference' in started ? started.reference : '';
      expect(await status(reference)).toEqual({ is: 'running' });
      expect(await status(attempt.idempotencyKey)).toEqual({ is: 'running' });
      const why = (await tested.end?.()) ?? '-';
      expect(await status(reference)).toEqual({ is: 'ended', why: expect.stringContaining(why) });
    });

    test('what goes wrong is passing, or refused in words for everybody', async () => {
      expect(tested.troubles.length).toBeGreaterThan(0);
      for (const { given, arrange, becomes } of tested.troubles) {
        const another = { ...attempt, idempotencyKey: `${attempt.idempotencyKey}:${given.length}` };
        arrange();
        if (becomes === 'passing') {
          await expect(tested.agent.start(another)).rejects.toThrow();
          expect(await tested.agent.start(another)).toHaveProperty('reference');
          continue;
        }
        const started = await tested.agent.start(another);
        const refused = 'refused' in started ? started.refused : `${given}: it was started`;
        expect(refused).toMatch(becomes.refused);
        expect(refused).not.toMatch(TELLTALE);
        expect(refused).not.toContain(attempt.token);
        expect(refused.length).toBeLessThanOrEqual(250);
      }
    });
  });
}

/** A kind that cannot has no such test. */
function noTest(_name: string, _run: () => Promise<void>): void {}
