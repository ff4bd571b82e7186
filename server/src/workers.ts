import { around, companyName } from './composition';
import { sweepAttachments } from './features/attachments/attachments.sweep';
import { runDueDates } from './features/clock/due-dates';
import { reminders } from './features/clock/reminders';
import { runWithdrawn } from './features/clock/withdrawn';
import { runSolutions } from './features/comments/answers.service';
import { comments } from './features/comments/comments.service';
import { notes } from './features/comments/notes.service';
import { nightlyArchive } from './features/ideas/archive';
import { ideas } from './features/ideas/ideas.service';
import { nightlyFold, runImpressions } from './features/ideas/impressions';
import { nightlyRecount } from './features/ideas/nightly-recount';
import { runRescoring } from './features/ideas/rescoring';
import { runRouting } from './features/ideas/routing';
import { startSweeping } from './features/ideas/tally';
import { runModeration } from './features/moderation/moderation.consumer';
import { runDeliveries } from './features/notifications/delivery/worker';
import { mailSender } from './features/notifications/mail/mail.sender';
import { runForgetting, runNotifications } from './features/notifications/notifications.subscriber';
import { pushSender } from './features/notifications/push/push.sender';
import { runSavedSearches } from './features/search/saved.subscriber';
import { startSimilar } from './features/similar/similar.service';
import { trials } from './features/trials/trials.service';
import { runJob } from './jobs/jobs';
import { erasures } from './mine/erasure';
import type { PushTransport } from './push/post';

/** Starts what works beside the requests: recounts, sweeps, nightly jobs, everybody who hears the log. */
export const startWorkers = (pushTransport: PushTransport): { stop(): unknown }[] => [
  startSimilar(),
  runJob(nightlyRecount),
  runJob(nightlyArchive),
  startSweeping([
    ideas.purgeDeleted,
    comments.purgeDeleted,
    notes.purgeDeleted,
    trials.purgeDeleted,
    () => sweepAttachments(),
  ]),
  runJob(nightlyFold),
  runJob(erasures),
  runImpressions(),
  runRescoring(),
  runRouting(),
  runDueDates(),
  runJob(reminders),
  runWithdrawn(),
  runSavedSearches(),
  runSolutions(),
  runModeration(),
  runNotifications(around),
  runForgetting(around),
  runDeliveries(
    { email: mailSender(companyName), push: pushSender(companyName, pushTransport) },
    around,
  ),
];
