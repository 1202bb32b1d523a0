import { listenLines } from '../../deliveries/listen-lines.ts';
import type { Reader } from '../../reader.ts';

const id = 'stripe-listen';

/** What `stripe listen` prints of the events that it forwards. */
export const stripeListen: Reader = {
  id,
  title: 'stripe listen',
  formats: [
    {
      title: 'stripe listen',
      sample: 'listen.txt',
      source: 'https://github.com/stripe/stripe-cli/blob/master/pkg/cmd/listen.go',
    },
    {
      title: 'stripe listen with nothing behind the port',
      sample: 'refused.txt',
      source: 'https://github.com/stripe/stripe-cli/blob/master/pkg/cmd/listen.go',
    },
  ],
  read: (section) => listenLines(section, id, 'stripe'),
};
