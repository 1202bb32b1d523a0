import type { Reader } from '../../reader.ts';
import { browserConsole } from './browser-console.ts';
import { dotnetError } from './dotnet-error.ts';
import { goError } from './go-error.ts';
import { javaError } from './java-error.ts';
import { nodeError } from './node-error.ts';
import { phpError } from './php-error.ts';
import { pythonError } from './python-error.ts';
import { rubyError } from './ruby-error.ts';
import { rustError } from './rust-error.ts';

/** Errors and stack traces. */
export const errors: readonly Reader[] = [
  browserConsole,
  javaError,
  dotnetError,
  goError,
  phpError,
  rubyError,
  rustError,
  pythonError,
  nodeError,
];
