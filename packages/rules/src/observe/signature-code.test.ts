import { read, toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { observeSignatureCode } from './signature-code.ts';

/** What is noted of the texts, the first note of a fact. */
function told(code: string, delivery = ''): Record<string, unknown> {
  const documents = [toDocument('handler', code), toDocument('delivery', delivery)];
  const noted = observeSignatureCode(read(documents), documents, '');
  return Object.fromEntries(noted.toReversed().map(({ fact, value }) => [fact.replace('signature.', ''), value]));
}

const hexDelivery = (header: string) =>
  `POST /hooks/a HTTP/1.1\nHost: hooks.acme.example\nContent-Type: application/json\n${header}\n\n{"a":1}\n`;
const digest = '5257a869e7ecebeda32affa62cdca3fa51cad7e77a0e56ff536d0ce8e108d8bd';

describe('what is hashed', () => {
  it.each([
    ['JavaScript', "const mine = crypto.createHmac('sha256', secret).update(JSON.stringify(req.body)).digest('hex');"],
    ['Python', 'payload = json.dumps(request.get_json())\nmac = hmac.new(SECRET, payload.encode(), hashlib.sha256)'],
    ['PHP', "$hash = hash_hmac('sha256', json_encode($request->all()), $secret);"],
    ['Ruby', "OpenSSL::HMAC.hexdigest('sha256', secret, params.to_json)"],
    ['Go', 'b, _ := json.Marshal(event)\nmac := hmac.New(sha256.New, []byte(secret))\nmac.Write(b)'],
    [
      'Java',
      'Mac mac = Mac.getInstance("HmacSHA256");\nbyte[] h = mac.doFinal(mapper.writeValueAsString(dto).getBytes());',
    ],
    ['C#', 'var hash = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(JsonSerializer.Serialize(model)));'],
    ['Elixir', ':crypto.mac(:hmac, :sha256, secret, Jason.encode!(conn.body_params))'],
    ['Rust', 'let mut mac = HmacSha256::new_from_slice(key)?;\nmac.update(serde_json::to_string(&body)?.as_bytes());'],
  ])('is a body made anew in %s', (_, code) => {
    expect(told(code).hashed_body).toBe('parsed');
  });

  it.each([
    [
      'JavaScript',
      "const raw = await req.text();\nconst mine = createHmac('sha256', secret).update(raw).digest('hex');",
    ],
    ['Python', 'body = request.get_data()\nmac = hmac.new(SECRET, body, hashlib.sha256).hexdigest()'],
    ['PHP', "$body = file_get_contents('php://input');\n$hash = hash_hmac('sha256', $body, $secret);"],
    ['Ruby', "OpenSSL::HMAC.hexdigest('sha256', secret, request.raw_post)"],
    ['Go', 'body, err := io.ReadAll(r.Body)\nmac := hmac.New(sha256.New, key)\nmac.Write(body)'],
    ['a function', "const raw = Buffer.from(event.body, 'base64');\ncreateHmac('sha256', s).update(raw).digest('hex')"],
  ])('is the body as it came in %s', (_, code) => {
    expect(told(code).hashed_body).toBe('raw');
  });

  it('is told in parts', () => {
    const js = (content: string) => `createHmac('sha256', secret).update(${content}).digest('hex')`;
    expect(told(js('raw')).code_signs).toBe('body_only');
    expect(told(`const ts = req.headers['x-ts'];\n${js('`$' + '{ts}.$' + '{raw}`')}`).code_signs).toBe(
      'timestamp_and_body',
    );
    expect(told(js('url + body')).code_signs).toBe('url_and_body');
    expect(told('event = stripe.webhooks.constructEvent(body, sig, secret)').code_signs).toBe('library');
  });
});

describe('the key', () => {
  it('is used as text or decoded', () => {
    expect(told('hmac.new(base64.b64decode(secret), body, hashlib.sha256)').code_key).toBe('decoded');
    expect(told('hmac.new(secret.encode(), body, hashlib.sha256)').code_key).toBe('as_text');
  });
});

describe('the form', () => {
  const js = (encoding: string, hash = 'sha256') => `createHmac('${hash}', secret).update(raw).digest('${encoding}')`;

  it('is hex or base64', () => {
    expect(told(js('base64')).code_encoding).toBe('base64');
    expect(told("base64_encode(hash_hmac('sha256', $b, $s, true))").code_encoding).toBe('base64');
    expect(told("hash_hmac('sha256', $b, $s)").code_encoding).toBe('hex');
  });

  it('is compared with the signature that came', () => {
    expect(told(js('hex', 'sha1'), hexDelivery(`X-Parcel-Signature: ${digest}`)).compared).toBe('other_length');
    expect(told(js('hex'), hexDelivery(`X-Parcel-Signature: ${digest}`)).compared).toBeUndefined();
    expect(told(js('hex'), hexDelivery(`X-Hub-Signature-256: sha256=${digest}`)).compared).toBe('prefix_differs');
    expect(told(`'sha256=' + ${js('hex')}`, hexDelivery(`X-Hub-Signature-256: sha256=${digest}`)).compared).toBe(
      undefined,
    );
  });
});

describe('the header', () => {
  const code = (name: string) =>
    `const got = req.headers['${name}'];\ncreateHmac('sha256', s).update(raw).digest('hex') === got`;

  it('is another than the one that came', () => {
    const delivery = hexDelivery(`X-Hub-Signature-256: sha256=${digest}`);
    expect(told(code('x-signature-256'), delivery).header_sent).toBe('under_other_name');
    expect(told(code('x-hub-signature-256'), delivery).header_sent).toBeUndefined();
    expect(told(code('x-signature-256')).header_sent).toBeUndefined();
  });

  it('is found under the names that PHP and Python give it', () => {
    const delivery = hexDelivery(`X-Parcel-Signature: ${digest}`);
    const php = "$got = $_SERVER['HTTP_X_PARCEL_SIGNATURE'];\nhash_hmac('sha256', $b, $s) === $got";
    expect(told(php, delivery).header_sent).toBeUndefined();
    expect(told(php.replace('PARCEL', 'LETTER'), delivery).header_sent).toBe('under_other_name');
  });
});

describe('times', () => {
  const stamped = (digits: string) => hexDelivery(`X-Parcel-Signature: ${digest}\nX-Parcel-Timestamp: ${digits}`);

  it('are subtracted in one unit or in two', () => {
    expect(told('if (Date.now() - timestamp > 300) throw new Error()').timestamp_units_agree).toBe(false);
    expect(
      told('if (Date.now() - timestamp > 5 * 60 * 1000) throw e', stamped('1767225600')).timestamp_units_agree,
    ).toBe(false);
    expect(told('if (Date.now() / 1000 - timestamp > 300) throw e').timestamp_units_agree).toBeUndefined();
    expect(told('if (Date.now() - timestamp > 300000) throw e').timestamp_units_agree).toBeUndefined();
    expect(
      told('if abs(time.time() - int(timestamp)) > 300: abort(400)', stamped('1767225600123')).timestamp_units_agree,
    ).toBe(false);
    expect(
      told('if abs(time.time() - int(timestamp)) > 300: abort(400)', stamped('1767225600')).timestamp_units_agree,
    ).toBe(true);
  });
});

describe('a body', () => {
  it('with code in it shows nothing of the handler', () => {
    const body = '{"snippet":"createHmac(\'sha1\', secret).update(JSON.stringify(req.body)).digest(\'hex\')"}';
    expect(told('', `POST /hooks/a HTTP/1.1\nHost: a.example\n\n${body}\n`)).toEqual({});
  });
});
