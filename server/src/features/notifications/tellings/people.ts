import { nothing, type Telling } from './telling';

/** What somebody may do here has changed. */
export const peopleTellings: { 'person.role_changed': Telling<'person.role_changed'> } = {
  'person.role_changed': {
    async *audience({ data }) {
      yield [data.personId, 'self'];
    },
    message: ({ data: { role } }) => ({ ...nothing, kind: 'role_changed', role }),
  },
};
