import type app from '../locales/en/app.json';
import type auth from '../locales/en/auth.json';
import type errors from '../locales/en/errors.json';
import type projects from '../locales/en/projects.json';
import type ui from '../locales/en/ui.json';

// A key that is not in the English file does not compile. One line a namespace.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'app';
    resources: {
      app: typeof app;
      auth: typeof auth;
      errors: typeof errors;
      projects: typeof projects;
      ui: typeof ui;
    };
  }
}
