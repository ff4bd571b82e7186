import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { openPort, readAddress } from '../../../scripts/lib/ports.mjs';

const opened: Server[] = [];

async function open(host: string, port = 0): Promise<number> {
  const server = await openPort({ host, port }, (_request, response) => response.end('here'));
  opened.push(server);
  return (server.address() as AddressInfo).port;
}

afterEach(async () => {
  for (const server of opened.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

describe('the address', () => {
  test('is loopback at 3000 where nothing is set, and an empty setting is none', () => {
    expect(readAddress({})).toEqual({ port: 3000, host: 'localhost' });
    expect(readAddress({ PORT: '', HOST: '' })).toEqual({ port: 3000, host: 'localhost' });
    expect(readAddress({ PORT: '8080', HOST: '0.0.0.0' })).toEqual({ port: 8080, host: '0.0.0.0' });
  });

  test.each(['abc', '-1', '70000', '3000.5', '3000x'])('cannot have the port %s', (PORT) => {
    expect(() => readAddress({ PORT })).toThrow(`not "${PORT}"`);
  });
});

test('localhost answers at every loopback address the machine has', async () => {
  const port = await open('localhost');
  expect(await (await fetch(`http://127.0.0.1:${port}`)).text()).toBe('here');
  expect(await (await fetch(`http://localhost:${port}`)).text()).toBe('here');
});

test('a taken port is told in one sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  opened.push(other);
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  await expect(open('localhost', port)).rejects.toThrow(`Port ${port} is taken`);
});

test('a host that is not this machine’s is told in one sentence', async () => {
  await expect(open('192.0.2.1')).rejects.toThrow('HOST "192.0.2.1" is not an address');
});
