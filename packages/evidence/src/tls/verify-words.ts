/**
 * Numbers of OpenSSL's verdicts (X509_V_ERR of x509_vfy.h) by the words that it prints for them (x509_txt.c),
 * old spellings included: tools that hide the number print the words.
 */
const codes: readonly (readonly [RegExp, number])[] = [
  [/self[- ]signed certificate in certificate chain/i, 19],
  [/self[- ]signed certificate/i, 18],
  [/unable to get local issuer certificate/i, 20],
  [/unable to get issuer certificate/i, 2],
  [/unable to verify the first certificate/i, 21],
  [/certificate has expired/i, 10],
  [/certificate is not yet valid/i, 9],
  [/certificate (?:has been )?revoked/i, 23],
  [/certificate chain too long/i, 22],
  [/invalid CA certificate/i, 24],
  [/unsuitable certificate purpose/i, 26],
  [/hostname mismatch|no alternative certificate subject name|subject name .{1,300} does not match/i, 62],
  [/IP address mismatch/i, 64],
  [/EE certificate key too weak/i, 66],
  [/CA signature digest algorithm too weak|CA md too weak/i, 68],
];

/** The number of a verdict in words, where OpenSSL has one for it. */
export function verifyCode(message: string): number | undefined {
  return codes.find(([pattern]) => pattern.test(message))?.[1];
}
