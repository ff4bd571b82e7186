const shared = {
  rootDir: import.meta.dirname,
  testEnvironment: 'node',
  // ES modules as Node runs them: nothing is turned into CommonJS on the way.
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          parser: { syntax: 'typescript', tsx: true },
          target: 'es2023',
          transform: { react: { runtime: 'automatic' } },
          experimental: { keepImportAttributes: true },
        },
        module: { type: 'es6' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleNameMapper: { '^@leaven/shared/(.*)$': '<rootDir>/shared/src/$1' },
  modulePathIgnorePatterns: ['<rootDir>/(server|client)/dist/', '<rootDir>/.data/'],
};

const withDatabase = {
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

const project = (name, more) => ({
  ...shared,
  ...more,
  displayName: name,
  testMatch: [`<rootDir>/test/${name}/**/*.test.ts`],
});

export default {
  projects: [project('unit'), project('integration', withDatabase), project('e2e', withDatabase)],
  // Of the whole run, so not a project's own: no test is timed, but one that hangs must end.
  testTimeout: 60_000,
};
