import { isAbsolute } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig } from '../../../server/src/config/env';

const company = {
  NODE_ENV: 'production',
  MONGODB_URI: 'mongodb://db.crumb.example/leaven',
  SESSION_SECRET: 's'.repeat(32),
};

test('nothing set: a demo on loopback with its data beside it', () => {
  const config = readConfig({});
  expect(config).toMatchObject({
    mode: 'development',
    port: 3000,
    host: 'localhost',
    demo: true,
    mongodbUri: undefined,
    trustProxy: 0,
  });
  expect(isAbsolute(config.dataDir)).toBe(true);
});

test('an empty value is one that was not set', () => {
  expect(readConfig({ PORT: '', HOST: '', MONGODB_URI: '', LEAVEN_DEMO: '' })).toEqual(
    readConfig({}),
  );
});

test('production: no demo, and everything as it was given', () => {
  expect(readConfig({ ...company, PORT: '80', HOST: '0.0.0.0', TRUST_PROXY: '1' })).toMatchObject({
    mode: 'production',
    port: 80,
    host: '0.0.0.0',
    demo: false,
    mongodbUri: company.MONGODB_URI,
    sessionSecret: company.SESSION_SECRET,
    trustProxy: 1,
  });
});

describe('a value that cannot be used stops the start with a sentence that names it', () => {
  test.each([
    ['PORT', { PORT: 'http' }],
    ['PORT', { PORT: '65536' }],
    ['PORT', { PORT: '-1' }],
    ['PORT', { PORT: '3000.5' }],
    ['NODE_ENV', { NODE_ENV: 'staging' }],
    ['MONGODB_URI', { MONGODB_URI: 'postgres://db' }],
    ['LEAVEN_DATABASE', { LEAVEN_DATABASE: 'mysql' }],
    ['LEAVEN_DEMO', { LEAVEN_DEMO: 'yes' }],
    ['SESSION_SECRET', { SESSION_SECRET: 'short' }],
    ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
    ['RATE_LIMIT', { RATE_LIMIT: '-5' }],
    ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
    ['MONGODB_URI', { ...company, MONGODB_URI: '' }],
    ['SESSION_SECRET', { ...company, SESSION_SECRET: '' }],
    ['LEAVEN_DEMO', { ...company, LEAVEN_DEMO: 'on' }],
  ])('%s in %j', (name, env) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
    expect(() => readConfig(env)).toThrow(new RegExp(`^${name} [^\\n]+\\.$`));
  });
});

test('a secret is never shown', () => {
  expect(() => readConfig({ SESSION_SECRET: 'hunter2' })).toThrow(
    expect.objectContaining({ message: expect.not.stringContaining('hunter2') }),
  );
});
