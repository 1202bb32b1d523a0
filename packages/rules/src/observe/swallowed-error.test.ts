import { toDocument } from '@causeway/evidence';
import { describe, expect, it } from 'vitest';
import { observeSwallowedErrors } from './swallowed-error.ts';

function swallowedAt(code: string): number | undefined {
  const [noted] = observeSwallowedErrors([toDocument('handler', code)]);
  return noted?.source.kind === 'lines' ? noted.source.firstLine : undefined;
}

describe('an error that a handler keeps to itself', () => {
  it.each([
    [
      'JavaScript that answers after the catch',
      "app.post('/webhook', async (c) => {\n  try {\n    await work()\n  } catch (err) {\n    console.error(err)\n  }\n  return c.json({ received: true })\n})",
      4,
    ],
    [
      'JavaScript that answers within it',
      "router.post('/hooks/shop', async (req, res) => {\n  try { await save(req.body) } catch (e) {\n    logger.warn(e)\n    res.sendStatus(200)\n  }\n})",
      2,
    ],
    [
      'Python',
      'def webhook(request):\n    try:\n        handle(request.json)\n    except Exception as e:\n        log.error(e)\n    return "ok", 200',
      4,
    ],
    [
      'Ruby',
      'def webhook\n  work(params)\nrescue StandardError => e\n  Rails.logger.error e\nensure\n  head :ok\nend',
      3,
    ],
    [
      'PHP',
      'function webhook($payload) {\n  try { handle($payload); } catch (Exception $e) { error_log($e); }\n  http_response_code(200);\n}',
      2,
    ],
  ])('is seen in %s', (_, code, line) => {
    expect(swallowedAt(code)).toBe(line);
  });

  it.each([
    [
      'throws again',
      "app.post('/webhook', async (req, res) => {\n  try { await work() } catch (e) {\n    throw e\n  }\n  res.sendStatus(200)\n})",
    ],
    [
      'answers 500',
      "app.post('/webhook', async (req, res) => {\n  try {\n    await work()\n  } catch (e) {\n    return res.status(500).end()\n  }\n  res.sendStatus(200)\n})",
    ],
    [
      'answers 400 on a bad signature',
      "@app.post('/webhook')\ndef hook():\n    try:\n        event = verify(request.data)\n    except ValueError as e:\n        return 'bad', 400\n    return 'ok', 200",
    ],
    [
      'passes it on',
      "app.post('/webhook', async (req, res, next) => {\n  try { await work(); res.send('ok') } catch (e) { next(e) }\n})",
    ],
    ['is no webhook', 'try {\n  draw()\n} catch (e) {\n  console.log(e)\n}\nreturn res.json({})'],
  ])('is not seen where the handler %s', (_, code) => {
    expect(swallowedAt(code)).toBeUndefined();
  });
});
