import fc from 'fast-check';

/**
 * Property tests draw the same examples on every run, so that a change is judged and not its luck;
 * `CAUSEWAY_SEED=random npx vitest run FILE` draws others, `CAUSEWAY_SEED=7` those of a seed.
 */
const asked = process.env.CAUSEWAY_SEED;
if (asked !== 'random') fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(asked ?? 1) });
