import { unknown } from './check-conditions.ts';
import type { Gathered } from './gather.ts';
import type { Problem } from './problem.ts';

/** An area that is named has causes, and is named once. */
export function checkAreas({ areas, causes }: Gathered, problems: Problem[]): void {
  const used = new Set(causes.map((cause) => cause.area));
  const named = new Set<string>();
  for (const area of areas) {
    const { id } = area.value;
    if (!used.has(id)) problems.push(unknown(area, ['id'], 'area', id, [...used]));
    if (named.has(id)) problems.push(area.problem(['id'], `"${id}" is declared twice`, 'remove or rename one'));
    named.add(id);
  }
}

/** A former id leads to one cause, and is not that of another. */
export function checkFormerIds({ causes }: Gathered, ids: ReadonlySet<string>, problems: Problem[]): void {
  const owners = new Map([...ids].map((id) => [id, id]));
  for (const cause of causes) {
    cause.value.formerly?.forEach((id, i) => {
      const owner = owners.get(id);
      if (owner)
        problems.push(cause.problem(['formerly', i], `${id} leads to ${owner} already`, 'remove one of the two'));
      owners.set(id, cause.id);
    });
  }
}
