import type { Template } from '../../infra/synthesize.ts';
import type { Names } from '../template/intrinsics.ts';
import { LEFT_OUT } from './left-out.ts';

interface Resource {
  readonly Type: string;
  readonly DependsOn?: string | readonly string[];
}

/** A template without what is left out; `standIns` names what takes its place where others refer to it. */
export function fitTemplate(template: Template, standIns: Names): object {
  const { Resources, Outputs } = template;
  const gone = new Set(
    Object.entries(Resources)
      .filter(([, { Type }]) => Type in LEFT_OUT)
      .map(([id]) => id),
  );

  function fitted(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(fitted);
    if (typeof value !== 'object' || value === null) return value;
    const { Ref: ref, 'Fn::GetAtt': attribute } = value as {
      Ref?: string;
      'Fn::GetAtt'?: [string, string];
    };
    if (ref !== undefined && gone.has(ref)) return standIns.ref(ref);
    if (attribute && gone.has(attribute[0])) return standIns.attribute(...attribute);
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fitted(one)]));
  }

  function without(resource: Resource): object {
    const { DependsOn = [], ...rest } = resource;
    const left = [DependsOn].flat().filter((id) => !gone.has(id));
    return { ...(fitted(rest) as object), ...(left.length > 0 && { DependsOn: left }) };
  }

  const kept = Object.entries(Resources).filter(([id]) => !gone.has(id));
  return {
    Resources: Object.fromEntries(kept.map(([id, resource]) => [id, without(resource)])),
    Outputs: fitted(Outputs),
  };
}
