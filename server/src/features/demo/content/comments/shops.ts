import { comment, type Thread } from '../threads';
import { secondDayBags } from './second-day-bags';

export const shopThreads: Thread[] = [
  secondDayBags,
  {
    idea: 'second-till-mill-lane',
    comments: [
      comment(
        'rohan',
        5,
        'The self-service machine goes in by the window in three weeks or so. Could we wait and see what it does to your Saturday?',
        [
          comment(
            'luca',
            7,
            'It does coffee and a roll. Saturday is three kinds of bread, a cake and a chat about the cake.',
          ),
        ],
      ),
      comment(
        'piet',
        26,
        'When the card reader broke, one of us packed and the other took cash, and it was faster. Don’t ask me why.',
        [
          comment(
            'maria',
            200,
            'I came on Saturday and stood in it: 14 minutes at half past nine, nobody by twenty past eleven. Let’s try Piet’s way for two Saturdays before I say anything.',
          ),
        ],
      ),
      comment('luca', 590, 'I don’t like the answer, but the trial was fair.'),
    ],
  },
  {
    idea: 'slicer-up-front',
    comments: [
      comment(
        'farid',
        4,
        'Live yes, but on the same fuse as the coffee machine. Slicer and grinder together and you are in the dark. I’ll have a look on Thursday.',
        [
          comment('zofia', 30, 'It is Thursday.', [
            comment(
              'farid',
              33,
              'I was there at one, you were at lunch. Needs 9 m of cable, no drama.',
            ),
          ]),
        ],
      ),
      comment(
        'sunita',
        52,
        'We moved ours last year. Crumbs by the door means pigeons by the door. Buy the tray with the lid.',
      ),
    ],
  },
  {
    idea: 'crust-boxes',
    comments: [
      comment(
        'igor',
        2,
        'The farmer is my cousin. His pigs will be sad but he gets it from four other shops.',
      ),
      comment(
        'edda',
        6,
        'Sixty heels at perhaps eight to a tray is seven or eight boxes, so €11 on a good Saturday. The tray costs 9 cents. Small, but it goes in the right direction.',
        [
          comment(
            'mia',
            8,
            'Seven boxes at my shop, {@edda}. There are 41 of us, and it’s something I throw away at the moment.',
            [],
            { edited: 8.3, was: 'Seven boxes at my shop. There are 41 of us.' },
          ),
        ],
      ),
      comment(
        'amara',
        11,
        'The slicer does everything in a row, so a heel from the rye can have walnut on it. One line on the box, “may contain all of our breads”, and I’m happy.',
      ),
      comment(
        'carmen',
        24,
        'I see that bucket in every shop I train in, Old Cinema fills two. Does it get its own number on the till, or do we type it in as bread?',
      ),
    ],
  },
  {
    idea: 'station-row-early',
    comments: [
      comment(
        'nadia',
        20,
        'Before half past five is night rate for whoever opens. Twenty minutes a day comes to roughly €95 a month, so it isn’t nothing, and it isn’t the end of the world.',
      ),
      comment(
        'zofia',
        27,
        'You would do the first two weeks. Who does the third? I am asking as the person who writes the rota.',
        [
          comment(
            'rosalie',
            29,
            'Dele said he would, he lives across the road. Greta would have to lend him to us three mornings a week.',
          ),
        ],
      ),
    ],
  },
  {
    idea: 'tomorrows-special',
    comments: [
      comment('hanne', 2, 'Chalk or paper? Chalk ends up on the sleeve of whoever opens.'),
    ],
  },
  {
    idea: 'folding-chair',
    comments: [
      comment(
        'viktor',
        16,
        'Fine by me as long as it folds and hangs. A chair left standing in front of the back door is a fire exit problem, and I’m the one who has to write it down.',
        [comment('thandi', 18, 'It gets a hook. I have already bought the hook.')],
      ),
    ],
  },
  {
    idea: 'self-service-till',
    comments: [
      comment(
        'piet',
        6,
        'My regulars don’t come for the twenty seconds. They come so that somebody says good morning to them. I’m half joking.',
        [
          comment(
            'rohan',
            8,
            'They can still come to you. This would be for the ones with headphones.',
          ),
        ],
      ),
      comment(
        'priya',
        30,
        'Please send me the lease before you sign it. I’ll want a way out well before the six months are over.',
      ),
    ],
  },
  {
    idea: 'count-what-is-left',
    comments: [
      comment(
        'mia',
        9,
        'Ten minutes at closing is ten minutes after closing, let’s be clear about that. If it’s on the clock, we are in.',
        [
          comment(
            'maria',
            50,
            'It would be on the clock, {@mia}. Harbour Street is noted, thank you.',
          ),
        ],
      ),
      comment(
        'sean',
        28,
        'I have planned by that waste sheet for six years and would take any number over “2 crates”. Could you write down the time as well? Left over at five and left over at seven are different problems for me.',
      ),
    ],
  },
  {
    idea: 'smaller-afternoon-drop',
    comments: [
      comment(
        'kwame',
        12,
        'At noon the dough for the afternoon has been in the proofer for an hour. I can leave it unbaked, I can’t make it not exist.',
        [
          comment('greta', 14, 'And by half past ten?', [
            comment(
              'kwame',
              16,
              'Half past ten is possible. Then I scale less for the second batch.',
            ),
          ]),
        ],
      ),
      comment(
        'dragan',
        37,
        'Fewer crates is fine for us. What isn’t fine is 41 phone calls to dispatch at five to twelve. It has to be on the order screen.',
      ),
      comment(
        'thandi',
        80,
        'I’d use it in the other direction. On market day I am sold out at two.',
      ),
    ],
  },
];
