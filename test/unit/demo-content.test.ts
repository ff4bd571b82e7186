import { describe, expect, it } from '@jest/globals';
import { demoContent } from '../../server/src/features/demo/content';

const { replies } = demoContent;
const { people, categories, ideas, comments, notes, decisions, projects, work } = demoContent;
const { asks, coAuthors, drafts, edits, extensions, flagged, savedSearches, trials } = demoContent;

const byKey = <T extends { key: string }>(items: readonly T[]) =>
  new Map(items.map((item) => [item.key, item]));
const persons = byKey(people);
const ideaOf = byKey(ideas);
const commentOf = byKey(comments);

const roleOf = (key: string) => persons.get(key)?.role;
const postedAt = (idea: string) => ideaOf.get(idea)?.daysAgo ?? Number.NaN;
const depthOf = (key: string): number => {
  const parent = commentOf.get(key)?.parent;
  return parent ? depthOf(parent) + 1 : 1;
};
const duplicates = (values: string[]) =>
  values.filter((value, index) => values.indexOf(value) !== index);
const newIdeas = work.flatMap((action) => (action.kind === 'idea' ? [action] : []));
/** Of descending `daysAgo`: the pairs that are out of order. */
const disorder = (items: readonly { daysAgo: number }[]) =>
  items.filter((item, index) => index > 0 && item.daysAgo > (items[index - 1]?.daysAgo ?? 0));

describe('keys', () => {
  it('are unique', () => {
    expect(duplicates(people.flatMap(({ key, email, name }) => [key, email, name]))).toEqual([]);
    expect(duplicates(categories.map(({ key }) => key))).toEqual([]);
    expect(duplicates([...ideas, ...newIdeas].flatMap(({ key, title }) => [key, title]))).toEqual(
      [],
    );
    expect(duplicates(comments.map(({ key }) => key))).toEqual([]);
    expect(duplicates(projects.map(({ key }) => key))).toEqual([]);
  });

  it('of people resolve wherever they are used', () => {
    const used = [
      ...categories.map(({ steward }) => steward),
      ...ideas.map(({ author }) => author),
      ...comments.map(({ author }) => author),
      ...decisions.flatMap(({ by }) => by ?? []),
      ...coAuthors.map(({ person }) => person),
      ...flagged.flatMap(({ flags, decisions: made }) => [...flags, ...made].map(({ by }) => by)),
      ...[...drafts, ...savedSearches].map(({ by }) => by),
      ...projects.flatMap(({ owner, sponsor, stages, updates }) => [
        owner,
        sponsor,
        ...stages.map(({ by }) => by),
        ...updates.map(({ author }) => author),
      ]),
      ...work.map(({ actor }) => actor),
      ...asks.flatMap(({ offers, answer }) =>
        [...offers, ...(answer ? [answer] : [])].map(({ by }) => by),
      ),
      ...trials.flatMap(({ by, answer }) => [by, ...(answer ? [answer.by] : [])]),
    ];
    expect(used.filter((key) => !persons.has(key))).toEqual([]);
  });

  it('of categories and ideas resolve wherever they are used', () => {
    const known = byKey(categories);
    const usedCategories = [...ideas, ...newIdeas].map(({ category }) => category);
    expect(usedCategories.filter((key) => !known.has(key))).toEqual([]);
    const usedIdeas = [
      ...[...comments, ...decisions, ...projects, ...asks, ...trials].map(({ idea }) => idea),
      ...[...edits, ...coAuthors, ...replies].map(({ idea }) => idea),
      ...savedSearches.flatMap(({ hits }) => hits),
      ...decisions.flatMap(({ into }) => into ?? []),
    ];
    expect(usedIdeas.filter((key) => !ideaOf.has(key))).toEqual([]);
  });
});

describe('official replies', () => {
  it('come from managers, after the idea', () => {
    for (const { by, idea, daysAgo } of replies) {
      expect(['manager', 'administrator']).toContain(roleOf(by));
      expect(daysAgo).toBeLessThan(postedAt(idea));
    }
  });
});

describe('people', () => {
  it('are forty in six departments, each with the address of their first name', () => {
    expect(people).toHaveLength(40);
    expect(new Set(people.map(({ department }) => department)).size).toBe(6);
    for (const { key, name, email } of people) {
      expect(email).toBe(`${key}@crumb.example`);
      expect(name.toLowerCase().startsWith(`${key} `)).toBe(true);
      expect(email).toMatch(/^[a-z]+@/);
    }
  });

  it('include the three who can sign in with one click', () => {
    expect(['mia', 'noor', 'ada'].map(roleOf)).toEqual(['member', 'manager', 'administrator']);
    expect(people.filter(({ role }) => role === 'manager')).toHaveLength(6);
    expect(people.filter(({ role }) => role === 'administrator')).toHaveLength(2);
  });

  it('who answer for a category or decide are managers, and nobody decides their own idea', () => {
    const answering = categories.map(({ steward }) => steward);
    const deciding = decisions.flatMap(({ by }) => by ?? []);
    const sponsoring = projects.map(({ sponsor }) => sponsor);
    const notManagers = [...answering, ...deciding, ...sponsoring].filter(
      (key) => roleOf(key) !== 'manager',
    );
    expect(notManagers).toEqual([]);
    expect(decisions.filter(({ idea, by }) => ideaOf.get(idea)?.author === by)).toEqual([]);
  });
});

describe('ideas', () => {
  it('keep to the limits and cover every kind of text', () => {
    for (const { title, body } of [...ideas, ...newIdeas]) {
      expect(title.length).toBeGreaterThanOrEqual(5);
      expect(title.length).toBeLessThanOrEqual(140);
      expect(body.length).toBeLessThanOrEqual(10_000);
    }
    expect(ideas.length).toBeGreaterThanOrEqual(55);
    expect(ideas.some(({ title }) => title.length === 140)).toBe(true);
    expect(ideas.some(({ body }) => body.length > 3_000)).toBe(true);
    expect(ideas.some(({ body }) => body === '')).toBe(true);
  });

  it('lie between the first start and 95 days before it, several in the last hours', () => {
    const edited = ideas.filter(({ daysAgo, editedDaysAgo = 0 }) => editedDaysAgo > daysAgo);
    expect(edited).toEqual([]);
    expect(ideas.filter(({ daysAgo }) => daysAgo <= 0 || daysAgo > 95)).toEqual([]);
    expect(ideas.filter(({ daysAgo }) => daysAgo < 1).length).toBeGreaterThanOrEqual(5);
    expect(ideas.filter(({ daysAgo }) => daysAgo < 7).length).toBeGreaterThanOrEqual(15);
    expect(disorder(ideas)).toEqual([]);
  });

  it('have enough colleagues to vote who are neither the author nor vote in the live minute', () => {
    const tooMany = ideas.filter(({ key, votes }) => {
      const live = work.filter((action) => action.kind === 'vote' && action.ideaKey === key);
      return votes > people.length - 1 - live.length;
    });
    expect(tooMany).toEqual([]);
  });

  it('stand in the stage of their last decision', () => {
    const count = (stage: string) => ideas.filter((idea) => idea.stage === stage).length;
    expect(count('promoted')).toBe(7);
    expect(count('declined')).toBe(4);
    expect(count('in_review')).toBe(5);
    expect(ideaOf.get('language-course')?.stage).toBe('open');
    expect(disorder(decisions)).toEqual([]);
  });
});

describe('decisions', () => {
  it('come after the idea, with a reason', () => {
    expect(decisions.filter(({ idea, daysAgo }) => !(daysAgo < postedAt(idea)))).toEqual([]);
    expect(decisions.filter(({ daysAgo }) => daysAgo <= 0)).toEqual([]);
    expect(decisions.filter(({ by, reason }) => by && reason.length < 20)).toEqual([]);
    expect(decisions.filter(({ by, stage }) => !by && stage !== 'archived')).toEqual([]);
    expect(decisions.filter(({ stage, revisitIf }) => revisitIf && stage !== 'declined')).toEqual(
      [],
    );
  });

  it('change the stage each time, and none follows a promotion', () => {
    const stage = new Map<string, string>();
    for (const decision of decisions) {
      const before = stage.get(decision.idea) ?? 'open';
      expect(before).not.toBe(decision.stage);
      expect(before).not.toBe('promoted');
      stage.set(decision.idea, decision.stage);
    }
  });
});

describe('comments', () => {
  it('come after their idea and their parent, and before the first start', () => {
    const early = comments.filter(({ idea, parent, daysAgo }) => {
      const after = parent ? commentOf.get(parent)?.daysAgo : postedAt(idea);
      return !(after !== undefined && daysAgo < after && daysAgo > 0);
    });
    expect(early).toEqual([]);
    expect(disorder(comments)).toEqual([]);
  });

  it('stay in the thread of their parent, which was not deleted yet', () => {
    const astray = comments.filter(({ idea, parent, daysAgo }) => {
      if (!parent) return false;
      const above = commentOf.get(parent);
      return above?.idea !== idea || daysAgo < (above.deletedDaysAgo ?? 0);
    });
    expect(astray).toEqual([]);
  });

  it('are edited and deleted only after they were written', () => {
    const marked = comments.flatMap(({ daysAgo, editedDaysAgo, deletedDaysAgo }) =>
      [editedDaysAgo, deletedDaysAgo].flatMap((mark) =>
        mark === undefined ? [] : [[daysAgo, mark]],
      ),
    );
    expect(marked.length).toBeGreaterThanOrEqual(5);
    for (const [written = 0, mark = 0] of marked) {
      expect(mark).toBeLessThan(written);
      expect(mark).toBeGreaterThan(0);
    }
  });

  it('are many, in one long thread and some deep ones', () => {
    const inThread = (key: string) => comments.filter(({ idea }) => idea === key).length;
    expect(comments.length).toBeGreaterThanOrEqual(190);
    expect(inThread('second-day-bags')).toBeGreaterThanOrEqual(25);
    expect(Math.max(...comments.map(({ key }) => depthOf(key)))).toBeGreaterThanOrEqual(5);
    expect(comments.filter(({ deletedDaysAgo }) => deletedDaysAgo).length).toBeGreaterThan(1);
    expect(comments.filter(({ body }) => body.trim() === '')).toEqual([]);
  });
});

describe('staff notes', () => {
  it('are by staff, and come after what they stand on', () => {
    const roleOf = new Map(people.map(({ key, role }) => [key, role]));
    const after = new Map([...comments, ...notes].map(({ key, daysAgo }) => [key, daysAgo]));
    for (const { idea, on, by, daysAgo } of notes) {
      expect(roleOf.get(by)).not.toBe('member');
      expect(daysAgo).toBeLessThan((on ? after.get(on) : postedAt(idea)) ?? 0);
    }
    expect(disorder(notes)).toEqual([]);
  });
});

describe('projects', () => {
  const path = ['proposed', 'funded', 'in_progress', 'pilot', 'shipped'];

  it('belong to the promoted ideas, one each, and start with the promotion', () => {
    const promoted = ideas.filter(({ stage }) => stage === 'promoted').map(({ key }) => key);
    expect(projects.map(({ idea }) => idea).sort()).toEqual(promoted.sort());
    for (const { idea, sponsor, stages } of projects) {
      const promotion = decisions.find((made) => made.idea === idea && made.stage === 'promoted');
      expect(stages[0]).toMatchObject({
        stage: 'proposed',
        by: promotion?.by,
        daysAgo: promotion?.daysAgo,
      });
      expect(promotion?.by).toBe(sponsor);
    }
  });

  it('stand in every stage of the board, reached one after the other', () => {
    const reached = projects.map(({ stages }) => stages.at(-1)?.stage).sort();
    expect(reached).toEqual([
      'funded',
      'in_progress',
      'in_progress',
      'pilot',
      'proposed',
      'shipped',
      'shut_down',
    ]);
    for (const { stages } of projects) {
      const walked = stages.map(({ stage }) => stage).filter((stage) => stage !== 'shut_down');
      expect(walked).toEqual(path.slice(0, walked.length));
      expect(disorder(stages)).toEqual([]);
    }
  });

  it('are moved and reported on by their owner or sponsor only', () => {
    for (const { owner, sponsor, stages, updates, budget } of projects) {
      const begun = stages[0]?.daysAgo ?? 0;
      expect(updates.length).toBeGreaterThanOrEqual(2);
      expect(updates.length).toBeLessThanOrEqual(5);
      expect(disorder(updates)).toEqual([]);
      expect(Number.isInteger(budget.amount) && budget.amount > 0).toBe(true);
      for (const { author, daysAgo } of updates) {
        expect([owner, sponsor]).toContain(author);
        expect(daysAgo > 0 && daysAgo < begun).toBe(true);
      }
      for (const { by } of stages) expect([owner, sponsor]).toContain(by);
    }
  });

  it('keep three lessons exactly where they were shut down', () => {
    for (const { stages, lessons } of projects) {
      expect(lessons?.length ?? 0).toBe(stages.at(-1)?.stage === 'shut_down' ? 3 : 0);
    }
  });
});

describe('the live minute', () => {
  it('has enough of everything and leaves the one-click people alone', () => {
    const count = (kind: string) => work.filter((action) => action.kind === kind).length;
    expect([count('idea'), count('comment') >= 30, count('vote') >= 20]).toEqual([12, true, true]);
    expect(work.filter(({ actor }) => ['mia', 'noor', 'ada'].includes(actor))).toEqual([]);
  });

  it('only touches ideas that are there and take votes, never twice, never their author’s', () => {
    const authors = new Map(
      ideas
        .filter(({ stage }) => stage === 'open' || stage === 'in_review')
        .map(({ key, author }) => [key, author]),
    );
    const votes: string[] = [];
    for (const action of work) {
      if (action.kind === 'idea') {
        authors.set(action.key, action.actor);
      } else {
        expect(authors.has(action.ideaKey)).toBe(true);
      }
      if (action.kind === 'vote') {
        expect(authors.get(action.ideaKey)).not.toBe(action.actor);
        votes.push(`${action.ideaKey}:${action.actor}`);
      }
    }
    expect(duplicates(votes)).toEqual([]);
  });
});

describe('what makes ideas grow', () => {
  it('happens after the idea was posted, each thing in its order', () => {
    const times = [
      ...asks.map(({ idea, daysAgo }) => [postedAt(idea), daysAgo]),
      ...asks.flatMap(({ daysAgo, offers, answer }) =>
        [...offers, ...(answer ? [answer] : [])].map((later) => [daysAgo, later.daysAgo]),
      ),
      ...trials.map(({ idea, daysAgo }) => [postedAt(idea), daysAgo]),
      ...trials.flatMap(({ daysAgo, answer }) => (answer ? [[daysAgo, answer.daysAgo]] : [])),
      ...extensions.map(({ comment, daysAgo }) => [
        commentOf.get(comment)?.daysAgo ?? Number.NaN,
        daysAgo,
      ]),
    ];
    expect(times.filter(([before = 0, after = 0]) => !(before > after))).toEqual([]);
  });

  it('never takes the authors’ own comments, nor help from themselves', () => {
    const authorOf = (idea: string) => ideaOf.get(idea)?.author;
    const own = extensions.filter(({ comment }) => {
      const taken = commentOf.get(comment);
      return !taken || taken.author === authorOf(taken.idea);
    });
    const selfHelp = asks.filter(({ idea, offers, answer }) =>
      [...offers, ...(answer ? [answer] : [])].some(({ by }) => by === authorOf(idea)),
    );
    expect([...own, ...selfHelp]).toEqual([]);
    expect(trials.every(({ answer }) => !answer || roleOf(answer.by) !== 'member')).toBe(true);
  });
});

describe('what is kept in order', () => {
  const writersOf = (key: string) => [
    ideaOf.get(key)?.author,
    ...coAuthors.filter(({ idea }) => idea === key).map(({ person }) => person),
  ];

  it('edits change something, and come after the idea, the oldest first', () => {
    for (const { idea, before, daysAgo } of edits) {
      const now = ideaOf.get(idea);
      if (!now) throw new Error(idea);
      expect({ ...now, ...before(now) }).not.toEqual(now);
      expect(daysAgo).toBeLessThan(postedAt(idea));
    }
    for (const { key, editedDaysAgo } of ideas) {
      const its = edits.filter(({ idea }) => idea === key);
      expect(disorder(its)).toEqual([]);
      expect(its.at(-1)?.daysAgo).toBe(editedDaysAgo);
    }
  });

  it('co-authors join after the idea, are not its author and vote for it in no live minute', () => {
    for (const { idea, person, daysAgo, acceptedDaysAgo = 0 } of coAuthors) {
      expect(person).not.toBe(ideaOf.get(idea)?.author);
      expect(daysAgo < postedAt(idea) && acceptedDaysAgo < daysAgo).toBe(true);
    }
    const own = work.filter(
      (action) => action.kind === 'vote' && writersOf(action.ideaKey).includes(action.actor),
    );
    expect(own).toEqual([]);
  });

  it('merges lead to ideas that stay, after both were posted', () => {
    const merges = decisions.filter(({ stage }) => stage === 'merged');
    expect(merges.length).toBeGreaterThan(0);
    for (const { idea, into = '', daysAgo } of merges) {
      expect(ideaOf.get(into)?.stage).toMatch(/^(open|in_review)$/);
      expect(daysAgo).toBeLessThan(Math.min(postedAt(idea), postedAt(into)));
      const later = comments.filter((one) => one.idea === idea && one.daysAgo < daysAgo);
      expect(later).toEqual([]);
    }
  });

  it('flags are by others who moderate nothing; moderators decide after them, not about their own', () => {
    for (const { kind, key, flags, decisions: made } of flagged) {
      const thing = kind === 'idea' ? ideaOf.get(key) : commentOf.get(key);
      const times = [thing?.daysAgo ?? 0, ...[...flags, ...made].map(({ daysAgo }) => daysAgo)];
      expect(times).toEqual(times.toSorted((a, b) => b - a));
      expect(flags.length > 0 && flags.length < 3).toBe(true);
      for (const { by } of flags) {
        expect(roleOf(by)).toBe('member');
        expect(by).not.toBe(thing?.author);
      }
      for (const { by } of made) {
        expect(roleOf(by)).not.toBe('member');
        expect(by).not.toBe(thing?.author);
      }
    }
  });

  it('what is quiet has no comment since, and takes no vote in the live minute', () => {
    const quiet = ideas.filter(({ quietDaysAgo }) => quietDaysAgo !== undefined);
    expect(quiet.length).toBeGreaterThan(1);
    for (const { key, daysAgo, quietDaysAgo = 0 } of quiet) {
      expect(quietDaysAgo).toBeLessThan(daysAgo);
      expect(comments.filter((one) => one.idea === key && one.daysAgo < quietDaysAgo)).toEqual([]);
      expect(work.filter((one) => 'ideaKey' in one && one.ideaKey === key)).toEqual([]);
    }
  });

  it('drafts and saved searches are those of who signs in with one click', () => {
    const owners = [...drafts, ...savedSearches].map(({ by }) => by);
    expect(new Set(owners)).toEqual(new Set(['mia', 'noor', 'ada']));
    for (const { by, daysAgo, category, hits } of savedSearches)
      for (const key of hits) {
        const hit = ideaOf.get(key);
        expect(hit?.author).not.toBe(by);
        expect(hit?.daysAgo).toBeLessThan(daysAgo);
        if (category) expect(hit?.category).toBe(category);
      }
  });
});
