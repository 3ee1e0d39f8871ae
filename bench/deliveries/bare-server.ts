import { createHmac, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';

/** The least that a receiver of webhooks does: it reads the body and checks the signature of `SECRET`. */
const secret = process.env['SECRET'] ?? '';

const server = createServer(async (incoming, outgoing) => {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part);
  const body = Buffer.concat(parts);
  const own = `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
  const given = String(incoming.headers['x-hub-signature-256']);
  const isGood =
    given.length === own.length && timingSafeEqual(Buffer.from(given), Buffer.from(own));
  outgoing.writeHead(isGood ? 200 : 400).end();
});
server.listen(0, '127.0.0.1', () => process.send?.(server.address()));
process.on('disconnect', () => process.exit());
