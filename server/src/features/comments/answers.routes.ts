import {
  acceptSolution,
  getAnswers,
  sayWorked,
  takeSolutionBack,
  takeWorkedBack,
} from '@leaven/shared/comments/answers.api';
import { route } from '../../http/route';
import { answers } from './answers.service';

export const answersRoutes = [
  route(getAnswers, ({ params }, actor) => answers.of(actor, params.ideaId)),
  route(acceptSolution, ({ params, body }, actor) =>
    answers.accept(actor, params.ideaId, body.commentId),
  ),
  route(takeSolutionBack, ({ params }, actor) => answers.takeBack(actor, params.ideaId)),
  route(sayWorked, ({ params }, actor) => answers.setWorked(actor, params.commentId, true)),
  route(takeWorkedBack, ({ params }, actor) => answers.setWorked(actor, params.commentId, false)),
];
