import type { Head } from '../../../shared/core/head.ts';
import type { HeadWrite } from '../../../shared/core/head-write.ts';
import { holds as conditionHolds } from '../../../shared/core/holds.ts';
import { STATES } from '../../../shared/core/lifecycle.ts';
import { START } from '../../contracts/clock.ts';
import { applied } from '../../support/memory/apply-write.ts';
import { KEY } from '../../support/world/samples.ts';
import type { Deed, Plan } from './deed.ts';
import { brokenAt, brokenBy } from './laws.ts';
import { normal } from './normal/normal.ts';
import type { Place } from './place.ts';
import { textOf } from './text-of.ts';
import { wayOut } from './way-out.ts';

/** How far to look. */
export interface Bounds {
  /** Where to stop although there is more. */
  readonly places?: number;
  readonly deeds: readonly Deed[];
  /** How the store decides whether a condition holds; a broken one must be found out. */
  readonly holds?: typeof conditionHolds;
  /** How the store makes a write; likewise. */
  readonly makes?: typeof applied;
  readonly progress?: (seen: { readonly places: number; readonly followed: number }) => void;
}

/** What was seen; `broken` is the shortest way to a law that does not hold. */
export interface Explored {
  readonly places: number;
  readonly transitions: number;
  readonly states: Readonly<Record<string, number>>;
  /** How often somebody asked for a write on a version that another had written over, and how often that was made. */
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

/** What came of a write on a head: another head, unless it was refused, and what is wrong with that. */
interface Made {
  readonly on: Head | undefined;
  readonly head?: Head;
  readonly law?: string | undefined;
}

interface Node {
  readonly place: Place;
  readonly from?: Node;
  readonly by: string;
}

const NOWHERE: Place = { head: undefined, now: START, runs: {}, hands: [] };

/**
 * Breadth first through all that can become of a ticket, each place by its normal one. What is done are the functions and changes of
 * the product, on the conditions of the product. Ends at the first law that is broken, which is then one with a shortest trace.
 *
 * All interleavings are among it, of any number of actors. An actor reads, and later asks for one write. Where the write asks for the
 * version that was read, it is refused once anybody else has written; for every two actors at every place that is tried. Where it asks
 * for no version, it is the same write whenever it was made up: each deed asks for it at every place, as if it had just read, or, where
 * another would be chosen there, as one that was `chosen before`.
 */
export async function explore(bounds: Bounds): Promise<Explored> {
  const { places: limit = Infinity, deeds, holds = conditionHolds, makes = applied } = bounds;
  const seen = new Set<string>();
  const queue: Node[] = [];
  const states: Record<string, number> = Object.fromEntries(STATES.map((state) => [state, 0]));
  const count = { transitions: 0, interleaved: 0, overtaken: 0 };
  const made = new WeakMap<HeadWrite, Made>();
  /** Heads from which a way out, and all pairs of deeds that only they decide, were looked for. */
  const ends = new Set<Head>();
  const ofTheHead = deeds.filter((deed) => deed.ofTheHead);
  const ofThePlace = deeds.filter((deed) => !deed.ofTheHead);
  const ofHeads = new WeakMap<Head, readonly Standing[]>();
  let broken: Explored['broken'];

  function visit(node: Node): void {
    count.transitions++;
    const law = brokenAt(node.place);
    if (law) broken ??= { law, trace: traceOf(node), at: node.place };
    const place = normal(node.place);
    const text = textOf(place);
    if (seen.has(text)) return;
    seen.add(text);
    queue.push({ ...node, place });
  }

  function takes(head: Head | undefined, { when }: HeadWrite): boolean {
    const stored = head ?? {};
    return when.every((condition) => holds(condition, stored));
  }

  function make({ head: on, now }: Place, write: HeadWrite): Made {
    if (!takes(on, write)) return { on };
    const head = makes({ epoch: 0, key: KEY, ...on }, write) as unknown as Head;
    return { on, head, law: brokenBy(on, head, now) };
  }

  /** The store takes the write, or refuses it. */
  function fire(place: Place, { deed, plan }: Standing, from: Node): Node | undefined {
    const { write, written, forbidden } = plan;
    if (!write) return undefined;
    const known = made.get(write);
    const done = known && known.on === place.head ? known : make(place, write);
    made.set(write, done);
    const { head } = done;
    if (!head) return undefined;
    const law = done.law ?? forbidden?.(place, head);
    const next = { ...place, head };
    const node = { place: written?.(next, head) ?? next, from, by: deed.name };
    if (law) broken ??= { law, trace: traceOf(node), at: node.place };
    return node;
  }

  async function expand(node: Node): Promise<void> {
    const { head } = node.place;
    const known = (head && ofHeads.get(head)) ?? (await plansOf(ofTheHead, node.place));
    if (head) ofHeads.set(head, known);
    const can = [...known, ...(await plansOf(ofThePlace, node.place))];
    const wrote: { readonly by: Standing; readonly node: Node }[] = [];
    for (const one of can) {
      const place = one.plan.calls?.(node.place) ?? node.place;
      const called: Node = { place, from: node, by: one.deed.name };
      const law = alongTheWay(node.place, one.plan.writes ?? []);
      if (law) broken ??= { law, trace: traceOf(called), at: place };
      if (one.plan.calls) visit(called);
      const fired = one.plan.write && fire(place, one, node);
      if (!fired) continue;
      wrote.push({ by: one, node: fired });
      visit(fired);
    }
    const paired = head !== undefined && ends.has(head);
    for (const standing of can.filter(asksForVersion))
      for (const { by, node: after } of wrote)
        if (by !== standing && !(paired && by.deed.ofTheHead && standing.deed.ofTheHead))
          meanwhile(after, standing);
  }

  /** Somebody wrote between the other's read and write. */
  function meanwhile(after: Node, standing: Standing): void {
    count.interleaved++;
    if (standing.plan.write && !takes(after.place.head, standing.plan.write)) return;
    const place = standing.plan.calls?.(after.place) ?? after.place;
    const by = `${after.by}, after “${standing.deed.name}” has read`;
    const fired = fire(place, standing, { ...after, place, by });
    if (!fired) return;
    count.overtaken++;
    visit({ ...fired, by: `${fired.by} (writes what it read before)` });
  }

  queue.push({ place: NOWHERE, by: '' });
  seen.add(textOf(NOWHERE));
  let at = 0;
  for (; at < queue.length && seen.size < limit && !broken; at++) {
    const node = queue[at];
    if (!node) break;
    const { head } = node.place;
    if (head?.state) {
      states[head.state] = (states[head.state] ?? 0) + 1;
      const law = ends.has(head) ? undefined : await wayOut(node.place);
      if (law) broken = { law, trace: traceOf(node), at: node.place };
    }
    await expand(node);
    if (head) ends.add(head);
    bounds.progress?.({ places: seen.size, followed: at });
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

async function plansOf(deeds: readonly Deed[], place: Place): Promise<readonly Standing[]> {
  const plans = await Promise.all(
    deeds.map(async (deed) => ({ deed, plan: await deed.plan(place) })),
  );
  return plans.filter((each): each is Standing => each.plan !== undefined);
}

function asksForVersion({ plan: { write } }: Standing): boolean {
  return Boolean(
    write?.when.some((condition) => condition.is === 'equal' && condition.attribute === 'version'),
  );
}

function traceOf(node: Node): string[] {
  return node.from ? [...traceOf(node.from), node.by] : [];
}
