import { exportMyData } from '@leaven/shared/users/export.api';
import { fileRoute } from '../http/route';
import { exportOf } from './export';

export const mineRoutes = [fileRoute(exportMyData, async (_input, actor) => exportOf(actor))];
