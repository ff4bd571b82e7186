import { conflict } from '@leaven/shared/http/errors';
import { DemoMarkRow } from './demo.model';
import { emptyDatabase } from './demo.seed';

/**
 * Empties a database that the demo filled, with all that visitors added: the next start fills it
 * anew. Should this be killed halfway, that start ends it.
 * @throws AppError 409 where the demo did not begin the database
 */
export async function resetDemo(): Promise<void> {
  const marked = await DemoMarkRow.updateOne({ _id: 'demo' }, { $set: { filledAt: null } });
  if (marked.matchedCount === 0)
    throw conflict(
      'no_demo_company',
      'This database was not filled by the demo company, so it stays as it is.',
    );
  await emptyDatabase();
  await DemoMarkRow.deleteOne({ _id: 'demo' });
}
