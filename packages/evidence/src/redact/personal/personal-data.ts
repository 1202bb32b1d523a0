import type { Found } from '../span.ts';
import { scanAccounts } from './accounts.ts';
import { scanCards } from './cards.ts';
import { scanAddresses } from './e-mail.ts';
import { scanPhones } from './phones.ts';

/** E-mail addresses, telephone, card and bank account numbers: masked only where the operator asks. */
export function scanPersonalData(text: string, found: Found): void {
  scanAddresses(text, found);
  scanPhones(text, found);
  scanCards(text, found);
  scanAccounts(text, found);
}
