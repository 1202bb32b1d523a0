import { either, type Saying } from './saying.ts';

/**
 * Errors of TLS and of certificates: OpenSSL, BoringSSL, GnuTLS, Schannel, Secure Transport, NSS, rustls,
 * and what Node, Python, Go, Java, .NET and browsers make of them. The first that fits counts: a chain
 * that is not trusted because it expired has expired.
 */
export const tls: readonly Saying[] = [
  // .NET says so when the other side hangs up on its hello; a bare end of file it would be elsewhere.
  { kind: 'tls_other', anywhere: either`unexpected eof or 0 bytes from the transport stream` },
  {
    kind: 'tls_not_yet_valid',
    anywhere: either`
      certificate is not yet valid|cert_not_yet_valid|certificate not yet valid|
      certificate has expired or is not yet valid: current time \S{10,40} is before|certificatenotyetvalid|
      certificate is not activated yet`,
    inError: either`
      notbefore`,
  },
  {
    kind: 'tls_expired',
    anywhere: either`
      certificate (?:has|is) expired|cert_has_expired|certificate expired|certificate_expired|
      sec_e_cert_expired|cert_e_expired|certificateexpired|expired certificate|err_cert_date_invalid|
      sec_error_expired_certificate|certexpired`,
    inError: either`
      notafter|nottimevalid|validity check failed`,
  },
  {
    kind: 'tls_hostname',
    anywhere: either`
      hostname/ip do(?:es not|esn't) match|err_tls_cert_altname_invalid|
      no alternative certificate subject name|does not match target host name|hostname .{0,200} doesn't match|
      hostname mismatch, certificate|certificate is not valid for ['\w]|
      certificate is valid for .{0,300}, not |certificate is not valid for any names|
      doesn't contain any ip sans|no subject alternative (?:dns )?names? |no name matching|
      requested domain name does not match|ssl_error_bad_cert_domain|err_cert_common_name_invalid|
      remotecertificatenamemismatch|certnotvalidforname|cert_e_cn_no_match|tlsv1 (?:alert )?unrecognized name|
      tlsv1_unrecognized_name|unable to match the host's name|doesn't match any of the subject alternative|hostname \S{1,255} not verified|
      fatal alert: unrecognized_name`,
    inError: either`
      hostname mismatch|unrecognized[_ ]name|host name .{0,120}does not match|
      certificate subject name .{0,200}does not match|peer certificate cn=`,
  },
  {
    kind: 'tls_self_signed',
    anywhere: either`
      self[- _]signed[ _]cert|certificate is self[- ]signed`,
    inError: either`
      self[- _]signed`,
  },
  {
    kind: 'tls_unknown_issuer',
    anywhere: either`
      unable to get (?:local )?issuer|unable to verify the first cert|unable_to_verify_leaf|
      unable_to_get_issuer|tlsv1 alert unknown ca|tlsv1_alert_unknown_ca|signed by unknown authority|
      unable to find valid certification path|pkix path building failed|
      trust anchor for certification path not found|err_cert_authority_invalid|
      issuer is not (?:trusted|recognized)|issuer certificate is invalid|sec_error_unknown_issuer|
      sec_e_untrusted_root|not trusted by the trust provider|error setting certificate verify locations|
      problem with the ssl ca cert|authority that is not trusted|invalid peer certificate: unknownissuer`,
    inError: either`
      unknown ca\b|unknown_ca\b|unknown ?issuer|untrusted ?root|partialchain|not trusted|
      unknown certificate authority|error adding trust anchors|pkix path|remotecertificatechainerrors`,
  },
  {
    kind: 'tls_client_cert',
    anywhere: either`
      alert certificate required|certificate_required|tls: bad certificate|alert bad certificate|
      peer did not return a certificate|no required ssl certificate was sent|err_bad_ssl_client_auth_cert|
      could not load (?:pem )?client certificate|client certificate (?:is )?required`,
    inError: either`
      certificate required|bad_certificate|client certificate|local ssl certificate|unable to set private key`,
  },
  {
    kind: 'plain_http_on_tls',
    anywhere: either`
      wrong[_ ]version[_ ]number|ssl routines:.{0,60}(?:packet length too long|http request|unknown protocol)|
      first record does not look like a tls|server does not speak tls|server gave http response to https|
      client sent an http request to an https|plain http request was sent to https|
      unrecognized ssl message|speaking plain http to an ssl|ssl_error_rx_record_too_long|
      invalidcontenttype|cannot determine (?:if )?the .{0,20}frame`,
    inError: either`
      packet length too long|record layer failure|unexpected tls packet|unknown protocol|http request\b`,
  },
  {
    kind: 'tls_protocol',
    anywhere: either`
      ssl routines:.{0,60}unsupported[_ ]protocol|alert protocol[_ ]version|alert handshake[_ ]failure|
      handshake_failure|no protocols available|no[_ ]shared[_ ]cipher|no ciphers available|
      no cipher suites? in common|err_ssl_version_or_cipher_mismatch|no c[iy]pher overlap|ssl_error_no_cypher_overlap|
      protocol is disabled or cipher suites|tls: protocol version not supported|dh[_ ]key[_ ]too[_ ]small|
      unsafe legacy renegotiation|sec_e_algorithm_mismatch|do not possess a common algorithm`,
    inError: either`
      unsupported[_ ]protocol|protocol[_ ]version|unsupported version|handshake failure|
      insufficient[_ ]security|inappropriate[_ ]fallback|legacy[_ ]renegotiation|legacy sigalg|
      no (?:shared )?cipher|tls protocol version`,
  },
];

/** TLS failed, and nothing above says why. */
export const tlsOther: readonly Saying[] = [
  {
    kind: 'tls_other',
    anywhere: either`
      certificate verify failed|certificate_verify_failed|ssl certificate problem|err_ssl_protocol_error|closed the transport stream|could not create ssl/tls secure channel|
      ssl_connect returned=|\bsslhandshakeexception\b|ssl connection could not be established`,
    inError: either`
      certificate|x509|\beproto\b|\bssl|\btls|handshake|sec_e_|schannel|^cert_`,
  },
];
