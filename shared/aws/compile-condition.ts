import type { Condition } from '../core/head-write.ts';
import type { Aliases } from './aliases.ts';
import { storedName } from './head-names.ts';
import { KEY } from './table.ts';

/** What must all hold, as one expression. Compared with an attribute that is absent, DynamoDB answers no. */
export function compileConditions(conditions: readonly Condition[], expression: Aliases): string {
  return joined(
    conditions.map((condition) => compiled(condition, expression)),
    'AND',
  );
}

function compiled(condition: Condition, expression: Aliases): string {
  const { name, value } = expression;
  if (condition.is === 'any') {
    const alternatives = condition.of.map((one) => compiled(one, expression));
    return alternatives.length > 0 ? joined(alternatives, 'OR') : never(name(KEY.partition));
  }
  if (condition.is === 'startedBy')
    return `${name(storedName('starter'))}.${name('id')} = ${value(condition.person)}`;
  const attribute = name(storedName(condition.attribute));
  switch (condition.is) {
    case 'absent':
      return `attribute_not_exists(${attribute})`;
    case 'present':
      return `attribute_exists(${attribute})`;
    case 'equal':
      return `${attribute} = ${value(condition.to)}`;
    case 'in':
      return condition.values.length > 0
        ? `${attribute} IN (${condition.values.map((one) => value(one)).join(', ')})`
        : never(attribute);
    case 'notIn':
      return condition.values.length > 0
        ? `attribute_not_exists(${attribute}) OR NOT ${attribute} IN (${condition.values.map((one) => value(one)).join(', ')})`
        : always(attribute);
    case 'below':
      return `${attribute} < ${value(condition.limit)}`;
    case 'same':
      // To dynalite two absent attributes are equal.
      return `attribute_exists(${attribute}) AND ${attribute} = ${name(storedName(condition.as))}`;
    case 'lacks':
      return `attribute_not_exists(${attribute}) OR NOT contains(${attribute}, ${value(condition.value)})`;
    case 'nthBelow':
      return `attribute_not_exists(${attribute}[${condition.nth}]) OR ${attribute}[${condition.nth}] < ${value(condition.limit)}`;
    case 'shorter':
      return holdsOnNothing(condition)
        ? `attribute_not_exists(${attribute}) OR size(${attribute}) < ${value(condition.than)}`
        : never(attribute);
  }
}

/** Whether the condition holds where there is no head yet. */
export function holdsOnNothing(condition: Condition): boolean {
  switch (condition.is) {
    case 'absent':
    case 'lacks':
    case 'notIn':
    case 'nthBelow':
      return true;
    case 'shorter':
      return condition.than > 0;
    case 'any':
      return condition.of.some(holdsOnNothing);
    default:
      return false;
  }
}

/** Each part in parentheses, but not one alone: DynamoDB refuses two pairs around the same. */
function joined(parts: readonly string[], by: 'AND' | 'OR'): string {
  return parts.length > 1 ? parts.map((part) => `(${part})`).join(` ${by} `) : parts.join();
}

/** Nor for what always holds. */
function always(attribute: string): string {
  return `attribute_exists(${attribute}) OR attribute_not_exists(${attribute})`;
}

/** DynamoDB has no word for what never holds: the choice among nothing. */
function never(attribute: string): string {
  return `attribute_exists(${attribute}) AND attribute_not_exists(${attribute})`;
}
