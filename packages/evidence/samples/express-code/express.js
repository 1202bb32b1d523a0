const express = require('express');
const bodyParser = require('body-parser');
const app = express();

app.use(cors({ origin: 'https://shop.example.com' }));
app.use(express.json({ limit: '100kb' }));
// app.use(csrf());
app.use('/admin', requireAuth, adminRouter);

app.post(
  '/webhooks/orders',
  bodyParser.raw({ type: 'application/json' }),
  async (req, res) => {
    const mac = crypto.createHmac('sha256', process.env.SECRET).update(req.body).digest('hex');
    const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], secret);
    res.json({ received: true });
  },
);
app.listen(3000);
