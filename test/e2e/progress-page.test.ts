import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { Progress } from '../../scripts/lib/progress.mjs';
import { launchBrowser } from '../support/browser';

let browser: Browser;
let server: Server;
let progress: Progress;
let url: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  progress = new Progress(['Dependencies', 'Build', 'Database'], nowhere);
  progress.next();
  progress.report({ message: 'Installing dependencies', fraction: 0.25 });
  server = createServer(progress.handle).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

test.each(['light', 'dark'] as const)('axe finds nothing in the %s theme', async (colorScheme) => {
  const context = await browser.newContext({ colorScheme, bypassCSP: true });
  const page = await context.newPage();
  await page.goto(url);
  await page.getByText('25 %').waitFor();
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core'), 'utf8');
  await page.evaluate(axe);
  const violations = await page.evaluate('axe.run().then((results) => results.violations)');
  expect(violations).toEqual([]);
  await context.close();
});

test('the page follows what is done and turns into the app where the visitor was going', async () => {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 } });
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(`${url}/ideas/7`);
  await page.getByText('Installing dependencies').waitFor();
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);

  progress.next();
  progress.report({ message: 'Building the pages', fraction: 0.5 });
  await page.getByText('Building the pages').waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Dependencies, done' }).waitFor();
  await page.getByRole('listitem').filter({ hasText: 'Build, under way' }).waitFor();

  server.removeAllListeners('request');
  server.on('request', (request, response) => response.end(`the app at ${request.url}`));
  await page.getByText('the app at /ideas/7').waitFor();
  expect(problems).toEqual([]);
});
