import { createServer, type RequestListener } from 'node:http';
import { Writable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import { Progress } from '../../../scripts/lib/progress.mjs';

function makeProgress() {
  const lines: string[] = [];
  const terminal = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  const progress = new Progress(['Dependencies', 'Build'], terminal);
  return { progress, lines };
}

test('steps go from waiting to under way to done, and the whole never goes back', () => {
  const { progress } = makeProgress();
  const overall = [progress.state().overall];
  const watch = () => overall.push(progress.state().overall);
  progress.next();
  progress.report({ message: 'Fetching', fraction: 0.9 });
  watch();
  progress.report({ message: 'Unpacking', fraction: 0.1 });
  watch();
  expect(progress.state().steps).toEqual([
    { title: 'Dependencies', state: 'now', fraction: 0.1 },
    { title: 'Build', state: 'waiting', fraction: 0 },
  ]);
  progress.next();
  watch();
  expect(progress.state().steps.map((step) => step.state)).toEqual(['done', 'now']);
  expect(overall).toEqual([0, 0.45, 0.45, 0.5]);
});

test('the terminal gets each message once, without the percentages', () => {
  const { progress, lines } = makeProgress();
  progress.next();
  for (const fraction of [0, 0.5, 1]) progress.report({ message: 'Fetching', fraction });
  expect(lines).toEqual(['Dependencies …\n', 'Fetching …\n']);
});

describe('while Leaven gets ready', () => {
  const { progress } = makeProgress();
  progress.next();
  const request = supertest(createServer(progress.handle as RequestListener));

  test('its address shows the page, which runs nothing but its own script', async () => {
    const response = await request.get('/');
    expect(response.status).toBe(200);
    expect(response.text).toContain('Leaven is getting ready');
    expect(response.headers['content-security-policy']).toContain("default-src 'none'");
    expect(response.headers['content-security-policy']).not.toContain('unsafe');
  });

  test('any other page’s address shows it too, and says when to come back', async () => {
    const response = await request.get('/ideas/1').set('Accept', 'text/html');
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('2');
    expect(response.text).toContain('Leaven is getting ready');
  });

  test.each(['/api/ideas', '/socket.io/?EIO=4'])('programs hear a problem at %s', async (path) => {
    const response = await request.get(path);
    expect(response.status).toBe(503);
    expect(response.headers['retry-after']).toBe('2');
    expect(response.type).toBe('application/problem+json');
    expect(response.body).toMatchObject({ status: 503, code: 'starting' });
  });

  test('the process is alive but not ready', async () => {
    expect((await request.get('/healthz')).status).toBe(200);
    expect((await request.get('/readyz')).status).toBe(503);
  });
});
