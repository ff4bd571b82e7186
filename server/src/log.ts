import { pino } from 'pino';

/** One logger for the process. What could hold a secret is cut out wherever it is logged. */
export const log = pino({
  level: 'warn',
  redact: {
    paths: ['password', '*.password', 'passwordHash', '*.passwordHash', 'req.headers', '*.cookie'],
    censor: '[hidden]',
  },
});
