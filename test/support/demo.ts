import supertest from 'supertest';
import { demoAccess } from '../../server/src/features/demo/demo.access';
import { fillDemo } from '../../server/src/features/demo/demo.seed';
import { startTestApp, type TestApp } from './app';

/** A running app in demo mode, filled with the demo company. */
export async function startDemoApp(): Promise<TestApp> {
  const t = await startTestApp({ demo: demoAccess });
  await fillDemo(() => undefined);
  return t;
}

/** Calls as one of the demo company, by the first name. */
export async function signInAs(
  t: TestApp,
  key: string,
): Promise<ReturnType<typeof supertest.agent>> {
  const api = supertest.agent(t.url);
  const account = { email: `${key}@crumb.example`, password: demoAccess.password };
  await api.post('/api/auth/sign-in').send(account).expect(200);
  return api;
}
