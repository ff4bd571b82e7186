import { join } from 'node:path';
import { type Express, static as serveFiles } from 'express';

/** Serves the built client: hashed files for ever, the page itself always asked for again. */
export function serveClient(app: Express, folder: string): void {
  app.use(
    '/assets',
    serveFiles(join(folder, 'assets'), { immutable: true, maxAge: '1y', index: false }),
  );
  app.use(serveFiles(folder, { index: false, maxAge: '1h' }));
}

/** Every other address that a browser opens is a page of the client, which routes itself. */
export function serveClientPages(app: Express, folder: string): void {
  app.get(/^\/(?!api\/|socket\.io\/)/, (req, res, next) => {
    if (!req.accepts('html')) return next();
    res.sendFile(join(folder, 'index.html'), { headers: { 'Cache-Control': 'no-cache' } });
  });
}
