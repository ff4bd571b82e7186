import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

const loopback = '127.0.0.1';

/**
 * Where to listen, from the environment.
 * @returns {{ port: number, host: string }}
 * @throws {Failure} for a PORT that is none
 */
export function readAddress({ PORT = '3000', HOST = loopback } = process.env) {
  const port = Number(PORT);
  if (!/^\d+$/.test(PORT) || port > 65_535) {
    throw new Failure(`PORT must be a whole number from 0 to 65535, not "${PORT}".`);
  }
  return { port, host: HOST };
}

function explain(error, { port, host }) {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Failure(
        `Port ${port} is taken by another program: end that one, or set PORT to a free one.`,
      );
    case 'EACCES':
      return new Failure(`Port ${port} needs more rights than this user has: set PORT above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Failure(`HOST "${host}" is not an address of this machine.`);
    default:
      return error;
  }
}

const listen = (server, address) =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, address)));
    server.listen(address, resolve);
  });

/**
 * Browsers try ::1 first for `localhost`. Whoever listened there would get Leaven's visitors, so
 * the same HTTP server answers there too; where the machine has no IPv6, nobody else can either.
 */
async function listenOnIpv6Loopback(httpServer, port) {
  const doorway = createServer((socket) => {
    if (httpServer.listening) httpServer.emit('connection', socket);
    else socket.destroy();
  });
  try {
    await listen(doorway, { port, host: '::1', ipv6Only: true });
  } catch (error) {
    if (error.code === 'EAFNOSUPPORT' || /not an address/.test(error.message)) return;
    throw error;
  }
  httpServer.once('close', () => doorway.close());
  doorway.unref();
}

/**
 * Opens the port.
 * @param {{ port: number, host: string }} address
 * @param {import('node:http').RequestListener} handle answers until the application takes over
 * @throws {Failure} when the port cannot be had
 */
export async function openPort(address, handle) {
  const httpServer = createHttpServer(handle);
  await listen(httpServer, address);
  if (address.host === loopback) await listenOnIpv6Loopback(httpServer, httpServer.address().port);
  return httpServer;
}
