import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { commentChanged, someoneTyping } from '@leaven/shared/comments/comments.events';
import { ideaChanged, ideaPosted } from '@leaven/shared/ideas/ideas.events';
import {
  notificationAdded,
  notificationsRead,
} from '@leaven/shared/notifications/notifications.events';
import { projectChanged, projectUpdated } from '@leaven/shared/projects/projects.events';
import { signals } from '@leaven/shared/realtime/rooms';
import { meChanged } from '@leaven/shared/users/users.events';
import { startTestApp, type TestApp, type TestPerson } from '../support/app';
import { closed, connect, type TestSocket } from '../support/socket';

let t: TestApp;
const open: TestSocket[] = [];
const listen = async (person: TestPerson) => {
  const socket = await connect(t, person);
  open.push(socket);
  return socket;
};

beforeAll(async () => {
  t = await startTestApp();
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.close();
});
afterAll(() => t.close());

test('a signed-out handshake is refused', async () => {
  await expect(connect(t, null)).rejects.toThrow('signed_out');
  await expect(connect(t, { cookie: 'leaven.sid=s%3Aforged.signature' })).rejects.toThrow(
    'signed_out',
  );
});

test('a handshake from another site is refused', async () => {
  const mia = await t.person();
  await expect(connect(t, mia, { Origin: 'https://evil.example' })).rejects.toThrow();
});

test('everybody hears of a new idea, of its counts and of its stage', async () => {
  const [mia, noor, tom] = [await t.person(), await t.person('manager'), await t.person()];
  const socket = await listen(tom);
  const idea = await t.idea({ by: mia });
  expect(await socket.heard(ideaPosted)).toMatchObject({ ideaId: idea.id, authorId: mia.id });

  await noor.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200);
  const counts = await socket.heard(ideaChanged, ({ what }) => what.includes('counts'));
  expect(counts).toMatchObject({ ideaId: idea.id, liveRev: idea.liveRev + 1, facts: { votes: 1 } });

  await noor.api
    .post(`/api/ideas/${idea.id}/decisions`)
    .send({ stage: 'in_review', reason: 'Worth a look' })
    .expect(200);
  const stage = await socket.heard(ideaChanged, ({ what }) => what.includes('stage'));
  expect(stage).toMatchObject({ liveRev: idea.liveRev + 2, facts: { stage: 'in_review' } });
});

test('many votes at once travel as few messages whose last is the tally', async () => {
  const idea = await t.idea();
  const voters = await Promise.all(Array.from({ length: 15 }, () => t.person()));
  const socket = await listen(await t.person());
  await Promise.all(
    voters.map((v) => v.api.put(`/api/ideas/${idea.id}/vote`).send({ value: 1 }).expect(200)),
  );
  const last = await socket.heard(ideaChanged, ({ facts }) => facts.votes === voters.length);
  const all = socket.all(ideaChanged);
  expect(all.length).toBeLessThan(voters.length);
  expect(last.liveRev).toBe(idea.liveRev + all.length);
});

test("an idea's room carries its comments; an unknown idea has none", async () => {
  const [mia, tom] = [await t.person(), await t.person()];
  const idea = await t.idea({ by: mia });
  const inside = await listen(tom);
  const outside = await listen(mia);
  expect(await inside.join({ kind: 'idea', id: idea.id })).toEqual({ ok: true });
  expect(await inside.join({ kind: 'idea', id: 'f'.repeat(24) })).toMatchObject({
    ok: false,
    code: 'not_found',
  });
  const comment = await t.comment(idea, { by: mia });
  const heard = await inside.heard(commentChanged);
  expect(heard.comment).toMatchObject({ id: comment.id, body: comment.body });
  await mia.api.delete(`/api/comments/${comment.id}`).expect(200);
  await inside.heard(commentChanged, (m) => m.comment.body === null);
  expect(outside.all(commentChanged)).toEqual([]);
});

test('a bad payload gets an error acknowledgement and disturbs nobody', async () => {
  const socket = await listen(await t.person());
  for (const bad of [null, 7, 'idea', { kind: 'user', id: 'x' }, { kind: 'idea', id: { $gt: '' } }])
    expect(await socket.join(bad as never)).toMatchObject({ ok: false, code: 'invalid' });
  socket.socket.emit('room.join', {});
  socket.socket.emit('no.such.request', 1, 2, 3);
  expect((await socket.join({ kind: 'idea', id: (await t.idea()).id })).ok).toBe(true);
});

test('promotion, moves and updates show on the board, and the bell rings', async () => {
  const [mia, noor] = [await t.person(), await t.person('manager')];
  const socket = await listen(mia);
  const project = await t.project({ owner: mia, sponsor: noor });
  expect((await socket.heard(projectChanged)).project).toMatchObject({
    id: project.id,
    stage: 'proposed',
  });
  expect((await socket.heard(notificationAdded)).unread).toBe(1);

  await socket.join({ kind: 'project', id: project.id });
  await noor.api.post(`/api/projects/${project.id}/stage`).send({ to: 'funded' }).expect(200);
  await socket.heard(projectChanged, (m) => m.project.stage === 'funded');
  await noor.api
    .post(`/api/projects/${project.id}/updates`)
    .send({ body: 'Ordered the bags' })
    .expect(201);
  expect((await socket.heard(projectUpdated)).update.body).toBe('Ordered the bags');

  await socket.heard(notificationAdded, ({ unread }) => unread === 3);
  const other = await listen(mia);
  await mia.api.post('/api/notifications/read').send({}).expect(200);
  for (const tab of [socket, other])
    expect(await tab.heard(notificationsRead)).toEqual({ ids: null, unread: 0 });
});

test('signing out closes the sockets of that session alone', async () => {
  const mia = await t.person();
  const tom = await t.person();
  const [first, other] = [await listen(mia), await listen(tom)];
  await mia.api.post('/api/auth/sign-out').send({}).expect(200);
  await closed(first);
  expect(other.socket.connected).toBe(true);
  await expect(connect(t, mia)).rejects.toThrow('signed_out');
});

test('disabling somebody closes their sockets; a new role is told', async () => {
  const ada = await t.person('administrator');
  const mia = await t.person();
  const socket = await listen(mia);
  await ada.api.patch(`/api/people/${mia.id}`).send({ role: 'manager' }).expect(200);
  await socket.heard(meChanged);
  await ada.api.patch(`/api/people/${mia.id}`).send({ disabled: true }).expect(200);
  await closed(socket);
  await mia.api.get('/api/me').expect(401);
});

test("a session's end closes its sockets", async () => {
  const mia = await t.person();
  const { default: mongoose } = await import('mongoose');
  await mongoose.connection
    .collection('sessions')
    .updateMany(
      { 'session.passport.user': mia.id },
      { $set: { expires: new Date(Date.now() + 1_500) } },
    );
  const socket = await listen(mia);
  await closed(socket);
});

test('who writes a comment is told to the others at that idea alone, and no faster than that', async () => {
  const [mia, tom, eva] = [await t.person(), await t.person('member', 'Tom'), await t.person()];
  const [idea, other] = [await t.idea({ by: mia }), await t.idea({ by: mia })];
  const [atIdea, own, second, elsewhere] = [
    await listen(mia),
    await listen(tom),
    await listen(tom),
    await listen(eva),
  ];
  for (const socket of [atIdea, own, second]) await socket.join({ kind: 'idea', id: idea.id });
  await elsewhere.join({ kind: 'idea', id: other.id });
  const say = (socket: TestSocket, payload: unknown) => socket.socket.emit(signals.typing, payload);
  say(elsewhere, { ideaId: idea.id });
  for (let n = 0; n < 5; n++) say(own, { ideaId: idea.id });
  expect(await atIdea.heard(someoneTyping)).toMatchObject({
    ideaId: idea.id,
    person: { id: tom.id, name: 'Tom' },
  });
  for (const nonsense of [null, {}, { ideaId: 'x' }, 'x']) say(second, nonsense);
  // What is said over the same lines afterwards has come, so all before it has.
  await t.comment(idea, { by: eva });
  await t.comment(other, { by: tom });
  for (const socket of [atIdea, own, second, elsewhere]) await socket.heard(commentChanged);
  expect(atIdea.all(someoneTyping)).toHaveLength(1);
  for (const socket of [own, second, elsewhere]) expect(socket.all(someoneTyping)).toEqual([]);
});
