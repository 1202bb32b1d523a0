import { businessShapes } from './business-shapes.ts';
import { commerceShapes } from './commerce-shapes.ts';
import { platformShapes } from './platform-shapes.ts';
import type { ErrorShape } from './shape.ts';

/** APIs by their error bodies, the most telling first. A body that states its status needs none of a shape. */
export const vendorShapes: readonly ErrorShape[] = [...platformShapes, ...commerceShapes, ...businessShapes];
