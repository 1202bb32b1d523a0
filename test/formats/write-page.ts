import { writeFileSync } from 'node:fs';
import { formatsPage } from './page.ts';

/** `npm run docs:formats`: writes docs/formats.md. */
writeFileSync(new URL('../../docs/formats.md', import.meta.url), formatsPage());
