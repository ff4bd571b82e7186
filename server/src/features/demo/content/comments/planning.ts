import { comment, type Thread } from '../threads';

export const planningThreads: Thread[] = [
  {
    idea: 'baguettes-by-weather',
    comments: [
      comment('kwame', 6, 'I read all of it. At three in the morning, as you said. Do it.'),
      comment(
        'edda',
        12,
        'You asked for somebody to check the sums. Day 88 is in the wrong pile (rain began at 11:40, you have it as dry), and 34 cents leaves out packing. It’s 36. Otherwise it holds.',
        [
          comment(
            'sean',
            14,
            'Moved the day, changed it to 36. The pile got better, annoyingly in my favour.',
          ),
        ],
      ),
      comment(
        'luca',
        298,
        'I spoke against it at the meeting, so: on the first warm day I sell out at four because I order carefully. If planning adds 12 % on top and it isn’t so warm after all, it’s my bin and my number in the sheet.',
        [
          comment(
            'sean',
            301,
            'Then during the trial the extra ones count as mine. I’ll take them off your figure and put my name on them.',
            [comment('luca', 306, 'If that’s in writing I’m in.')],
          ),
        ],
      ),
      comment(
        'sunita',
        320,
        'I was the other one. Tanner’s Gate is under the arcade, nobody gets wet there. Your piles are made for shops with weather.',
        [
          comment(
            'sean',
            323,
            'True, and I have no answer to it. I’d leave you out of the fourteen.',
          ),
        ],
      ),
      comment(
        'tomasz',
        110,
        'The weather also says if I need chains on Hill Top. Could you send me your six o’clock forecast too?',
      ),
    ],
  },
];
