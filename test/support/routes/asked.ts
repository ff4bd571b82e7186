import type { Endpoint } from '@leaven/shared/http/endpoint';
import supertest, { type Test } from 'supertest';
import type { TestPerson } from '../app';
import { smallPng } from '../files';
import { bodies } from './bodies';
import { fill, parametersOf, type Stage, subjects } from './subjects';

/** A request to a route that its asker may make, ready to be spoilt. */
export interface Asked {
  /** The address with real ids in it. */
  address: string;
  /** A body that the route would take; undefined where it takes none. */
  body: Record<string, unknown> | undefined;
  /** Asks, as its asker. */
  ask(address?: string): Test;
}

export const nameOf = ({ method, path }: Endpoint): string => `${method} ${path}`;

/** The fields of a part of an endpoint, none where it has no such part. */
export const fieldsOf = (endpoint: Endpoint, part: 'params' | 'query' | 'body'): string[] =>
  Object.keys((endpoint[part] as { shape?: object } | undefined)?.shape ?? {});

/** Of what stands in a path, something that the administrator who asks may do all to. */
const mine: Record<string, string> = {
  ideaId: 'other',
  'ideaId/personId': 'own',
  'ideaId/revisionId': 'own',
  draftId: 'own',
  'ideaId/intoId': 'other',
  'ideaId/otherId': 'other',
  itemId: 'flagged',
  commentId: 'own',
  askId: 'own',
  trialId: 'own',
  'commentId/kind': 'own',
  'ideaId/commentId': 'own',
  attachmentId: 'own',
  'kind/targetId': 'idea',
  projectId: 'sponsor',
  searchId: 'own',
  subscriptionId: 'own',
  sendingId: 'failed',
  token: 'good',
  personId: 'other',
  categoryId: 'open',
};

/** Nobody answers what they tried themselves; only the author edits an idea, only an archived one is revived. */
const special: Record<string, string> = {
  'PUT /api/people/:personId/deletion': 'disabled',
  'DELETE /api/people/:personId/deletion': 'disabled',
  'PUT /api/trials/:trialId/answer': 'other',
  'PATCH /api/ideas/:ideaId': 'own',
  'POST /api/ideas/:ideaId/revive': 'archived',
  'POST /api/ideas/:ideaId/co-authors': 'own',
  'PUT /api/ideas/:ideaId/co-authors/me': 'invited',
  'POST /api/ideas/:ideaId/attachments': 'own',
  'PUT /api/ideas/:ideaId/solution': 'asked',
  'DELETE /api/ideas/:ideaId/solution': 'asked',
  'PUT /api/comments/:commentId/worked': 'answer',
  'DELETE /api/comments/:commentId/worked': 'answer',
};

/** Makes what the route needs. Its asker must be an administrator, so that nothing else refuses. */
export async function askable(stage: Stage, asker: TestPerson, endpoint: Endpoint): Promise<Asked> {
  const parameter = parametersOf(endpoint.path);
  const relation = special[nameOf(endpoint)] ?? mine[parameter];
  const make = subjects[parameter]?.[relation ?? ''];
  const address = make ? fill(endpoint.path, await make(stage, asker)) : endpoint.path;
  const body = await bodies[nameOf(endpoint)]?.(stage, asker);
  const method = endpoint.method.toLowerCase() as 'get';
  return {
    address,
    body: body as Asked['body'],
    ask(where = address) {
      const call = supertest(stage.t.url)[method](where).set('Cookie', asker.cookie);
      return endpoint.takes ? call.type('application/octet-stream').send(smallPng) : call;
    },
  };
}
