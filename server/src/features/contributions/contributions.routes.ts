import {
  getMyContributionNews,
  listMyContributions,
  seeMyContributionNews,
} from '@leaven/shared/contributions/contributions.api';
import { route } from '../../http/route';
import { contributions } from './contributions.service';
import { contributionNews } from './news';

export const contributionsRoutes = [
  route(listMyContributions, ({ query }, actor) => contributions.mine(actor, query)),
  route(getMyContributionNews, (_input, actor) => contributionNews(actor)),
  route(seeMyContributionNews, async ({ body }, actor) => {
    await contributions.see(actor, new Date(body.upTo));
    return { ok: true } as const;
  }),
];
