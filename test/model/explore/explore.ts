import type { Head } from '../../../shared/core/head.ts';
import { holds as conditionHolds } from '../../../shared/core/holds.ts';
import { STATES } from '../../../shared/core/lifecycle.ts';
import { TIMERS } from '../../../shared/core/timers.ts';
import { START } from '../../contracts/clock.ts';
import { applied } from '../../support/memory/apply-write.ts';
import { KEY } from '../../support/world/samples.ts';
import { canonical } from './canonical.ts';
import type { Deed, Plan } from './deed.ts';
import { brokenAt, brokenBy } from './laws.ts';
import type { Place } from './place.ts';
import { wayOut } from './way-out.ts';

/** How far to look. */
export interface Bounds {
  readonly places: number;
  /** Whether the other may act more than once between a read and its write. */
  readonly patient?: boolean;
  readonly deeds: readonly Deed[];
  /** How the store decides whether a condition holds; a broken one must be found out. */
  readonly holds?: typeof conditionHolds;
  readonly progress?: (places: number, transitions: number) => void;
}

/** What was seen; `broken` is the shortest way to a law that does not hold. */
export interface Explored {
  readonly places: number;
  readonly transitions: number;
  readonly states: Readonly<Record<string, number>>;
  /** Writes of an actor that had read before another wrote: how many, and how many of them were still made. */
  readonly interleaved: number;
  readonly overtaken: number;
  /** False where the bound was met first. */
  readonly complete: boolean;
  readonly broken?: { readonly law: string; readonly trace: readonly string[]; readonly at: Place };
}

/** Somebody stands before their write, while the others go on. */
interface Standing {
  readonly deed: Deed;
  readonly plan: Plan;
}

interface Node {
  readonly place: Place;
  readonly standing?: Standing;
  readonly from?: Node;
  readonly by: string;
}

const NOWHERE: Place = { head: undefined, now: START, runs: {}, hands: [] };

/**
 * Breadth first through all that two actors can make of a ticket: each reads, and then asks for its write; the other may act in
 * between, once or as often as it likes. What is done are the functions and changes of the product, on the conditions of the product.
 * Ends at the first law that is broken, which is then one with a shortest trace.
 */
export async function explore(bounds: Bounds): Promise<Explored> {
  const { places: limit, patient = false, deeds, holds = conditionHolds, progress } = bounds;
  const seen = new Set<string>();
  const queue: Node[] = [];
  const states: Record<string, number> = Object.fromEntries(STATES.map((state) => [state, 0]));
  const count = { transitions: 0, interleaved: 0, overtaken: 0 };
  let broken: Explored['broken'];

  function visit(node: Node, law = brokenAt(node.place)): void {
    count.transitions++;
    if (law) broken ??= { law, trace: traceOf(node), at: node.place };
    const text = canonical(node.place) + (node.standing ? standingText(node) : '');
    if (seen.has(text)) return;
    seen.add(text);
    queue.push(node);
  }

  /** The store takes the write, or refuses it. */
  function fire(place: Place, { deed, plan }: Standing, from: Node): Node | undefined {
    const { write, written, forbidden } = plan;
    if (!write?.when.every((condition) => holds(condition, { ...place.head }))) return undefined;
    const head = applied({ epoch: 0, key: KEY, ...place.head }, write) as unknown as Head;
    const law = brokenBy(place.head, head, place.now) ?? forbidden?.(place.head, head);
    const next = { ...place, head };
    const node = { place: written?.(next, head) ?? next, from, by: deed.name };
    if (law) broken ??= { law, trace: traceOf(node), at: node.place };
    return node;
  }

  async function expand(node: Node): Promise<void> {
    const plans = await Promise.all(
      deeds.map(async (deed) => ({ deed, plan: await deed.plan(node.place) })),
    );
    const can = plans.filter((each): each is Standing => each.plan !== undefined);
    const done: { readonly by: Standing; readonly node: Node }[] = [];
    for (const one of can) {
      const place = one.plan.calls?.(node.place) ?? node.place;
      const law = one.plan.writes && alongTheWay(node.place, one.plan.writes);
      const called: Node = { place, from: node, by: one.deed.name };
      if (law) broken ??= { law, trace: traceOf(called), at: place };
      if (one.plan.calls) visit(called);
      const fired = one.plan.write ? fire(place, one, node) : called;
      if (!fired) continue;
      done.push({ by: one, node: fired });
      visit(fired);
    }
    const waiting = node.standing ? [node.standing] : can.filter(({ plan }) => plan.write);
    for (const standing of waiting) {
      for (const { by, node: after } of done) {
        const late = after.place.now - node.place.now >= TIMERS.executor;
        if (by === standing || late) continue;
        count.interleaved++;
        meanwhile(after, standing);
      }
    }
    if (node.standing) {
      const fired = fire(node.place, node.standing, node);
      if (fired) visit(fired);
    }
  }

  /** Somebody wrote between the other's read and write. */
  function meanwhile(after: Node, standing: Standing): void {
    const place = standing.plan.calls?.(after.place) ?? after.place;
    const read = { ...after, place, by: `${after.by}, after “${standing.deed.name}” has read` };
    const fired = fire(place, standing, read);
    if (!fired) return;
    count.overtaken++;
    visit({ ...fired, by: `${fired.by} (writes what it read before)` });
    if (patient) visit({ ...read, standing });
  }

  queue.push({ place: NOWHERE, by: '' });
  seen.add(canonical(NOWHERE));
  let at = 0;
  for (; at < queue.length && seen.size < limit && !broken; at++) {
    const node = queue[at];
    if (!node) break;
    const { head } = node.place;
    if (head?.state && !node.standing) {
      states[head.state] = (states[head.state] ?? 0) + 1;
      const law = await wayOut(node.place);
      if (law) broken = { law, trace: traceOf(node), at: node.place };
    }
    await expand(node);
    if (at % 500 === 0) progress?.(seen.size, count.transitions);
  }
  return {
    places: seen.size,
    ...count,
    states,
    complete: !broken && at === queue.length,
    ...(broken ? { broken } : {}),
  };
}

function alongTheWay({ head: from, now }: Place, writes: readonly Head[]): string | undefined {
  return writes
    .map((head, at) => brokenBy(at === 0 ? from : writes[at - 1], head, now))
    .find((law) => law !== undefined);
}

function standingText({ place, standing }: Node): string {
  const near = (_: string, value: unknown) =>
    typeof value === 'number' && value > START / 2 ? Math.sign(value - place.now) : value;
  return `||${standing?.deed.name}${JSON.stringify(standing?.plan.write, near)}`;
}

function traceOf(node: Node): string[] {
  return node.from ? [...traceOf(node.from), node.by] : [];
}
