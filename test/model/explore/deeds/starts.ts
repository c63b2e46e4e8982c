import { noteTrigger } from '../../../../shared/core/changes/not-opened.ts';
import type { Start } from '../../../../shared/core/changes/start.ts';
import type { TriggerKind } from '../../../../shared/core/intent.ts';
import type { Verdict } from '../../../../shared/core/verdict.ts';
import { start } from '../../../../shared/intake/start.ts';
import type { Deed, Plan } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import type { Place } from '../place.ts';
import { PROJECT, surroundings } from '../surroundings.ts';
import { takenAt } from './taken.ts';
import { WHENS } from './times.ts';

const SECOND = 1000;

/** What a sender can send to start a task. */
const SHAPES: readonly {
  readonly what: string;
  readonly trigger: TriggerKind;
  readonly decision: Verdict['decision'];
}[] = [
  { what: 'a label', trigger: 'label', decision: 'allow' },
  { what: 'a label on a doubtful text', trigger: 'label', decision: 'hold' },
  { what: 'a label on a bad text', trigger: 'label', decision: 'block' },
  { what: 'a mention', trigger: 'mention', decision: 'allow' },
];

export function starts(epochs: number): readonly Deed[] {
  return Object.entries(WHENS).flatMap(([when, timeOf]) => [
    ...SHAPES.map(({ what, trigger, decision }): Deed => {
      const name = `${what}, ${when}`;
      return {
        name,
        async plan(place) {
          const at = timeOf({ ...place.head }, place.now);
          return at === undefined
            ? undefined
            : planOf({ name, trigger, decision, at }, place, epochs);
        },
      };
    }),
    {
      // It was refused, as there was a task then.
      name: `a label, ${when}, is noted late`,
      async plan({ head, now }: Place) {
        const at = timeOf({ ...head }, now);
        return at === undefined || !head ? undefined : { write: noteTrigger({ at } as Start) };
      },
    },
  ]);
}

async function planOf(
  given: {
    readonly name: string;
    readonly trigger: TriggerKind;
    readonly decision: Verdict['decision'];
    readonly at: number;
  },
  place: Place,
  epochs: number,
): Promise<Plan | undefined> {
  const { name, trigger, decision, at } = given;
  const taken = takenAt(at, `${name} ${at}`);
  const comment = { id: name, text: 'go on', updatedAt: String(at) };
  const intent = {
    kind: 'start',
    project: PROJECT,
    trigger,
    ...(trigger === 'mention' ? { comment, instruction: 'go on' } : {}),
  } as const;
  const verdict: Verdict = { decision, score: 0, findings: [], ruleset: 'test' };
  const write = await firstWrite(place.head, (heads) =>
    start(intent, taken, { ...surroundings(heads, place), scan: () => verdict }),
  );
  if (!write || (write.add?.epoch && (place.head?.epoch ?? 0) >= epochs)) return undefined;
  return {
    write,
    forbidden: ({ head }, after) =>
      after.epoch > (head?.epoch ?? 0) && at + SECOND <= (head?.fence ?? 0)
        ? 'a start from before a stop, or before the last start, opens a task'
        : undefined,
  };
}
