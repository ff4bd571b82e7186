import { getDemoWork, getTour, startDemoWork } from '@leaven/shared/demo/demo.api';
import type { Request } from 'express';
import { route } from '../../http/route';
import { tourStep } from './demo.tour';
import { demoWork } from './demo.work';

/** Where a request came in; this server surely answers there, whatever stands before it. */
function addressOf({ socket: { localAddress = '127.0.0.1', localPort } }: Request): string {
  const host = localAddress.includes(':') ? `[${localAddress}]` : localAddress;
  return `http://${host}:${localPort}`;
}

export const demoRoutes = [
  route(getTour, () => tourStep()),
  route(getDemoWork, async () => ({ until: demoWork.until()?.toISOString() ?? null })),
  route(startDemoWork, async (_input, _actor, { req }) => ({
    until: (await demoWork.start(addressOf(req))).toISOString(),
  })),
];
