import { receiveMail } from '@leaven/shared/notifications/inbound.api';
import { getMail, retryMail, stopMail, testMail } from '@leaven/shared/notifications/mail.api';
import { route } from '../../../http/route';
import { type PostComment, receive } from './inbound.service';
import type { CompanyName } from './mail.sender';
import { mail as mailOf } from './mail.service';

/** What only other features know; the app hands it in. */
export interface MailSurroundings {
  companyName: CompanyName;
  postComment: PostComment;
}

export const mailRoutes = ({ companyName, postComment }: MailSurroundings) => {
  const mail = mailOf(companyName);
  return [
    route(getMail, () => mail.view()),
    route(testMail, ({ body }, actor) => mail.test(actor, body.to)),
    route(retryMail, ({ params }) => mail.retry(params.sendingId)),
    route(stopMail, ({ params }) => mail.stop(params.token)),
    route(receiveMail, ({ body }, _actor, { req }) =>
      receive(req.get('Authorization'), body, postComment),
    ),
  ];
};
