import type { Draft } from '../../shared/core/creator.ts';
import { harmlessBlock, harmlessLine, harmlessSpan } from '../../shared/core/harmless.ts';
import { holds } from '../../shared/core/intake.ts';
import type { Project } from '../../shared/core/project.ts';
import type { Destination } from './destination.ts';
import type { TaskSpec } from './task-spec.ts';
import { MAX_DESCRIPTION_CHARS, MAX_TITLE_CHARS } from './task-spec.ts';

/**
 * The ticket as it is to be made. Whoever holds a key may hand in work, and not speak in our name: what they wrote stands in code, where no
 * mention, closing keyword, link or markup comes alive. Labels that are ours, or start something, are left out: the task is started by this.
 */
export function draftOf(
  spec: TaskSpec,
  marker: string,
  { repo, connection }: Destination,
  projects: readonly Project[],
): Draft {
  const { trigger, inProgress, failed } = connection.labels;
  const ours = [
    trigger,
    inProgress,
    failed,
    ...projects
      .filter((project) => project.connection === connection.name)
      .flatMap(({ intake }) => intake.labels),
  ];
  return {
    ...(repo === undefined ? {} : { repo }),
    title: harmlessLine(spec.title, MAX_TITLE_CHARS),
    description: [
      spec.description.trim() === '' ? '' : harmlessBlock(spec.description, MAX_DESCRIPTION_CHARS),
      `Handed in through the API.\n\n${facts(spec).join('\n')}`,
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    labels: spec.labels.filter((label) => !holds(ours, label)),
    marker,
  };
}

function facts(spec: TaskSpec): readonly string[] {
  const { target_repo, due_in_days } = spec;
  return [
    `- Source: ${harmlessSpan(spec.source_type)} ${harmlessSpan(spec.source_id)}`,
    `- Event: ${harmlessSpan(spec.triggering_event_id)}`,
    `- Activity: ${harmlessSpan(spec.activity_definition_id)}`,
    `- Priority: ${spec.priority}`,
    ...(due_in_days === null || due_in_days === undefined ? [] : [`- Due in days: ${due_in_days}`]),
    ...(target_repo ? [`- Repository: ${harmlessSpan(target_repo, 300)}`] : []),
  ];
}
