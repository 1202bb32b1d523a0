import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const data = mkdtempSync(join(tmpdir(), 'causeway-'));
/** Commands of the README's shell blocks, continued lines joined. */
const commands = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)].flatMap((match) => blocks(match[1] ?? ''));

function blocks(text: string): string[] {
  return (
    text
      // A here-document belongs to the command above it.
      .split(/\n(?=(?:npm|curl) )/)
      .map((command) => command.trim())
      .filter(Boolean)
  );
}

/** Runs a command line as a person would, with the port and folder of this test. */
function run(command: string, patience = 60_000) {
  return spawnSync('bash', ['-c', command], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, CAUSEWAY_DATA: data, NO_COLOR: '1' },
    timeout: patience,
  });
}

/** A port that nothing listens on now. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
}

function commandWith(part: string): string {
  const command = commands.find((c) => c.includes(part));
  if (!command) throw new Error(`the README has no command with "${part}"`);
  return command;
}

afterAll(() => rmSync(data, { recursive: true }));

describe('the README', () => {
  it('names only scripts that are there', () => {
    const named = [...readme.matchAll(/npm (?:run (?:-s )?|(?=start|test))([a-z:]+)\b/g)].map(
      (match) => match[1] ?? '',
    );
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it('leads from the first command to a cause, the line that proves it, a fix and a check', () => {
    const { stdout, status } = run(commandWith('examples/contacts-401.txt'));
    expect(status).toBe(0);
    expect(stdout).toMatch(/auth\.missing_credentials\s+(?:> )?\d+ %/);
    expect(stdout).toMatch(/contacts-401\.txt:\d+/);
    expect(stdout).toMatch(/Fix\s+\S/);
    expect(stdout).toMatch(/Check\s+\S/);
  });

  it('has a help page for the command', () => {
    const { stdout, status } = run('npm run -s diagnose -- --help');
    expect(status).toBe(0);
    for (const option of ['--json', '--ask', '--report', '--curl', '--postman']) expect(stdout).toContain(option);
  });

  it('checks the knowledge', () => {
    expect(run('npm run -s causeway -- knowledge check').status).toBe(0);
  });

  it('evaluates the labelled cases', () => {
    const { stdout, status } = run('npm run -s evaluate -- test/cases/dev.jsonl', 280_000);
    expect(status).toBe(0);
    expect(stdout).toMatch(/all\s+111/);
    expect(stdout).toMatch(/Calibration/);
    expect(stdout).toMatch(/Misses/);
  }, 300_000);

  describe('with the service started as it says', () => {
    let port = 0;
    let service: ReturnType<typeof spawn>;
    let printed = '';

    beforeAll(async () => {
      port = await freePort();
      service = spawn('npm', ['start'], {
        cwd: root,
        env: { ...process.env, PORT: String(port), CAUSEWAY_DATA: data },
        detached: true,
      });
      service.stdout?.on('data', (chunk) => {
        printed += chunk;
      });
      for (let i = 0; i < 550 && !printed.includes('answers on'); i += 1) await new Promise((r) => setTimeout(r, 100));
    }, 60_000);
    afterAll(async () => {
      const ended = new Promise((r) => service.once('exit', r));
      if (service.pid) process.kill(-service.pid, 'SIGTERM');
      await ended;
    });

    it('answers the request that it shows', () => {
      const command = commandWith('curl -s http://127.0.0.1:4000').replace('4000', String(port));
      const { stdout } = run(command);
      const { data: answer } = JSON.parse(stdout);
      expect(answer.diagnose.hypotheses[0].cause.id).toBe('auth.missing_credentials');
      expect(answer.diagnose.hypotheses[0].cause.fix.steps).toMatch(/^1\. /);
    });

    it('is ready', async () => {
      expect((await fetch(`http://127.0.0.1:${port}/readyz`)).status).toBe(200);
    });
  });
});
