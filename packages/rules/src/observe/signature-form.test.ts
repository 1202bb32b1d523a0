import { describe, expect, it } from 'vitest';
import { noted } from './sample.ts';
import { signatureForm } from './signature-form.ts';

const hex = '757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';
const base64 = 'XWmrwMey6OsLMeiZKwP4FppHH3cmAiiJJAweH5Jo4bM=';

function form(value: string, name = 'X-Acme-Signature'): unknown {
  return noted(signatureForm, [{ direction: 'delivery', method: 'POST', headers: { [name]: value }, status: 401 }])
    .facts;
}

describe('the form of a signature', () => {
  it('is hex or base64, with or without a scheme and a timestamp in front', () => {
    expect(form(`sha256=${hex}`)).toEqual({ 'signature.header_encoding': 'hex' });
    expect(form(hex)).toEqual({ 'signature.header_encoding': 'hex' });
    expect(form(`t=1492774577,v1=${hex}`, 'Stripe-Signature')).toEqual({ 'signature.header_encoding': 'hex' });
    expect(form(`v1,${base64} v1,${base64}`, 'webhook-signature')).toEqual({ 'signature.header_encoding': 'base64' });
    expect(form(base64, 'X-Shopify-Hmac-SHA256')).toEqual({ 'signature.header_encoding': 'base64' });
  });

  it('is unusual with white space behind the scheme, or base64 where senders put hex', () => {
    expect(form(`sha256= ${hex}`)).toEqual({
      'signature.header_encoding': 'hex',
      'signature.header_unusual': 'white_space',
    });
    expect(form(`sha256=${base64}`)).toEqual({
      'signature.header_encoding': 'base64',
      'signature.header_unusual': 'prefixed_base64',
    });
  });

  it('is not told of masks, of tokens and of calls', () => {
    expect(form('…[64,#9c2e]')).toEqual({});
    expect(form('abc')).toEqual({});
    expect(
      noted(signatureForm, [{ direction: 'api_call', headers: { 'X-Acme-Signature': hex }, status: 401 }]).facts,
    ).toEqual({});
  });
});
