import type { Thread } from '../threads';
import { bakehouseThreads } from './bakehouse';
import { customerThreads } from './customers';
import { foodSafetyThreads } from './food-safety';
import { logisticsThreads } from './logistics';
import { officeThreads } from './office';
import { peopleThreads } from './people';
import { planningThreads } from './planning';
import { shopThreads } from './shops';

export const threads: Thread[] = [
  ...shopThreads,
  ...customerThreads,
  ...bakehouseThreads,
  ...planningThreads,
  ...logisticsThreads,
  ...foodSafetyThreads,
  ...peopleThreads,
  ...officeThreads,
];
