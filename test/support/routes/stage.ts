import { startTestApp } from '../app';
import type { Stage } from './subjects';

/** An app with the people and places that tests over all routes need; anybody may sign up. */
export async function setStage(options: Parameters<typeof startTestApp>[0] = {}): Promise<Stage> {
  const t = await startTestApp(options);
  const administrator = await t.person('administrator');
  const leaver = await t.person();
  await administrator.api.patch(`/api/people/${leaver.id}`).send({ disabled: true }).expect(200);
  const signUp = { mode: 'domains', domains: ['crumb.example'] };
  await administrator.api.patch('/api/settings').send({ signUp }).expect(200);
  const { id: categoryId } = await t.category({ steward: administrator });
  return { t, author: await t.person(), leaver, administrator, categoryId };
}
