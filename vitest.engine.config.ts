import { defineConfig } from 'vitest/config';

/** The tests that must notice when the engine's judging, weighing or asking is changed: what `npm run mutate` runs. */
export default defineConfig({
  test: {
    include: ['packages/rules/src/{judge,weigh,outranking,next-step,proof,open-questions,information}.test.ts'],
    testTimeout: 30_000,
  },
});
