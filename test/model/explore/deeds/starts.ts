import { start } from '../../../../functions/receive/start.ts';
import type { Head } from '../../../../shared/core/head.ts';
import type { TriggerKind } from '../../../../shared/core/intent.ts';
import type { Verdict } from '../../../../shared/core/verdict.ts';
import type { Deed } from '../deed.ts';
import { firstWrite } from '../first-write.ts';
import { PROJECT, surroundings } from '../surroundings.ts';
import { takenAt } from './taken.ts';

const SECOND = 1000;

/** When a trigger happened, against what the ticket has seen. */
const WHENS = {
  'in a new second': ({ fence = 0 }: Partial<Head> = {}, now: number) =>
    Math.max(now, fence + SECOND),
  'in the second of the last': ({ fence = 0 }: Partial<Head> = {}, now: number) => fence || now,
  'before the last': ({ fence = 0 }: Partial<Head> = {}, now: number) => (fence || now) - SECOND,
} as const;

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
  return SHAPES.flatMap(({ what, trigger, decision }) =>
    Object.entries(WHENS).map(([when, timeOf]): Deed => {
      const name = `${what}, ${when}`;
      return {
        name,
        async plan(place) {
          const { head, now } = place;
          const full = (head?.epoch ?? 0) >= epochs;
          const at = timeOf(head, now);
          const taken = takenAt(at, `${name} ${at}`);
          const comment = { id: name, text: 'go on', updatedAt: String(at) };
          const intent = {
            kind: 'start',
            project: PROJECT,
            trigger,
            ...(trigger === 'mention' ? { comment, instruction: 'go on' } : {}),
          } as const;
          const verdict: Verdict = { decision, score: 0, findings: [], ruleset: 'test' };
          const write = await firstWrite(head, (heads) =>
            start(intent, taken, {
              ...surroundings(heads, place),
              trackers: [],
              scan: () => verdict,
            }),
          );
          if (!write || (full && write.add?.epoch)) return undefined;
          const fence = head?.fence ?? 0;
          return {
            write,
            forbidden: (_, after) =>
              after.epoch > (head?.epoch ?? 0) && taken.event.at + SECOND <= fence
                ? 'a start from before a stop, or before the last start, opens a task'
                : undefined,
          };
        },
      };
    }),
  );
}
