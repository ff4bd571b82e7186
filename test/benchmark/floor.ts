import express from 'express';

/**
 * The floor: a bare Express that answers one fixed JSON text of a feed page's size, with no
 * session, no database and no headers of ours. What a route costs beyond it is Leaven's.
 */
const size = Number(process.argv[2] ?? 20_000);
const page = { items: [{ text: 'x'.repeat(size) }] };
const app = express();
app.get('/', (_req, res) => {
  res.json(page);
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (typeof address === 'object' && address) process.stdout.write(`${address.port}\n`);
});
