import { getMail, retryMail, stopMail, testMail } from '@leaven/shared/notifications/mail.api';
import { route } from '../../../http/route';
import type { CompanyName } from './mail.sender';
import { mail as mailOf } from './mail.service';

export const mailRoutes = (companyName: CompanyName) => {
  const mail = mailOf(companyName);
  return [
    route(getMail, () => mail.view()),
    route(testMail, ({ body }, actor) => mail.test(actor, body.to)),
    route(retryMail, ({ params }) => mail.retry(params.sendingId)),
    route(stopMail, ({ params }) => mail.stop(params.token)),
  ];
};
