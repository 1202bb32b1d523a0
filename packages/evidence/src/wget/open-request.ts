import type { Exchange, HttpRequest, HttpResponse, TransportError } from '../exchange.ts';

/** A request of wget while its lines come in. */
export interface OpenRequest {
  url?: string;
  line: number;
  at?: Exchange['startedAt'];
  attempt?: string;
  request?: HttpRequest;
  response?: HttpResponse;
  error?: TransportError;
  peer?: string;
  port?: string;
  /** The head of which message the lines are. */
  head?: 'request' | 'response' | undefined;
  /** The next line is the status, as -S prints it. */
  awaits?: boolean;
  indices: number[];
}
