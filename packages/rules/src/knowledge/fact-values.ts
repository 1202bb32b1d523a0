import type { FactSource, Operator, Scalar } from './language.ts';

/** What an observation's value can be: times are milliseconds since 1970 in UTC, sets hold texts. */
export type FactValue = boolean | number | string | readonly string[];

/** The operators that mean something for each type of fact. */
export const operatorsOf: Record<FactSource['type'], readonly Operator[]> = {
  boolean: ['equal', 'notEqual'],
  enum: ['equal', 'notEqual', 'in', 'notIn'],
  text: ['equal', 'notEqual', 'in', 'notIn', 'matches', 'includes', 'startsWith'],
  number: ['equal', 'notEqual', 'in', 'notIn', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'],
  set: ['includes', 'excludes'],
  time: ['before', 'after'],
};

const typeOfValue: Record<FactSource['type'], 'boolean' | 'number' | 'string'> = {
  boolean: 'boolean',
  number: 'number',
  text: 'string',
  enum: 'string',
  set: 'string',
  time: 'string',
};

/** Why a value written in the knowledge cannot be one of this fact, or undefined when it can. */
export function valueMismatch(fact: FactSource, value: Scalar): { message: string; mend: string } | undefined {
  const expected = typeOfValue[fact.type];
  if (typeof value !== expected) {
    return {
      message: `${JSON.stringify(value)} is not a value of ${fact.id}, which is ${fact.type === 'enum' ? 'an' : 'a'} ${fact.type}`,
      mend: fact.values ? `use one of: ${fact.values.join(', ')}` : `write a ${expected}`,
    };
  }
  if (fact.values && typeof value === 'string' && !fact.values.includes(value)) {
    return { message: `${fact.id} never is "${value}"`, mend: `use one of: ${fact.values.join(', ')}` };
  }
  if (fact.type === 'time' && typeof value === 'string' && Number.isNaN(Date.parse(value))) {
    return { message: `"${value}" is not a time`, mend: 'write it as 2026-01-31T00:00:00Z' };
  }
  return undefined;
}

/** A statement about a fact's value, in the words its `says` gives. */
export function stateValue(fact: FactSource, value: FactValue): string {
  const shown = Array.isArray(value)
    ? value.join(', ')
    : fact.type === 'time'
      ? new Date(Number(value)).toISOString()
      : String(value);
  const words =
    typeof fact.says === 'string' ? fact.says : (fact.says[String(value)] ?? fact.says['*'] ?? `${fact.id} is {value}`);
  return words.replaceAll('{value}', fact.unit ? `${shown} ${fact.unit}` : shown);
}
