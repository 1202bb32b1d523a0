import { NextResponse } from 'next/server';

export async function POST(req: Request) {
  const body = await req.json();
  const event = stripe.webhooks.constructEvent(
    JSON.stringify(body),
    req.headers.get('stripe-signature'),
    process.env.STRIPE_WEBHOOK_SECRET,
  );
  return NextResponse.json({ received: true });
}
