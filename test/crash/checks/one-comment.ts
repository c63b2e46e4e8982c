import type { Check } from '../checks.ts';

/** A person sees one comment for each task, and none that says of an ended task that it goes on. */
export const oneComment: Check = async (stage) => {
  const { comments } = stage.site;
  const markers = comments.map(({ marker }) => marker);
  const twice = [...new Set(markers.filter((marker, at) => markers.indexOf(marker) !== at))];
  const current = new Set(
    (await stage.heads()).map(({ key, epoch, commentOf = epoch }) => `${key}:${commentOf}`),
  );
  const stale = comments.filter(
    ({ marker, body }) => !current.has(marker) && /Waiting|Held|Working|question/.test(body),
  );
  return [
    ...twice.map((marker) => `task ${marker} has several comments`),
    ...stale.map(({ marker }) => `the comment of task ${marker}, which is over, says it goes on`),
  ];
};
