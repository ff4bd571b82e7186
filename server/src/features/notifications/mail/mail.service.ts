import { conflict, notFound } from '@leaven/shared/http/errors';
import type {
  KeptMail,
  MailTrialView,
  MailView,
  TroubledMail,
} from '@leaven/shared/notifications/mail.schemas';
import type { Actor } from '@leaven/shared/users/roles';
import { type QueryFilter, Types } from 'mongoose';
import { mailServer, mailSettings, mailWay, tryMail } from '../../../mail/mail';
import { UserRow } from '../../users/users.model';
import { personRefs } from '../../users/users.refs';
import { DeliveryRow, type Sending, SendingRow } from '../delivery/deliveries.model';
import { wakeDeliveries } from '../delivery/worker';
import { personalSettings } from '../settings/settings.service';
import { whoStops } from './addresses';
import type { CompanyName } from './mail.sender';
import { plain, sayIn } from './words';

const SHOWN = 50;
const DAY_MS = 24 * 60 * 60_000;

const troubled: QueryFilter<Sending> = {
  channel: 'email',
  state: { $in: ['failed', 'waiting'] },
  tries: { $gt: 0 },
};

async function presentTroubled(rows: Sending[]): Promise<TroubledMail[]> {
  const refs = await personRefs(rows.map(({ userId }) => userId));
  return rows.map(({ _id, userId, at, tries, state, nextAt, answer }) => ({
    id: String(_id),
    person: refs(userId),
    at: at.toISOString(),
    tries,
    nextAt: state === 'waiting' ? nextAt.toISOString() : null,
    answer,
  }));
}

async function outboxOf(): Promise<KeptMail[]> {
  if (mailWay() !== 'outbox') return [];
  const rows = await SendingRow.find({ channel: 'email', state: 'sent' })
    .sort({ endedAt: -1 })
    .limit(SHOWN)
    .lean();
  return rows.flatMap(({ _id, at, preview }) =>
    preview ? [{ id: String(_id), at: at.toISOString(), ...preview }] : [],
  );
}

/** What administrators do about e-mail, and who wants none. */
export const mail = (companyName: CompanyName) => ({
  async view(): Promise<MailView> {
    const { from, publicUrl, reply } = mailSettings();
    const dayAgo = new Date(Date.now() - DAY_MS);
    const [planned, onTheWay, sentToday, rows, outbox] = await Promise.all([
      DeliveryRow.countDocuments({ waiting: true, channel: 'email' }),
      SendingRow.countDocuments({ state: 'waiting', channel: 'email' }),
      SendingRow.countDocuments({ state: 'sent', channel: 'email', endedAt: { $gt: dayAgo } }),
      SendingRow.find(troubled).sort({ at: -1 }).limit(SHOWN).lean(),
      outboxOf(),
    ]);
    return {
      way: mailWay(),
      server: mailServer(),
      from,
      publicUrl,
      answersTo: reply?.address ?? null,
      waiting: planned + onTheWay,
      sentToday,
      troubled: await presentTroubled(rows),
      outbox,
    };
  },

  /** @throws AppError 409 where no mail server is set */
  async test(actor: Actor, to?: string): Promise<MailTrialView> {
    if (mailWay() !== 'smtp')
      throw conflict('no_mail_server', 'No mail server is set: SMTP_URL names one.');
    const { from: address, publicUrl: url } = mailSettings();
    const [company, user] = await Promise.all([companyName(), UserRow.findById(actor.id).lean()]);
    if (!user) throw notFound('person');
    const say = sayIn((await personalSettings.of(actor.id)).language);
    const receiver = to ?? user.email;
    const trial = await tryMail({
      from: { name: plain(say('from', { company })), address },
      to: receiver,
      subject: plain(say('test.subject', { company })),
      text: plain(say('test.text', { name: user.name, url })),
    });
    return { to: receiver, ...trial };
  },

  /** Once given up, from the beginning. @throws AppError 404, 409 where it is not given up */
  async retry(sendingId: string): Promise<{ ok: true }> {
    const now = new Date();
    const again = await SendingRow.updateOne(
      { _id: sendingId, state: 'failed', channel: 'email' },
      { $set: { state: 'waiting', tries: 0, nextAt: now }, $unset: { endedAt: 1 } },
    );
    if (again.matchedCount === 0) {
      if (!(await SendingRow.exists({ _id: sendingId, channel: 'email' }))) throw notFound('email');
      throw conflict('not_given_up', 'This email was not given up.');
    }
    wakeDeliveries();
    return { ok: true };
  },

  /** @throws AppError 404 where the link was not made here */
  async stop(token: string): Promise<{ ok: true }> {
    const userId = whoStops(token);
    const user = userId && (await UserRow.findById(new Types.ObjectId(userId)).lean());
    if (!user) throw notFound('link');
    await personalSettings.update({ id: String(user._id), role: user.role }, { rhythm: 'never' });
    return { ok: true };
  },
});
