import type { Context } from './context.ts';
import { newId } from './table.ts';

interface AttachmentInput {
  readonly id?: string;
  readonly issueId: string;
  readonly title: string;
  readonly subtitle?: string;
  readonly url: string;
  readonly metadata?: object;
}

/** The same `url` on the same issue is the same attachment, updated. */
export function attachmentCreate(
  { input }: { input: AttachmentInput },
  { workspace, caller }: Context,
) {
  const issueId = workspace.issues.need(input.issueId).id;
  const { title, subtitle = null, url, metadata = {} } = input;
  const known = workspace.attachments
    .all()
    .find((one) => one.issueId === issueId && one.url === url);
  const attachment =
    known ??
    workspace.attachments.add({
      ...workspace.stamp(),
      id: newId(input.id),
      issueId,
      url,
      creatorId: caller.id,
    });
  Object.assign(attachment, { title, subtitle, metadata, updatedAt: workspace.tick() });
  return { success: true, lastSyncId: 1, attachment };
}
