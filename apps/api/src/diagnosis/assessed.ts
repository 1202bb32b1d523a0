import type { assess } from '@causeway/rules';

/** A diagnosis together with what it was computed from: fields explain themselves out of it when asked. */
export type Assessed = Awaited<ReturnType<typeof assess>>;
