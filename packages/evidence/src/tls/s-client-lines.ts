/* How the lines look that openssl s_client prints (OpenSSL, apps/s_client.c and apps/lib/s_cb.c). */

export const anchor =
  /^(?:CONNECTED\(|CONNECTION ESTABLISHED|depth=\d|Certificate chain$|SSL handshake has read|Verify return code: |connect:errno=|\s*Verify return code: |no peer certificate available|subject=.|[0-9A-F]{4,16}:error:)|openssl s_client /;
export const certificate = /^ ?(\d{1,2}) s:(.*)$/;
export const issuer = /^ {0,3}i:(.+)$/;
export const validity = /^ {0,3}v:NotBefore: (.+?); NotAfter: (.+)$/;
export const peerName = /^(?:subject|Peer certificate)(?:=|: )\/?(.+)$/;
export const peerIssuer = /^issuer=\/?(.+)$/;
export const depthError = /^verify error:num=(\d{1,3}):(.+)$/;
export const verdict = /^\s{0,8}Verify return code: (\d{1,3}) \((.+)\)$/;
export const verdictInWords = /^(?:Verification|Verification error): (.+)$/;
export const cipher = /^(?:New|Reused), (?:TLSv1\/SSLv3|TLSv[\d.]+|SSLv\d|\(NONE\)), Cipher is (\S+)$/;
export const agreed = /^(?:New|Reused), (TLSv[\d.]+|SSLv\d), Cipher is (?!\(NONE\))/;
export const session = /^\s{0,8}(Protocol|Cipher) {0,4}: (\S+)$/;
export const brief = /^(?:Protocol version: (\S+)|Ciphersuite: (\S+))$/;
export const alpn = /^ALPN protocol: (\S+)$/;
export const fatal =
  /^(?:[0-9A-F]{4,16}:error:[0-9A-F]{4,8}:(.+)|(\d{5,20}):error:[0-9A-F]{8}:(.+)|((?:connect|write|read|gethostbyname|getaddrinfo)(?::errno=\d+| failure)|(?:getaddrinfo|BIO_lookup_ex): .{1,120}|s_client: .{1,120}|Verification error: .+))$/;
export const rest =
  /^(?:---|CONNECTED\(\d+\)|CONNECTION ESTABLISHED|DONE|closed|verify return:\d|depth=\d .*|notAfter=.*|notBefore=.*|\s{0,3}[av]:.*|Certificate chain|Server certificate|-----(?:BEGIN|END) (?:TRUSTED )?CERTIFICATE-----|(?:No client|Acceptable client) certificate CA names.*|Client Certificate Types:.*|Requested Signature Algorithms:.*|Shared Requested.*|Peer sign.*|Peer Temp Key:.*|Server Temp Key:.*|Server public key is.*|SSL handshake has read.*|Secure Renegotiation.*|Compression:.*|Expansion:.*|No ALPN negotiated|Early data was not sent|Max Early Data:.*|Post-Handshake New Session.*|SSL-Session:|\s{2,8}[A-Z][\w -]{2,40}:.*|\s{2,8}[0-9a-f]{4} (?:- .*|- ?)|read R BLOCK|Hash used:.*|Signature type:.*|Negotiated TLS1.3 group:.*|no peer certificate available|Connecting to \S+|This TLS version forbids renegotiation\.|Verification: OK|Can't use SSL_get_servername|Didn't find STARTTLS.*|Warning: .*|.{1,60} alert .*|DTLS.*|This is a .*)$/;
export const pem = /^(?:[A-Za-z0-9+/=]{1,76}|[^ ]*….*)$/;
