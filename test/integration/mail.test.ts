import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import type { NotificationSettingsPatch } from '@leaven/shared/notifications/settings.schemas';
import {
  DeliveryRow,
  type Sending,
  SendingRow,
} from '../../server/src/features/notifications/delivery/deliveries.model';
import { answerAddress, stopToken } from '../../server/src/features/notifications/mail/addresses';
import { mailToken, startTestApp, type TestApp, type TestPerson } from '../support/app';
import { type Mailbox, openMailbox, type ReceivedMail } from '../support/mailbox';
import { expectRefusal } from '../support/refusal';
import { until } from '../support/until';

let t: TestApp;
let box: Mailbox;
let noor: TestPerson;
let ada: TestPerson;
let categoryId: string;
beforeAll(async () => {
  box = await openMailbox();
  t = await startTestApp({ mail: { smtpUrl: box.url } });
  noor = await t.person('manager', 'Noor');
  ada = await t.person('administrator', 'Ada');
  categoryId = (await t.category({ steward: noor })).id;
});
afterAll(async () => {
  await t.close();
  await box.close();
});
afterEach(() => {
  delete box.refuse.receiver;
  delete box.refuse.text;
});

const choose = (person: TestPerson, patch: NotificationSettingsPatch) =>
  person.api.patch('/api/me/notification-settings').send(patch).expect(200);
async function reader(patch: NotificationSettingsPatch = { rhythm: 'immediate' }, name = 'Mia') {
  const person = await t.person('member', name);
  await choose(person, patch);
  return person;
}
/** All that waits for somebody is due now. */
const timePasses = ({ id }: TestPerson) =>
  DeliveryRow.updateMany(
    { userId: id, waiting: true },
    { $set: { dueAt: new Date(0), at: new Date(Date.now() - 8 * 24 * 60 * 60_000) } },
  );
const waitingFor = ({ id }: TestPerson, count: number) =>
  until(
    () => DeliveryRow.find({ userId: id, waiting: true }).lean(),
    (found) => found.length === count,
  );
const sendingsOf = ({ id }: TestPerson): Promise<Sending[]> =>
  SendingRow.find({ userId: id, channel: 'email' }).sort({ at: 1 }).lean();
const ended = (person: TestPerson, state: string) =>
  until(
    () => sendingsOf(person),
    (found) => found.length > 0 && found.every((one) => one.state === state),
    20_000,
  );
const header = (mail: ReceivedMail | undefined, name: string) =>
  mail?.headerLines.find(({ key }) => key === name)?.line.replace(/^[^:]+:\s*/, '');

describe('an e-mail', () => {
  test('says who did what in text and in HTML, to whom and from whom, with a way out', async () => {
    const mia = await reader();
    const tom = await t.person('member', 'Tom <b>&');
    const idea = await t.idea({ by: mia, categoryId, title: 'What if <i>we</i> told' });
    const comment = await t.comment(idea, { by: tom, body: 'I like it & more' });
    const [mail] = await box.to(mia.email);
    expect(mail).toMatchObject({
      subject: 'What if <i>we</i> told',
      from: { text: '"Leaven at Leaven" <leaven@crumb.example>' },
      to: { text: `"Mia" <${mia.email}>` },
    });
    expect(mail?.text).toContain('Tom <b>& commented on “What if <i>we</i> told”.');
    expect(mail?.text).toContain('“I like it & more”');
    expect(mail?.text).toContain(
      `https://leaven.crumb.example/ideas/${idea.id}#comment-${comment.id}`,
    );
    expect(mail?.html).toContain('<b>Tom &lt;b&gt;&amp;</b> commented on');
    expect(mail?.html).toContain('prefers-color-scheme: dark');
    expect(mail?.html).not.toMatch(/<i>|<img|<script|src=/);
    expect(header(mail, 'auto-submitted')).toBe('auto-generated');
  });

  test('of one idea goes into one thread, each with a name of its own', async () => {
    const mia = await reader();
    const idea = await t.idea({ by: mia, categoryId });
    for (let i = 0; i < 2; i++) {
      await t.comment(idea, { by: noor, body: `No ${i}` });
      await box.to(mia.email, i + 1);
    }
    const [first, second] = await box.to(mia.email, 2);
    expect(first?.inReplyTo).toBe(`<idea.${idea.id}@crumb.example>`);
    expect(second?.inReplyTo).toBe(first?.inReplyTo);
    expect(second?.references).toBe(first?.references);
    expect(second?.subject).toBe(first?.subject);
    expect(first?.messageId).toMatch(/^<[0-9a-f]{24}@crumb\.example>$/);
    expect(second?.messageId).not.toBe(first?.messageId);
  });

  test('stops with one click, without a session, for who it was made for alone', async () => {
    const [mia, tom] = [await reader(), await reader({ rhythm: 'immediate' }, 'Tom')];
    const idea = await t.idea({ by: mia, categoryId });
    await t.comment(idea, { by: noor });
    const [mail] = await box.to(mia.email);
    expect(header(mail, 'list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    const link = /<https:\/\/leaven\.crumb\.example(\/api\/unsubscribe\/[0-9a-f]+)>/.exec(
      header(mail, 'list-unsubscribe') ?? '',
    )?.[1];
    for (let i = 0; i < 2; i++)
      await t.stranger
        .post(link ?? '')
        .type('form')
        .send('List-Unsubscribe=One-Click')
        .expect(200);
    const rhythmOf = async (person: TestPerson) =>
      (await person.api.get('/api/me/notification-settings')).body.rhythm;
    expect([await rhythmOf(mia), await rhythmOf(tom)]).toEqual(['never', 'immediate']);
    const forged = `${tom.id}${stopToken(mia.id).slice(24)}`;
    expectRefusal(await t.stranger.post(`/api/unsubscribe/${forged}`), 404);
    await t.comment(idea, { by: noor });
    await until(
      async () => (await mia.api.get('/api/notifications')).body.unread,
      (unread) => unread === 2,
    );
    expect(await DeliveryRow.countDocuments({ userId: mia.id, channel: 'email' })).toBe(1);
  });

  test('is not sent to whom has no account any more', async () => {
    const mia = await reader({ rhythm: 'daily' });
    const idea = await t.idea({ by: mia, categoryId });
    await t.comment(idea, { by: noor });
    await waitingFor(mia, 1);
    await ada.api.patch(`/api/people/${mia.id}`).send({ disabled: true }).expect(200);
    await timePasses(mia);
    await ended(mia, 'dropped');
    expect(box.received.filter(({ receiver }) => receiver === mia.email)).toEqual([]);
  });
});

describe('a digest', () => {
  test('gathers what happened into one, grouped, and comes when it is due', async () => {
    const mia = await reader({ rhythm: 'daily', timeZone: 'Europe/Berlin' });
    const [idea, other] = [
      await t.idea({ by: mia, categoryId, title: 'What if one' }),
      await t.idea({ by: mia, categoryId, title: 'What if two' }),
    ];
    const tom = await t.person('member', 'Tom');
    for (const by of [tom, noor]) await t.comment(idea, { by, body: `Says ${by.name}` });
    await noor.api.post(`/api/ideas/${other.id}/decisions`).send({ stage: 'in_review' });
    await waitingFor(mia, 3);
    expect(await sendingsOf(mia)).toEqual([]);
    await timePasses(mia);
    const [mail] = await box.to(mia.email);
    expect(mail?.subject).toBe('2 things happened at Leaven');
    expect(mail?.text).toContain('Noor and one other person commented on “What if one”.');
    expect(mail?.text).toMatch(/Tom, .*: “Says Tom”\s+Noor, .*: “Says Noor”/);
    expect(mail?.text).toContain('Noor took “What if two” into review.');
    expect(mail?.inReplyTo).toBeUndefined();
    expect(await sendingsOf(mia)).toHaveLength(1);
  });

  test('tells nothing that was deleted, hidden, muted or read meanwhile, and is never empty', async () => {
    const mia = await reader({ rhythm: 'daily' });
    const ideas = [];
    for (let i = 0; i < 5; i++) ideas.push(await t.idea({ by: mia, categoryId }));
    const [gone, hidden, muted, read, left] = ideas;
    if (!gone || !hidden || !muted || !read || !left) throw new Error('five ideas');
    const words = ['Gone', 'Hidden', 'Muted', 'Read', 'Left'];
    const remarks = [];
    for (const [i, idea] of ideas.entries())
      remarks.push(await t.comment(idea, { by: noor, body: words[i] }));
    await waitingFor(mia, 5);
    await noor.api.delete(`/api/comments/${remarks[0]?.id}`).expect(200);
    const flagged = { kind: 'comment', targetId: remarks[1]?.id, reason: 'spam' };
    await (await t.person()).api.post('/api/flags').send(flagged).expect(201);
    const { items: queue } = (await ada.api.get('/api/moderation/queue').expect(200)).body;
    const { id: itemId, rev } = queue.at(-1);
    await ada.api
      .post(`/api/moderation/queue/${itemId}`)
      .send({ action: 'hide', reason: 'Spam', rev })
      .expect(200);
    await mia.api.put(`/api/mutes/idea/${muted.id}`).expect(200);
    const { items } = (await mia.api.get('/api/notifications')).body;
    const seen = items.find(({ excerpt }: { excerpt: string }) => excerpt === 'Read');
    await mia.api
      .post('/api/notifications/read')
      .send({ ids: [seen.id] })
      .expect(200);
    await timePasses(mia);
    const [mail] = await box.to(mia.email);
    expect(words.filter((word) => mail?.text?.includes(`“${word}”`))).toEqual(['Left']);

    await t.comment(left, { by: noor, body: 'Alone' });
    await waitingFor(mia, 1);
    await mia.api.post('/api/notifications/read').send({}).expect(200);
    await timePasses(mia);
    const sendings = await until(
      () => sendingsOf(mia),
      (found) => found.at(-1)?.state === 'dropped',
    );
    expect(sendings.map(({ state }) => state)).toEqual(['sent', 'dropped']);
    expect(box.received.filter(({ receiver }) => receiver === mia.email)).toHaveLength(1);
  });

  test('comes at once when one chooses so, later when one goes on holiday', async () => {
    const mia = await reader({ rhythm: 'weekly' });
    const idea = await t.idea({ by: mia, categoryId });
    await t.comment(idea, { by: noor, body: 'Wait' });
    await waitingFor(mia, 1);
    await choose(mia, { awayUntil: '2100-01-01' });
    await choose(mia, { rhythm: 'immediate' });
    const [away] = await until(
      () => waitingFor(mia, 1),
      (found) => (found[0]?.dueAt.getUTCFullYear() ?? 0) > 2099,
    );
    expect(away?.dueAt.toISOString()).toBe('2100-01-02T08:00:00.000Z');
    await choose(mia, { awayUntil: null });
    const [mail] = await box.to(mia.email);
    expect(mail?.text).toContain('“Wait”');
  });
});

test('what a holiday held back from who wants it at once is one e-mail, not a heap', async () => {
  const mia = await reader({ rhythm: 'immediate', awayUntil: '2100-01-01' });
  for (let i = 0; i < 3; i++)
    await t.comment(await t.idea({ by: mia, categoryId }), { by: noor, body: `No ${i}` });
  await waitingFor(mia, 3);
  await timePasses(mia);
  await choose(mia, { awayUntil: null });
  const [mail] = await box.to(mia.email);
  expect(mail?.subject).toBe('3 things happened at Leaven');
  await ended(mia, 'sent');
  expect(await sendingsOf(mia)).toHaveLength(1);
});

describe('a server that refuses', () => {
  test('for now is asked again later, and the same message goes out then', async () => {
    const mia = await reader();
    box.refuse.receiver = [451, 'Come back in a while'];
    const idea = await t.idea({ by: mia, categoryId });
    await t.comment(idea, { by: noor });
    const [refused] = await until(
      () => sendingsOf(mia),
      (found) => found[0]?.tries === 1,
    );
    expect(refused).toMatchObject({ state: 'waiting', answer: '451 Come back in a while' });
    const pause = (refused?.nextAt.getTime() ?? 0) - Date.now();
    expect(pause).toBeGreaterThan(30_000);
    delete box.refuse.receiver;
    await SendingRow.updateOne({ _id: refused?._id }, { $set: { nextAt: new Date() } });
    const [mail] = await box.to(mia.email);
    expect(mail?.messageId).toBe(`<${refused?._id}@crumb.example>`);
    await ended(mia, 'sent');
  });

  test('for ever is shown to administrators with its own words, and can be asked again', async () => {
    const mia = await reader();
    box.refuse.receiver = [550, 'No such mailbox here'];
    const idea = await t.idea({ by: mia, categoryId });
    await t.comment(idea, { by: noor });
    const [failed] = await ended(mia, 'failed');
    const view = (await ada.api.get('/api/admin/mail').expect(200)).body;
    expect(view).toMatchObject({ way: 'smtp', server: new URL(box.url).host, outbox: [] });
    expect(JSON.stringify(view)).not.toContain('secret');
    const shown = view.troubled.find(({ id }: { id: string }) => id === String(failed?._id));
    expect(shown).toMatchObject({ person: { id: mia.id }, tries: 1, nextAt: null });
    expect(shown.answer).toBe('550 No such mailbox here');
    delete box.refuse.receiver;
    const again = `/api/admin/mail/${failed?._id}/retried`;
    await ada.api.put(again).expect(200);
    await box.to(mia.email);
    await ended(mia, 'sent');
    expectRefusal(await ada.api.put(again), 409, { code: 'not_given_up' });
  });

  test('is given up after the last pause', async () => {
    const mia = await reader();
    box.refuse.text = [452, 'The disk is full'];
    const idea = await t.idea({ by: mia, categoryId });
    await t.comment(idea, { by: noor });
    await until(
      async () => {
        await SendingRow.updateMany(
          { userId: mia.id, state: 'waiting', tries: { $gt: 0 } },
          { $set: { nextAt: new Date() } },
        );
        return sendingsOf(mia);
      },
      (found) => found[0]?.state === 'failed',
      30_000,
    );
    expect((await sendingsOf(mia))[0]).toMatchObject({ tries: 7, answer: '452 The disk is full' });
  });
});

describe('an answer by e-mail', () => {
  const post = (mail: object, token = mailToken) =>
    t.stranger.post('/api/inbound/mail').set('Authorization', `Bearer ${token}`).send(mail);
  const threadOf = async (idea: { id: string }) =>
    (await noor.api.get(`/api/ideas/${idea.id}/comments`).expect(200)).body.items;
  const replyTo = (mail: ReceivedMail | undefined) => mail?.replyTo?.value[0]?.address ?? '';
  async function told() {
    const mia = await reader();
    const idea = await t.idea({ by: mia, categoryId });
    const comment = await t.comment(idea, { by: noor, body: 'Which shops?' });
    const [mail] = await box.to(mia.email);
    return { mia, idea, comment, mail };
  }
  const quoted = (mail: ReceivedMail | undefined) =>
    mail?.text
      ?.split('\n')
      .map((line) => `> ${line}`)
      .join('\n');
  let n = 0;
  const answering = (mail: ReceivedMail | undefined, from: string, words: string) => ({
    to: replyTo(mail),
    from,
    messageId: `<answer-${++n}@elsewhere.example>`,
    text: `${words}\n\nOn Tue, 3 Mar 2026 at 09:00, Leaven <leaven@crumb.example> wrote:\n\n${quoted(mail)}`,
  });

  test('becomes a comment of who was told, below what was answered, once', async () => {
    const { mia, idea, comment, mail } = await told();
    expect(replyTo(mail)).toMatch(/^reply\+[0-9a-f]{48}@in\.crumb\.example$/);
    const answer = answering(
      mail,
      `"Mia" <${mia.email.toUpperCase()}>`,
      'All of them.\nEven ours.',
    );
    const ids = [];
    for (let i = 0; i < 2; i++) ids.push((await post(answer).expect(200)).body.commentId);
    expect(ids[0]).toBe(ids[1]);
    const thread = await threadOf(idea);
    expect(thread).toHaveLength(2);
    expect(thread[1]).toMatchObject({
      id: ids[0],
      author: { id: mia.id },
      parentId: comment.id,
      body: 'All of them.\nEven ours.',
    });
    const another = answering(mail, mia.email, 'And one more');
    await Promise.all([1, 2, 3].map(() => post(another).expect(200)));
    expect(await threadOf(idea)).toHaveLength(3);
  });

  test('goes where the talk is now: below the idea when the comment is gone, after a merge', async () => {
    const { mia, idea, comment, mail } = await told();
    await noor.api.delete(`/api/comments/${comment.id}`).expect(200);
    await post(answering(mail, mia.email, 'Still')).expect(200);
    expect((await threadOf(idea)).at(-1)).toMatchObject({ body: 'Still', parentId: null });
    const into = await t.idea({ by: noor, categoryId });
    await ada.api.post(`/api/ideas/${idea.id}/merge`).send({ into: into.id }).expect(200);
    await post(answering(mail, mia.email, 'Over there')).expect(200);
    const bodies = (await threadOf(into)).map(({ body }: { body: string }) => body);
    expect(bodies).toContain('Over there');
  });

  test('of a machine, of somebody else, to a forged address, or without words posts nothing', async () => {
    const { mia, idea, mail } = await told();
    const answer = answering(mail, mia.email, 'Yes');
    const machine = { ...answer, autoSubmitted: 'auto-replied' };
    expect((await post(machine).expect(200)).body).toEqual({ commentId: null });
    const other = { ...answer, from: noor.email };
    expectRefusal(await post(other), 403, { code: 'wrong_sender' });
    const forged = {
      ...answer,
      to: answer.to.replace(/.@/, (end) => (end === '0@' ? '1@' : '0@')),
    };
    expectRefusal(await post(forged), 404);
    expectRefusal(await post({ ...answer, to: 'reply@in.crumb.example' }), 404);
    expectRefusal(await post(answering(mail, mia.email, '')), 400, { field: 'text' });
    expectRefusal(await post(answering(mail, mia.email, 'x'.repeat(5_001))), 400, {
      field: 'text',
    });
    expectRefusal(await post(answer, 'not the token'), 401, { code: 'wrong_token' });
    expectRefusal(await t.stranger.post('/api/inbound/mail').send(answer), 401);
    await ada.api.patch(`/api/people/${mia.id}`).send({ disabled: true }).expect(200);
    expectRefusal(await post(answer), 403, { code: 'account_closed' });
    expect(await threadOf(idea)).toHaveLength(1);
  });

  test('to a staff note is refused: its words go into no e-mail, and its answer to nobody else', async () => {
    const [max, mo] = [await t.person('manager'), await t.person('moderator')];
    for (const person of [max, mo]) await choose(person, { rhythm: 'hourly' });
    const idea = await t.idea({ by: await t.person(), categoryId });
    const write = (by: TestPerson, body: string) =>
      by.api.post(`/api/ideas/${idea.id}/comments`).send({ body, visibility: 'staff' }).expect(201);
    for (const person of [max, mo]) await write(person, 'Mine');
    await write(noor, 'Quagga, among ourselves');
    await waitingFor(max, 2);
    await waitingFor(mo, 1);
    await ada.api.patch(`/api/people/${mo.id}`).send({ role: 'member' }).expect(200);
    for (const person of [max, mo]) await timePasses(person);
    const [mail] = await box.to(max.email);
    expect(mail?.text).toContain('wrote a staff note on');
    expect(`${mail?.text}${mail?.html}`).not.toMatch(/Quagga|Mine/);
    expect(mail?.replyTo).toBeUndefined();
    const [sending] = await ended(max, 'sent');
    const to = answerAddress(String(sending?._id));
    const answer = { to, from: max.email, messageId: '<n@crumb.example>', text: 'Public?' };
    expectRefusal(await post(answer), 403, { code: 'staff_note' });
    expect(await threadOf(idea)).toHaveLength(3);
    // Who is no longer staff when it is sent hears nothing, but for what became of their role.
    await until(
      () => sendingsOf(mo),
      (found) => found.length > 0 && found.every(({ state }) => state !== 'waiting'),
    );
    const theirs = box.received.filter(({ receiver }) => receiver === mo.email);
    expect(theirs.filter(({ text }) => text?.includes('staff note'))).toEqual([]);
  });

  test('is refused where its writer may no longer comment', async () => {
    const { mia, idea, mail } = await told();
    await mia.api.delete(`/api/ideas/${idea.id}`).expect(200);
    expectRefusal(await post(answering(mail, mia.email, 'Too late')), 409);
    expect(await threadOf(idea)).toHaveLength(1);
  });
});

describe('testing the settings', () => {
  const trial = (body = {}) => ada.api.post('/api/admin/mail-test').send(body).expect(200);

  test('sends one now and shows what was said, without the password', async () => {
    const { body } = await trial();
    expect(body).toMatchObject({ to: ada.email, accepted: true });
    expect(body.answer).toContain('kept in the mailbox');
    expect(body.transcript).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^← 220 /),
        expect.stringMatching(/^→ MAIL FROM:<leaven@crumb\.example>/),
        expect.stringMatching(/^← 250 .*kept in the mailbox/),
      ]),
    );
    expect(JSON.stringify(body)).not.toContain(Buffer.from('\0leaven\0secret').toString('base64'));
    const [mail] = await box.to(ada.email);
    expect(mail?.text).toContain('https://leaven.crumb.example');
  });

  test('shows the server’s refusal in its own words', async () => {
    box.refuse.receiver = [554, 'Relay access denied'];
    const { body } = await trial({ to: 'somebody@elsewhere.example' });
    expect(body).toMatchObject({ accepted: false, answer: '554 Relay access denied' });
  });
});
