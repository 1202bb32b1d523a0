import type { NextApiRequest, NextApiResponse } from 'next';
import { buffer } from 'micro';

export const config = {
  api: {
    bodyParser: false,
  },
};

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const raw = await buffer(req);
  const event = stripe.webhooks.constructEvent(raw, req.headers['stripe-signature'], secret);
  res.status(200).end();
}
