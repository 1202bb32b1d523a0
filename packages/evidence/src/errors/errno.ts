/** Errno values as Linux, macOS and Windows number them; getaddrinfo's by Python's names for them. */
const names: Record<string, string> = {
  '111': 'ECONNREFUSED',
  '61': 'ECONNREFUSED',
  '10061': 'ECONNREFUSED',
  '104': 'ECONNRESET',
  '54': 'ECONNRESET',
  '10054': 'ECONNRESET',
  '110': 'ETIMEDOUT',
  '60': 'ETIMEDOUT',
  '10060': 'ETIMEDOUT',
  '113': 'EHOSTUNREACH',
  '65': 'EHOSTUNREACH',
  '101': 'ENETUNREACH',
  '51': 'ENETUNREACH',
  '32': 'EPIPE',
  '99': 'EADDRNOTAVAIL',
  '49': 'EADDRNOTAVAIL',
  '-2': 'EAI_NONAME',
  '8': 'EAI_NONAME',
  '11001': 'EAI_NONAME',
  '-3': 'EAI_AGAIN',
  '-5': 'EAI_NODATA',
};

/** The name of an errno or of an error of getaddrinfo, by its number in decimal; undefined for others. */
export function errnoName(number: string): string | undefined {
  return Object.hasOwn(names, number) ? names[number] : undefined;
}
