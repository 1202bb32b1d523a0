#!/usr/bin/env node
import { setFlagsFromString } from 'node:v8';
import { CommanderError } from 'commander';
import { programOf } from './program.ts';
import type { Console } from './terminal/console.ts';

// V8 makes room for short-lived objects, a hundred megabytes of it, that a command is over too soon to win by. The
// main thread is to make none; threads that read large artifacts begin with as much as they use.
setFlagsFromString('--semi-space-growth-factor=1');
setFlagsFromString('--min-semi-space-size=4');

const console: Console = {
  input: process.stdin,
  output: process.stdout,
  errors: process.stderr,
  environment: process.env,
};

// Whoever reads has had enough (| head): there is nobody left to tell.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
}

try {
  await programOf(console, (status) => {
    process.exitCode = status;
  }).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
  else {
    const { reportFailure } = await import('./report-failure.ts');
    process.exitCode = reportFailure(error, console);
  }
}
