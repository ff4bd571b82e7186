import { getTour } from '@leaven/shared/demo/demo.api';
import { route } from '../../http/route';
import { tourStep } from './demo.tour';

export const demoRoutes = [route(getTour, () => tourStep())];
