import { describe, expect, test } from '@jest/globals';
import { commentsPolicy } from '@leaven/shared/comments/comments.policy';
import { notesPolicy } from '@leaven/shared/comments/notes.policy';
import type { Verdict } from '@leaven/shared/http/verdict';
import { type IdeaState, ideasPolicy } from '@leaven/shared/ideas/ideas.policy';
import { decidableStages } from '@leaven/shared/ideas/ideas.schemas';
import { mergingPolicy } from '@leaven/shared/merging/merging.policy';
import { type ProjectState, projectsPolicy } from '@leaven/shared/projects/projects.policy';
import { movableStages } from '@leaven/shared/projects/projects.schemas';
import { ideaStages, projectStages } from '@leaven/shared/stages';
import { type Actor, has, type Role, roleCapabilities, roles } from '@leaven/shared/users/roles';
import { usersPolicy } from '@leaven/shared/users/users.policy';
import { votesPolicy } from '@leaven/shared/votes/votes.policy';
import fc from 'fast-check';

const person = fc.constantFrom('ann', 'bob', 'cleo');
const actor: fc.Arbitrary<Actor> = fc.record({ id: person, role: fc.constantFrom(...roles) });
const idea: fc.Arbitrary<IdeaState> = fc.record({
  stage: fc.constantFrom(...ideaStages),
  authorId: fc.option(person),
  coAuthorIds: fc.uniqueArray(person),
  deleted: fc.boolean(),
  hidden: fc.boolean(),
});
const comment = fc.record({
  authorId: fc.option(person),
  deleted: fc.boolean(),
  hidden: fc.boolean(),
});
const project: fc.Arbitrary<ProjectState> = fc.record({
  stage: fc.constantFrom(...projectStages),
  ownerId: person,
  sponsorId: person,
});
const decision = fc.constantFrom(...decidableStages);
const move = fc.constantFrom(...movableStages);

const may = (verdict: Verdict) => verdict.allowed;
const statusOf = (verdict: Verdict) => (verdict.allowed ? 200 : verdict.status);

test('a higher role has every right of the lower ones', () => {
  const ladder = Object.values(roleCapabilities) as (readonly string[])[];
  for (const [i, capabilities] of ladder.entries())
    expect(capabilities).toEqual(expect.arrayContaining([...(ladder[i - 1] ?? [])]));
});

describe('ideas', () => {
  test('only deciders decide and promote; others hear 403 whatever the state', () => {
    fc.assert(
      fc.property(actor, idea, decision, (who, what, to) => {
        for (const verdict of [ideasPolicy.decide(who, what, to), ideasPolicy.promote(who, what)]) {
          if (has(who, 'decide')) expect(statusOf(verdict)).not.toBe(403);
          else expect(statusOf(verdict)).toBe(403);
        }
      }),
    );
  });

  test('a deleted idea is closed to everybody', () => {
    fc.assert(
      fc.property(actor, idea, decision, (who, what, to) => {
        const gone = { ...what, deleted: true };
        const verdicts = [
          ideasPolicy.edit(who, gone),
          ideasPolicy.delete(who, gone),
          ideasPolicy.comment(who, gone),
          ideasPolicy.decide(who, gone, to),
          ideasPolicy.promote(who, gone),
          votesPolicy.cast(who, gone),
        ];
        expect(verdicts.filter(may)).toEqual([]);
        expect(ideasPolicy.decisionsFor(who, gone)).toEqual([]);
      }),
    );
  });

  test('only the author edits, and not what has become a project', () => {
    fc.assert(
      fc.property(actor, idea, (who, what) => {
        if (!may(ideasPolicy.edit(who, what))) return;
        expect([what.authorId, ...what.coAuthorIds]).toContain(who.id);
        expect(['promoted', 'merged', 'archived']).not.toContain(what.stage);
      }),
    );
  });

  test('the author and moderators delete, and not what a project links to', () => {
    fc.assert(
      fc.property(actor, idea, (who, what) => {
        const entitled = what.authorId === who.id || has(who, 'moderate');
        const stands = !what.deleted && what.stage !== 'promoted';
        expect(may(ideasPolicy.delete(who, what))).toBe(entitled && stands);
      }),
    );
  });

  test('the decisions offered are the decisions allowed, and never the stage it is in', () => {
    fc.assert(
      fc.property(actor, idea, decision, (who, what, to) => {
        const offered = ideasPolicy.decisionsFor(who, what);
        expect(offered.includes(to)).toBe(may(ideasPolicy.decide(who, what, to)));
        expect(offered).not.toContain(what.stage);
      }),
    );
  });

  test.each([
    ['draft', [], false],
    ['open', ['in_review', 'declined'], true],
    ['in_review', ['open', 'declined'], true],
    ['promoted', [], false],
    ['declined', ['open', 'in_review'], false],
    ['merged', [], false],
    ['archived', [], false],
  ] as const)('from %s a manager goes to %j', (stage, to, promotes) => {
    const manager: Actor = { id: 'noor', role: 'manager' };
    const state: IdeaState = {
      stage,
      authorId: 'mia',
      coAuthorIds: [],
      deleted: false,
      hidden: false,
    };
    expect(ideasPolicy.decisionsFor(manager, state)).toEqual(to);
    expect(may(ideasPolicy.promote(manager, state))).toBe(promotes);
  });
});

test('what is hidden is seen by its authors and moderators, and nothing is decided about it', () => {
  fc.assert(
    fc.property(actor, idea, comment, decision, (who, what, one, to) => {
      const theirs = what.authorId === who.id || what.coAuthorIds.includes(who.id);
      expect(ideasPolicy.sees(who, what)).toBe(!what.hidden || theirs || has(who, 'moderate'));
      expect(ideasPolicy.sees(undefined, what)).toBe(!what.hidden);
      expect(commentsPolicy.sees(who, one)).toBe(
        !one.hidden || one.authorId === who.id || has(who, 'moderate'),
      );
      if (!what.hidden) return;
      const verdicts = [
        ideasPolicy.comment(who, what),
        ideasPolicy.decide(who, what, to),
        ideasPolicy.promote(who, what),
        votesPolicy.cast(who, what),
      ];
      expect(verdicts.filter(may)).toEqual([]);
    }),
  );
});

test('the archive: authors and moderators; what is under review, only who decides', () => {
  fc.assert(
    fc.property(actor, idea, (who, what) => {
      const theirs = what.authorId === who.id || what.coAuthorIds.includes(who.id);
      const keeps = (theirs || has(who, 'moderate')) && !what.deleted && !what.hidden;
      const archives =
        what.stage === 'in_review'
          ? has(who, 'decide') && !what.deleted && !what.hidden
          : what.stage === 'open' && keeps;
      expect(may(ideasPolicy.archive(who, what))).toBe(archives);
      expect(may(ideasPolicy.revive(who, what))).toBe(what.stage === 'archived' && keeps);
    }),
  );
});

test('votes: everybody but its authors, where the idea waits or is archived, role or not', () => {
  fc.assert(
    fc.property(actor, idea, (who, what) => {
      const stages: string[] = ['open', 'in_review', 'archived'];
      const open = stages.includes(what.stage) && !what.deleted && !what.hidden;
      const theirs = what.authorId === who.id || what.coAuthorIds.includes(who.id);
      expect(may(votesPolicy.cast(who, what))).toBe(open && !theirs);
    }),
  );
});

describe('comments', () => {
  test('only the author edits; the author and moderators delete; a tombstone stays one', () => {
    fc.assert(
      fc.property(actor, idea, comment, (who, what, one) => {
        const abilities = commentsPolicy.abilities(who, what, one);
        const own = one.authorId === who.id;
        const talks = may(ideasPolicy.comment(who, what));
        expect(abilities).toEqual({
          edit: own && !one.deleted && talks,
          delete: (own || has(who, 'moderate')) && !one.deleted,
          reply: !one.deleted && !one.hidden && talks,
          react: !one.deleted && !one.hidden && talks,
          flag: !own && !one.deleted,
          take: may(commentsPolicy.take(who, what, one)),
        });
      }),
    );
  });
});

describe('staff notes', () => {
  const note = fc.record({
    authorId: fc.option(person),
    deleted: fc.boolean(),
    hidden: fc.constant(false),
    staff: fc.constant(true),
  });

  test('are for staff alone, who do with them what one does with comments, and nobody takes or flags one', () => {
    fc.assert(
      fc.property(actor, idea, note, (who, what, one) => {
        const isStaff = has(who, 'moderate');
        const as = commentsPolicy.abilities(who, what, { ...one, staff: false });
        expect(commentsPolicy.sees(who, one)).toBe(isStaff);
        expect(may(notesPolicy.write(who, what))).toBe(
          isStaff && may(ideasPolicy.comment(who, what)),
        );
        const [flag, take] = [false, false];
        const nothing = { edit: false, delete: false, reply: false, react: false };
        expect(commentsPolicy.abilities(who, what, one)).toEqual({
          ...(isStaff ? as : nothing),
          flag,
          take,
        });
      }),
    );
  });
});

describe('projects', () => {
  test('managers and the sponsor run it, until it is shut down', () => {
    fc.assert(
      fc.property(actor, project, move, (who, what, to) => {
        const runs = has(who, 'runProjects') || what.sponsorId === who.id;
        const alive = what.stage !== 'shut_down';
        expect(may(projectsPolicy.edit(who, what))).toBe(runs && alive);
        expect(may(projectsPolicy.shutDown(who, what))).toBe(runs && alive);
        expect(may(projectsPolicy.move(who, what, to))).toBe(runs && alive && what.stage !== to);
        if (!runs) expect(statusOf(projectsPolicy.move(who, what, to))).toBe(403);
      }),
    );
  });

  test('only the owner and the sponsor post updates, whatever their role', () => {
    fc.assert(
      fc.property(actor, project, (who, what) => {
        const theirs = what.ownerId === who.id || what.sponsorId === who.id;
        expect(may(projectsPolicy.postUpdate(who, what))).toBe(theirs);
      }),
    );
  });

  test('the abilities shown are those allowed', () => {
    fc.assert(
      fc.property(actor, project, move, (who, what, to) => {
        const abilities = projectsPolicy.abilities(who, what);
        expect(abilities.moveTo.includes(to)).toBe(may(projectsPolicy.move(who, what, to)));
        expect(abilities.edit).toBe(may(projectsPolicy.edit(who, what)));
      }),
    );
  });
});

describe('merging', () => {
  test('moderators and the author, and out of no stage that has gone on', () => {
    fc.assert(
      fc.property(actor, idea, (who, what) => {
        const verdict = mergingPolicy.merge(who, what);
        const entitled = has(who, 'moderate') || what.authorId === who.id;
        expect(statusOf(verdict) === 403).toBe(!entitled);
        if (verdict.allowed) {
          expect(['promoted', 'merged', 'draft']).not.toContain(what.stage);
          expect(what.deleted || what.hidden).toBe(false);
          expect(has(who, 'moderate') || what.stage === 'open').toBe(true);
        }
      }),
    );
  });

  test('into what is open or in review; into a promoted one for who decides', () => {
    fc.assert(
      fc.property(actor, idea, (who, into) => {
        const takes = into.stage === 'open' || into.stage === 'in_review';
        const goesOn = into.stage === 'promoted' && has(who, 'decide');
        expect(may(mergingPolicy.receive(who, into))).toBe(
          !into.deleted && !into.hidden && (takes || goesOn),
        );
      }),
    );
  });

  test('who merged it undoes it, and a moderator in any case', () => {
    fc.assert(
      fc.property(actor, idea, person, (who, what, byId) => {
        const undoes = has(who, 'moderate') || (what.authorId === who.id && byId === who.id);
        const stands = !what.deleted && !what.hidden;
        expect(may(mergingPolicy.undo(who, what, { byId }))).toBe(undoes && stands);
      }),
    );
  });
});

test('people: only administrators change them, and nobody their own rights', () => {
  fc.assert(
    fc.property(actor, person, (who, id) => {
      const administers = has(who, 'administer');
      expect(may(usersPolicy.administer(who))).toBe(administers);
      expect(may(usersPolicy.changeRights(who, { id }))).toBe(administers && who.id !== id);
    }),
  );
});

test('a reason comes with every refusal', () => {
  const refusals: Verdict[] = (['member', 'manager'] satisfies Role[]).flatMap((role) =>
    ideaStages.map((stage) =>
      ideasPolicy.promote(
        { id: 'ann', role },
        {
          stage,
          authorId: null,
          coAuthorIds: [],
          deleted: false,
          hidden: false,
        },
      ),
    ),
  );
  for (const verdict of refusals.filter((one) => !one.allowed))
    expect(verdict).toMatchObject({
      code: expect.stringMatching(/^[a-z_]+$/),
      message: expect.stringMatching(/\w{2,}.*\.$/),
    });
});
