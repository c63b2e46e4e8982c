import type { Head } from '../../../shared/core/head.ts';
import type { Check } from '../checks.ts';
import type { Ending } from '../scenario.ts';
import type { Stage } from '../stage/stage.ts';

/** Every ticket is as the scenario says, by one of its endings, and there is no other. */
export const asTold: Check = async (stage, { ends }) => {
  const heads = await stage.heads();
  const strangers = heads.filter(({ ticket }) => ticket && !(ticket.readableId in ends));
  const wrong = Object.entries(ends).flatMap(([id, ending]) => {
    const head = heads.find(({ ticket }) => ticket?.readableId === id);
    const endings = Array.isArray(ending) ? ending : [ending];
    const found = endings.map((each: Ending) => differences(each, head, stage));
    return found.some((each) => each.length === 0) ? [] : [`${id}: ${found[0]?.join(', ')}`];
  });
  return [...strangers.map(({ key }) => `a ticket that nobody spoke of: ${key}`), ...wrong];
};

function differences(ending: Ending, head: Head | undefined, stage: Stage): readonly string[] {
  const item = stage.site.items.get(head?.ticket?.id ?? '');
  const runs = [...stage.agents.runs.values()].filter(
    ({ attempt }) => attempt.task.ticket.id === head?.ticket?.readableId,
  );
  const shown = stage.site.comments.findLast(
    ({ marker }) => marker === `${head?.key}:${head?.commentOf ?? head?.epoch}`,
  );
  const labels = item && ending.labels ? [...item.labels].sort().join() : undefined;
  return [
    differs('state', head?.state, ending.state),
    differs('tasks', head?.epoch ?? 0, ending.epochs),
    differs('runs', runs.length, ending.runs),
    differs('labels', labels, item && ending.labels && [...ending.labels].sort().join()),
    differs('comment', headline(shown?.body), ending.shows),
  ].flatMap((difference) => difference ?? []);
}

/** The words of `**Sluice: Done** · run 2`. */
function headline(body: string | undefined): string | undefined {
  return body?.split('**')[1];
}

function differs(what: string, is: unknown, should: unknown): string | undefined {
  return is === should ? undefined : `${what}: ${String(is)} instead of ${String(should)}`;
}
