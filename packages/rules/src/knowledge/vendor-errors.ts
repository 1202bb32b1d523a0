import type { Condition, RuleSource, StrengthName } from './language.ts';
import type { ProviderSource, VendorError } from './provider-language.ts';

/** How the ids of the rules end that a vendor's documented errors make. */
const ending = '-error';
const beginning = 'vendor-';

/** Whether a rule, by its id inside its cause or its whole id, comes from the errors of a vendor's profile. */
export function isVendorErrorRule(id: string): boolean {
  const own = id.slice(id.indexOf('/') + 1);
  return own.startsWith(beginning) && own.endsWith(ending);
}

/**
 * The rules by which what vendors answer speaks for a cause: one a vendor and strength, which holds where the
 * vendor is that one and its answer carries one of the errors that its profile gives to the cause.
 */
export function vendorErrorRules(cause: string, providers: Iterable<ProviderSource & { id: string }>): RuleSource[] {
  return [...providers].flatMap(({ id, name, errors = [] }) => {
    const own = errors.filter((error) => error.cause === cause);
    return [...Map.groupBy(own, (error): StrengthName => error.strength ?? 'strong')].map(
      ([strength, alike]): RuleSource => ({
        id: `${beginning}${id}-${strength}${ending}`,
        says: `${name} answers ${listed(alike.map(({ code, says }) => code ?? `"${says}"`))}${isAgainst(strength) ? ', which means another thing there' : ''}`,
        when: {
          all: [{ fact: 'provider.id', operator: 'equal', value: id }, { any: alike.map(conditionOf) }],
        },
        strength,
      }),
    );
  });
}

function conditionOf({ code, says, status }: VendorError): Condition {
  const carried: Condition =
    code === undefined
      ? { fact: 'response.error_message', operator: 'includes', value: says ?? '' }
      : { fact: 'response.error_codes', operator: 'includes', value: code };
  return status === undefined
    ? carried
    : { all: [carried, { fact: 'response.status', operator: 'equal', value: status }] };
}

/** Whether a strength speaks against a cause. */
export function isAgainst(strength: StrengthName | undefined): boolean {
  return strength?.endsWith('against') ?? false;
}

/** "a", "a or b", "a, b or c". */
function listed(texts: readonly string[]): string {
  return texts.length < 2 ? texts.join('') : `${texts.slice(0, -1).join(', ')} or ${texts.at(-1)}`;
}
