import { expect, test } from '@jest/globals';
import { feedQuery } from '@leaven/shared/feed/feed.schemas';
import mongoose, { type mongo } from 'mongoose';
import * as z from 'zod/mini';
import { connectDatabase, disconnectDatabase } from '../../server/src/database/connection';
import { planOf } from '../../server/src/database/plan';
import { feed } from '../../server/src/features/feed/feed.service';
import { UserRow } from '../../server/src/features/users/users.model';
import { useSecret } from '../../server/src/http/secret';
import { seedCompany } from '../../server/src/seed/company';
import { afterThisTest, startDocumentdb, temporaryFolder } from './embedded/own';

type Asked = { where: string; filter: mongo.Filter<mongo.Document>; options: mongo.FindOptions };

test('words are looked for by the text index, or within the few ideas of a page', async () => {
  const database = await startDocumentdb(temporaryFolder());
  await connectDatabase(database.uri('plans'));
  afterThisTest(disconnectDatabase);
  useSecret('a secret for tests that is long enough');
  await seedCompany({ ideas: 2_000, votes: 2_000 });
  await database.analyze();
  const person = await UserRow.findOne().lean();
  const actor = { id: String(person?._id), role: 'member' } as const;

  for (const sort of ['relevance', 'new', 'hot'] as const) {
    const asked: Asked[] = [];
    mongoose.set('debug', (where: string, method: string, filter, options) => {
      const says = JSON.stringify(filter);
      if (method === 'find' && says.includes('$text') && !says.includes('"$in":[]'))
        asked.push({ where, filter, options });
    });
    await feed.list(actor, z.parse(feedQuery, { q: 'rota millers -cleaning', sort }));
    mongoose.set('debug', false);
    expect(asked.length).toBeGreaterThan(0);
    for (const { where, filter, options } of asked) {
      const found = mongoose.connection.collection(where).find(filter, options);
      const { usesIndex } = planOf(await found.explain());
      expect({ sort, where, usesIndex }).toEqual({
        sort,
        where,
        usesIndex: expect.stringMatching(/^(text|ideaId_|_id_)/),
      });
    }
  }
});
