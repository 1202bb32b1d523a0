/* What wget prints (GNU Wget, src/http.c, src/connect.c, src/openssl.c and src/gnutls.c). */

export const tlsTrouble =
  /^(?:ERROR: (?:[Tt]he certificate of |cannot verify |certificate common name |no certificate subject|Certificate verification error)|The certificate(?:'s owner does not match hostname| has expired| has not yet been activated)|\s{0,4}(?:Unable to locally verify|Self-signed certificate encountered|Issued certificate (?:has expired|not yet valid)|requested host name )|OpenSSL: error:|GnuTLS: |Unable to establish SSL connection\.)/;

export const noise =
  /^(?:Giving up\.|Retrying\.|Saving to: |Reusing existing connection|Location: \S+(?: \[following\])?|Username\/Password Authentication Failed\.|Authentication selected: |Authorization failed\.|To connect to \S+ insecurely|Remote file exists|Cookie coming from |Cannot write to |Connection closed|The file is already|Length: |\s{0,8}\d+K[ .]|\S{0,40}\s+\d{1,3}%\[|Spider mode|Unknown authentication scheme|Proxy tunneling failed)/;
export const debugNoise =
  /^(?:Setting --|DEBUG output created by Wget|Reading HSTS|URI encoding = |Certificates loaded: |Caching |Created socket |Releasing 0x|Registered socket |Disabling further|Closed |Initiating SSL|Handshake successful|Not sending|Parsed |Stored |Found |Saving HSTS|Updated HSTS|\[writing |hsts |Converted file|Loaded CA |certificate:|\s{2}(?:subject|issuer): |X509 certificate|TLS|Host .{1,200} has issued|Closing fd|done\.|in skip_response_body|mkalldirs|cdm: )/;

/** Node's code for what wget's TLS libraries say in their own words. */
export function tlsCode(text: string): string | undefined {
  if (/has expired/.test(text)) return 'CERT_HAS_EXPIRED';
  if (/not (?:yet )?(?:been )?(?:activated|valid)/.test(text)) return 'CERT_NOT_YET_VALID';
  if (/Self-signed/i.test(text)) return 'DEPTH_ZERO_SELF_SIGNED_CERT';
  if (/does not match|no certificate subject|common name/.test(text)) return 'ERR_TLS_CERT_ALTNAME_INVALID';
  if (/not trusted|known issuer|cannot verify|locally verify/.test(text)) return 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY';
  return /^(?:OpenSSL|GnuTLS|Unable to establish)/.test(text) ? 'EPROTO' : undefined;
}
