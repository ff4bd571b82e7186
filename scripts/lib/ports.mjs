import { once } from 'node:events';
import { createServer as createHttpServer } from 'node:http';
import { createServer } from 'node:net';
import { Failure } from './failure.mjs';

/**
 * Where to listen, from the environment; a setting that is empty counts as not set.
 * @returns {{ port: number, host: string }} host `localhost` means both loopback addresses
 * @throws {Failure} for a PORT that is none
 */
export function readAddress({ PORT, HOST } = process.env) {
  const port = Number(PORT || 3000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Failure(`PORT must be a whole number from 0 to 65535, not "${PORT}".`);
  }
  return { port, host: HOST || 'localhost' };
}

class NoSuchAddress extends Failure {}

function explain(error, { port, host }) {
  switch (error.code) {
    case 'EADDRINUSE':
      return new Failure(
        `Port ${port} is taken by another program: end that one, or set PORT to a free one.`,
      );
    case 'EACCES':
      return new Failure(`Port ${port} needs more rights than this user has: set PORT above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'EAFNOSUPPORT':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new NoSuchAddress(`HOST "${host}" is not an address of this machine.`);
    default:
      return error;
  }
}

async function listen(server, address) {
  server.listen(address);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw explain(error, address);
  }
}

/**
 * A server listens at one address, and `localhost` has two. Browsers try ::1 first, so whoever
 * listened there would get Leaven's visitors: the same HTTP server answers there too. Where the
 * machine has no IPv6, nobody else can either.
 */
async function listenOnIpv6Loopback(httpServer, port) {
  const doorway = createServer((socket) => {
    if (httpServer.listening) httpServer.emit('connection', socket);
    else socket.destroy();
  });
  try {
    await listen(doorway, { port, host: '::1' });
  } catch (error) {
    if (error instanceof NoSuchAddress) return;
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
  if (address.host !== 'localhost') {
    await listen(httpServer, address);
    return httpServer;
  }
  await listen(httpServer, { ...address, host: '127.0.0.1' });
  await listenOnIpv6Loopback(httpServer, httpServer.address().port);
  return httpServer;
}
