import { getSettings, updateSettings } from '@leaven/shared/settings/settings.api';
import { route } from '../../http/route';
import { settings } from './settings.service';

export const settingsRoutes = [
  route(getSettings, () => settings.get()),
  route(updateSettings, ({ body }, actor) => settings.update(actor.id, body)),
];
