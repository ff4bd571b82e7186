import { comment, type Thread } from '../threads';

/** Mia's idea, posted 18 days (444 hours) ago. */
export const rotaThreeWeeks: Thread = {
  idea: 'rota-three-weeks',
  comments: [
    comment(
      'greta',
      2,
      'As someone who writes one: I don’t know three weeks ahead who will be ill. I’ll write it and then rewrite it, and you’ll be cross twice.',
      [
        comment(
          'mia',
          4,
          'I’d rather be told about a change than not be told anything. And you’d only change the cells with ill people in them.',
          [
            comment(
              'greta',
              6,
              'You have never seen what one ill person does to my rota. It’s like pulling a tin from the bottom of the pile.',
              [
                comment(
                  'thandi',
                  8,
                  'I write ours on paper with a pencil, three weeks out, since the summer before last. I change about two names in ten. It works.',
                  [
                    comment('greta', 9, 'Can I come and look at your pencil?', [
                      comment('thandi', 10, 'Tuesday, bring cake.'),
                    ]),
                  ],
                ),
              ],
            ),
          ],
        ),
      ],
    ),
    comment(
      'nadia',
      25,
      'From payroll: of 190 corrections last month, 130 were swapped shifts. I’d get back about a day and a half.',
    ),
    comment(
      'dele',
      31,
      'I missed my own brother’s engagement because of a rota that came out on a Thursday.',
    ),
    comment(
      'maria',
      73,
      'I’m for a longer notice, and I worry about a draft that people treat as a promise. What would you want to happen when week three changes? Extra pay? The right to say no?',
      [
        comment(
          'mia',
          76,
          'The right to say no, once it’s been posted as fixed. In the draft week, just a message.',
        ),
        comment('piet', 80, 'Extra pay.', [
          comment('carmen', 81, 'Piet is being honest for all of us.'),
        ]),
      ],
    ),
    comment('igor', 140, 'Shop people. Always something. Try a night with us and then complain.'),
    comment(
      'wanda',
      150,
      'The bakehouse has had four weeks for as long as I’ve been here. Nobody died.',
      [
        comment(
          'luca',
          155,
          'You have the same 40 people every night. I have students with exams.',
        ),
      ],
    ),
    comment(
      'samuel',
      240,
      'The agreement with the staff council says “at least seven days”, so nothing stops us from doing more. If three shops want to start, I’ll help count the swaps before and after.',
      [
        comment('aylin', 246, 'Harbour Street, obviously.'),
        comment('sunita', 263, 'Tanner’s Gate does it already, with the famous pencil. Count us.'),
      ],
    ),
  ],
};
