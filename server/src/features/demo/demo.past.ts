import type { Comment } from '../comments/comments.model';
import type { Idea } from '../ideas/ideas.model';
import { demoContent } from './content';
import type { Calendar } from './demo.calendar';
import {
  accepted,
  answered,
  commented,
  decided,
  extended,
  idOrNull,
  joined,
  matched,
  mentioned,
  moderated,
  offered,
  type PastEvent,
  replied,
  routed,
  silent,
  stepped,
  updated,
} from './demo.facts';
import type { DemoRows } from './demo.rows';
import { groupByIdea } from './group-by-idea';

/** A fact from before the start, with those who had taken part in an idea by then. */
export interface PastFact {
  event: PastEvent;
  around: {
    authorsOf(ideaId: string): Promise<string[]>;
    noteWritersOf(ideaId: string): Promise<string[]>;
    votersOf(ideaId: string): AsyncIterable<string>;
    commentersOf(ideaId: string): AsyncIterable<string>;
    followersOf(ideaId: string): AsyncIterable<string>;
    threadFollowersOf(): AsyncIterable<string>;
    readersAmong(userIds: readonly string[]): Promise<string[]>;
    isShown(): Promise<boolean>;
  };
}

/** Finds a row by its id among those it must be among. */
function finder<T extends { _id: unknown }>(rows: T[]): (id: unknown) => T {
  const found = new Map(rows.map((row) => [String(row._id), row]));
  return (id) => {
    const row = found.get(String(id));
    if (!row) throw new Error(`The demo company has no row ${id}.`);
    return row;
  };
}

async function* these<T>(rows: T[], person: (row: T) => unknown): AsyncGenerator<string> {
  for (const row of rows) yield String(person(row));
}

/** Everything that somebody was to be told of. */
function eventsOf(rows: DemoRows, { idea: idOf }: Calendar): PastEvent[] {
  const ideaOf = finder(rows.ideas);
  const projectOf = finder(rows.projects);
  const commentOf = finder(rows.comments);
  const askOf = finder(rows.asks);
  const flaggedOf = finder(rows.flagged);
  const withIdea = <T extends { ideaId: unknown }, R>(
    all: T[],
    make: (row: T, idea: Idea) => R,
  ): R[] => all.map((row) => make(row, ideaOf(row.ideaId)));
  const intoOf = (idea: Idea) => {
    const [intoId] = idea.mergedInto;
    return intoId && ideaOf(intoId);
  };
  return [
    ...rows.ideas.map(routed),
    ...rows.ideas.flatMap(silent),
    ...withIdea(rows.comments, (row, idea) =>
      commented(row, idea, row.parentId ? commentOf(row.parentId) : undefined),
    ),
    ...withIdea(rows.comments, mentioned).flat(),
    ...withIdea(rows.decisions, (row, idea) =>
      decided(row, idea, row.to === 'merged' ? intoOf(idea) : undefined),
    ).flat(),
    ...withIdea(rows.replies, replied),
    ...withIdea(rows.extensions, extended),
    ...rows.offers.map((row) => {
      const ask = askOf(row.askId);
      return offered(row, ask, ideaOf(ask.ideaId));
    }),
    ...withIdea(rows.asks, accepted).flat(),
    ...withIdea(rows.trials, answered).flat(),
    ...withIdea(rows.coAuthors, joined),
    ...demoContent.savedSearches.flatMap(({ hits }, i) => {
      const search = rows.savedSearches[i];
      return search ? hits.map((key) => matched(search, ideaOf(idOf(key)))) : [];
    }),
    ...withIdea(rows.moderations, (row, idea) => moderated(row, flaggedOf(row.targetId), idea)),
    ...rows.steps.map((row) => {
      const project = projectOf(row.projectId);
      return stepped(row, project, ideaOf(project.ideaId));
    }),
    ...rows.updates.map((row) => updated(row, projectOf(row.projectId))),
  ];
}

const isHidden = (row: Pick<Comment, 'hiddenAt'> | undefined) => row?.hiddenAt != null;

/** What happened at Crumb & Co. before the start that somebody was to be told of. */
export function pastFacts(rows: DemoRows, calendar: Calendar): PastFact[] {
  const ideaOf = finder(rows.ideas);
  const hidden = new Set(
    [...rows.ideas, ...rows.comments].filter(isHidden).map(({ _id }) => String(_id)),
  );
  /** What is hidden by now is told to nobody but its author, with why. */
  const isTold = ({ kind, data }: PastEvent) =>
    kind === 'thing.moderated' ||
    !(hidden.has(data.ideaId) || ('commentId' in data && hidden.has(data.commentId ?? '')));
  const votesOf = groupByIdea(rows.votes);
  const commentsOf = groupByIdea(rows.comments.filter(({ deletedAt }) => deletedAt === null));
  const joinedOf = groupByIdea(rows.coAuthors.filter(({ state }) => state === 'accepted'));
  return eventsOf(rows, calendar)
    .filter(isTold)
    .map((event) => {
      const commentersOf = (ideaId: string) =>
        these(
          commentsOf(ideaId).filter(({ postedAt }) => postedAt <= event.at),
          ({ authorId }) => authorId,
        );
      return {
        event,
        around: {
          // Nobody was told of staff notes.
          noteWritersOf: async () => [],
          authorsOf: async (ideaId) => {
            const writing = joinedOf(ideaId).filter(({ at }) => at <= event.at);
            return [ideaOf(ideaId).authorId, ...writing.map(({ userId }) => userId)].flatMap(
              (id) => idOrNull(id) ?? [],
            );
          },
          votersOf: (ideaId) =>
            these(
              votesOf(ideaId).filter(({ at }) => at <= event.at),
              ({ userId }) => userId,
            ),
          commentersOf,
          // Who follows wrote something.
          followersOf: commentersOf,
          threadFollowersOf: () => these([], String),
          readersAmong: async (userIds) => [...userIds],
          isShown: async () => true,
        },
      };
    });
}
