/**
 * Where the pages of the dictionary are. The address of a cause is permanent: it follows from its id, and a cause that
 * is renamed keeps the old one (`formerly`).
 */

/** All causes. */
export const causesAddress = '/causes/';
/** Everything, as JSON. */
export const allJsonAddress = '/causes.json';
/** Every line that programs print, in the order of the alphabet. */
export const linesAddress = '/lines/';
/** All vendors. */
export const providersAddress = '/providers/';

export function areaAddress(area: string): string {
  return `${causesAddress}${area}/`;
}

/** `auth.token_expired` → `/causes/auth/token_expired/` */
export function causeAddress(id: string): string {
  return `${causesAddress}${id.replace('.', '/')}/`;
}

export function causeJsonAddress(id: string): string {
  return `${causesAddress}${id.replace('.', '/')}.json`;
}

export function providerAddress(id: string): string {
  return `${providersAddress}${id}/`;
}

/**
 * The address of a cause's page as one gives it to people.
 * @param service where the service is reached from outside, `https://causeway.example`; without it the path alone
 */
export function pageOf(id: string, service: string | undefined): string {
  return `${(service ?? '').replace(/\/+$/, '')}${causeAddress(id)}`;
}
