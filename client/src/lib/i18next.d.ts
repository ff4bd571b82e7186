import type notifications from '@leaven/shared/locales/en/notifications.json';
import type admin from '../locales/en/admin.json';
import type answers from '../locales/en/answers.json';
import type app from '../locales/en/app.json';
import type asks from '../locales/en/asks.json';
import type attachments from '../locales/en/attachments.json';
import type auth from '../locales/en/auth.json';
import type authors from '../locales/en/authors.json';
import type bulk from '../locales/en/bulk.json';
import type categories from '../locales/en/categories.json';
import type clock from '../locales/en/clock.json';
import type comments from '../locales/en/comments.json';
import type contributions from '../locales/en/contributions.json';
import type demo from '../locales/en/demo.json';
import type drafts from '../locales/en/drafts.json';
import type errors from '../locales/en/errors.json';
import type feed from '../locales/en/feed.json';
import type follows from '../locales/en/follows.json';
import type ideas from '../locales/en/ideas.json';
import type leaving from '../locales/en/leaving.json';
import type mail from '../locales/en/mail.json';
import type merging from '../locales/en/merging.json';
import type moderation from '../locales/en/moderation.json';
import type notificationSettings from '../locales/en/notificationSettings.json';
import type people from '../locales/en/people.json';
import type projects from '../locales/en/projects.json';
import type ranking from '../locales/en/ranking.json';
import type review from '../locales/en/review.json';
import type search from '../locales/en/search.json';
import type similar from '../locales/en/similar.json';
import type trials from '../locales/en/trials.json';
import type ui from '../locales/en/ui.json';
import type votes from '../locales/en/votes.json';

// A key that is not in the English file does not compile. One line a namespace.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      admin: typeof admin;
      answers: typeof answers;
      app: typeof app;
      attachments: typeof attachments;
      auth: typeof auth;
      authors: typeof authors;
      asks: typeof asks;
      bulk: typeof bulk;
      categories: typeof categories;
      clock: typeof clock;
      comments: typeof comments;
      contributions: typeof contributions;
      demo: typeof demo;
      drafts: typeof drafts;
      errors: typeof errors;
      feed: typeof feed;
      follows: typeof follows;
      ideas: typeof ideas;
      leaving: typeof leaving;
      mail: typeof mail;
      merging: typeof merging;
      moderation: typeof moderation;
      notifications: typeof notifications;
      notificationSettings: typeof notificationSettings;
      people: typeof people;
      projects: typeof projects;
      ranking: typeof ranking;
      review: typeof review;
      search: typeof search;
      similar: typeof similar;
      trials: typeof trials;
      ui: typeof ui;
      votes: typeof votes;
    };
  }
}
