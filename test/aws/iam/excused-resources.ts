import type { Template } from '../../infra/synthesize.ts';
import { resources } from '../../infra/synthesize.ts';
import type { Exception } from '../exceptions.ts';
import type { Names } from '../template/intrinsics.ts';
import { resolve } from '../template/intrinsics.ts';

/** What the places that an exception can name are for one function. */
export function excusedResources(
  template: Template,
  id: string,
  names: Names,
): Readonly<Record<Exception['on'], readonly unknown[]>> {
  const mappings = Object.values(resources(template, 'AWS::Lambda::EventSourceMapping'));
  const { LoggingConfig } = resources(template, 'AWS::Lambda::Function')[id];
  const group = LoggingConfig?.LogGroup?.Ref;
  return {
    'the queue that its event source mapping reads': mappings
      .filter(({ FunctionName }) => FunctionName.Ref === id)
      .map(({ EventSourceArn }) => resolve(EventSourceArn, names)),
    'its own log group': group === undefined ? [] : [names.attribute(group, 'Arn')],
  };
}
