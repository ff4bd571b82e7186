import { ideaChanged } from '@leaven/shared/ideas/ideas.events';
import { io, type Socket } from 'socket.io-client';

const LISTENERS = 200;
const ROUNDS = 40;
const PAUSE_MS = 150;

const percentile = (sorted: number[], p: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? 0;

/**
 * From a vote's request to the message in the last of 200 open sockets, in milliseconds.
 * Votes come one at a time; the announcement itself waits up to 100 ms for more votes.
 */
export async function voteToSockets(
  url: string,
  cookie: string,
  ideaId: string,
): Promise<{ p50: number; p95: number; lost: number }> {
  const sockets: Socket[] = await Promise.all(
    Array.from(
      { length: LISTENERS },
      () =>
        new Promise<Socket>((resolve, reject) => {
          const socket = io(url, {
            transports: ['websocket'],
            forceNew: true,
            extraHeaders: { Cookie: cookie },
          });
          socket.once('connect', () => resolve(socket));
          socket.once('connect_error', reject);
        }),
    ),
  );
  const times: number[] = [];
  let lost = 0;
  const cast = (value: number) =>
    fetch(`${url}/api/ideas/${ideaId}/vote`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', Cookie: cookie },
      body: JSON.stringify({ value }),
    });
  // The seed may have given this person a vote: the first round must change something.
  await cast(0);
  await new Promise((resolve) => setTimeout(resolve, 2 * PAUSE_MS));
  try {
    for (let round = 0; round < ROUNDS; round++) {
      const started = performance.now();
      const heard = sockets.map(
        (socket) => new Promise<void>((resolve) => socket.once(ideaChanged.name, () => resolve())),
      );
      await cast(round % 2 === 0 ? 1 : 0);
      const all = await Promise.race([
        Promise.all(heard).then(() => true),
        new Promise<false>((resolve) => setTimeout(() => resolve(false), 10_000)),
      ]);
      if (all) times.push(performance.now() - started);
      else lost += 1;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
  } finally {
    for (const socket of sockets) socket.disconnect();
  }
  times.sort((a, b) => a - b);
  return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), lost };
}
