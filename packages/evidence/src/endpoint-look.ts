import type { Instant, Place } from './exchange.ts';

/*
 * What tools and probes see of an endpoint from outside without an HTTP call: its name, its TLS, the way to it.
 */

/** One DNS answer: of dig, nslookup, host, or a probe. */
export interface DnsLookup extends Place {
  /** The name that was asked for, without the last dot. */
  name: string;
  /** `A`, `AAAA`, `CNAME` …, where the source tells what was asked for. */
  type?: string;
  /** RCODE of RFC 1035 section 4.1.1 and its successors as dig prints it; `TIMEOUT` where no server answered. */
  status: 'NOERROR' | 'NXDOMAIN' | 'SERVFAIL' | 'REFUSED' | 'FORMERR' | 'NOTIMP' | 'TIMEOUT' | 'OTHER';
  /** The resolver that answered, as printed. */
  server?: string;
  /** What the tool says of the failure beside the status: `connection refused`, `EDE 22 (No Reachable Authority)`. */
  error?: { message: string; line: number };
  records: DnsRecord[];
}

export interface DnsRecord {
  /** Without the last dot. */
  name: string;
  type: string;
  value: string;
  ttlSeconds?: number;
  line: number;
}

/** One TLS handshake: of openssl s_client, of curl's notes, or a probe. */
export interface TlsHandshake extends Place {
  host?: string;
  port?: number;
  /** As the source names it: `TLSv1.3`. */
  version?: string;
  cipher?: string;
  /** Protocol that ALPN settled on: `h2`, `http/1.1`. */
  alpn?: string;
  /** Verdict on the certificate; the code is OpenSSL's X509_V_ERR number where there is one. */
  verify?: { ok: boolean; code?: number; message: string; line: number };
  /** An alert or error that ended it. */
  error?: { message: string; line: number };
  /** What the server sent, its own first. */
  certificates: Certificate[];
  /** Whether the server asked for a client's certificate. */
  clientCertificateAsked?: boolean;
}

export interface Certificate {
  /** Distinguished names as printed. */
  subject?: string;
  issuer?: string;
  notBefore?: Instant;
  notAfter?: Instant;
  /** Subject alternative names, DNS and IP, without their prefix. */
  names?: string[];
  line: number;
}

/** Whether packets reach an address: of ping, traceroute, tracert, or a probe. */
export interface Route extends Place {
  /** As asked for: name or address. */
  host: string;
  address?: string;
  /** Whether the goal itself answered; absent where the text does not show it. */
  reached?: boolean;
  sent?: number;
  received?: number;
  /** Last hop that answered, on a traced route. */
  lastHop?: { number: number; address: string; line: number };
  /** What the tool says of the failure: `Name or service not known`, `Destination Host Unreachable`. */
  error?: { message: string; line: number };
}
