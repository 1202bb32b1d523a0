export type HostKind = 'public' | 'loopback' | 'private' | 'tunnel' | 'placeholder';

const tunnel =
  /(?:^|\.)(?:ngrok(?:-free)?\.(?:io|app|dev|pizza)|ngrok\.com|trycloudflare\.com|cfargotunnel\.com|loca\.lt|localtunnel\.me|smee\.io|serveo\.net|hookdeck\.(?:com|io)|localhost\.run|lhr\.(?:life|rocks)|tunnelmole\.net|pinggy\.(?:io|link)|pagekite\.me|bore\.(?:pub|digital)|devtunnels\.ms|tunnel\.pyjam\.as|telebit\.io|expose\.dev|sharedwithexpose\.com|zrok\.io|instatunnel\.my|beeceptor\.com|webhookrelay\.com|packetriot\.(?:com|net)|ts\.net)$/;
/** RFC 2606 and RFC 6761 set these names apart, and people put them where a real one stood; the rest is what templates say. */
const placeholder =
  /(?:^|\.)(?:example\.(?:com|net|org)|example|invalid|test)$|^(?:mydomain|myserver|mysite)\.|^your[-_.]?(?:api|app|domain|server|site|host|company|shop|store|subdomain|endpoint|instance|backend|website)\b|(?:^|\.)your[-_]?[a-z-]{3,40}\.[a-z]{2,10}$|[{}<>$%…]|^(?:undefined|null|https?|hostname|domain\.com|localhost\.com|base_?url)$/;
/** `.local` (RFC 6762), `.internal` (ICANN), `home.arpa` (RFC 8375), and names without a dot. */
const privateName =
  /(?:^|\.)(?:local|localdomain|internal|intranet|corp|lan|home|private|home\.arpa|cluster\.local|svc)$/;

/** What a host name or address is, by itself: RFC 1918, 4193, 4291, 6598, 3927 for addresses. */
export function hostKind(host: string): HostKind {
  const name = host.replace(/\.$/, '');
  if (name === 'localhost' || name.endsWith('.localhost')) return 'loopback';
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return ipv4Kind(name);
  if (name.includes(':')) return ipv6Kind(name);
  if (name === 'host.docker.internal' || name === 'gateway.docker.internal') return 'private';
  if (tunnel.test(name)) return 'tunnel';
  if (placeholder.test(name)) return 'placeholder';
  return privateName.test(name) || !name.includes('.') ? 'private' : 'public';
}

function ipv4Kind(address: string): HostKind {
  const [a = 0, b = 0, c = 0] = address.split('.').map(Number);
  if (a === 127 || address === '0.0.0.0') return 'loopback';
  if (a === 10 || (a === 172 && b >= 16 && b <= 31) || (a === 192 && b === 168)) return 'private';
  if (a === 169 && b === 254) return 'private';
  if (a === 100 && b >= 64 && b <= 127) return 'private';
  // RFC 5737: addresses for documentation.
  const documentation =
    (a === 192 && b === 0 && c === 2) || (a === 198 && b === 51 && c === 100) || (a === 203 && b === 0 && c === 113);
  return documentation ? 'placeholder' : 'public';
}

function ipv6Kind(address: string): HostKind {
  if (address === '::1' || address === '::') return 'loopback';
  const mapped = /^::ffff:(\d{1,3}(?:\.\d{1,3}){3})$/.exec(address)?.[1];
  if (mapped) return ipv4Kind(mapped);
  if (/^f[cd]|^fe[89ab]/.test(address)) return 'private';
  return address.startsWith('2001:db8:') ? 'placeholder' : 'public';
}
