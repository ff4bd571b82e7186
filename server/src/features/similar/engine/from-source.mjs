import { tsImport } from 'tsx/esm/api';

// Where nothing is built, in tests and in development: a thread takes over no loader of its process.
await tsImport('./worker.ts', import.meta.url);
