import type { Server } from 'node:http';

/** Listens, or rejects with what the system said (a taken port: EADDRINUSE). */
export function listen(http: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject);
    http.listen(port, host, () => {
      http.off('error', reject);
      resolve();
    });
  });
}
