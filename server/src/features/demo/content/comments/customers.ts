import { comment, type Thread } from '../threads';

export const customerThreads: Thread[] = [
  {
    idea: 'order-by-text',
    comments: [
      comment('luca', 7, 'And who reads the texts at nine in the evening? You, on your sofa?', [
        comment(
          'rosalie',
          9,
          'At the moment I keep it all in my head on my sofa, so it would be less work.',
        ),
      ]),
      comment(
        'priya',
        120,
        'A phone number and a first name, kept as long as they order and 30 days after. No surnames, no notes about the person. Then I have no objection.',
      ),
    ],
  },
  {
    idea: 'regulars-notebook',
    comments: [
      comment(
        'mia',
        0.5,
        'Nine o’clock, the pale loaf, from the back. I could have told you on your first day, and I am sorry nobody did.',
        [],
        {
          edited: 12,
          was: 'Nine o’clock, the pale loaf, from the back. I could have told you that on your first day.',
        },
      ),
      comment('aylin', 1, 'That lady is Harbour Street’s oldest regular and you handled it well.', [
        comment('yusuf', 2, 'I handled it by hiding in the cold room.'),
      ]),
      comment(
        'priya',
        22,
        'I have to be the one who asks: what exactly goes in? “Pale loaf, Tuesdays and Fridays” is fine. Names, illnesses, who is getting divorced is a file about people, and then the rules are strict.',
        [
          comment(
            'mia',
            25,
            'We’d describe the bread, then. “Pale loaf, about nine o’clock, green coat.”',
            [
              comment('priya', 27, 'Leave out the coat as well, please.', [
                comment(
                  'mia',
                  28,
                  'Then it’s a list of breads with times on it. It would still have helped Yusuf.',
                ),
              ]),
            ],
          ),
        ],
      ),
      comment(
        'piet',
        49,
        'I don’t want this in a book. Finding it out is how I got to know people. Took me a year and I’m glad of it.',
        [comment('yusuf', 51, 'The lady would have preferred eleven days less of it.')],
      ),
    ],
  },
  {
    idea: 'bread-stamp-card',
    comments: [
      comment(
        'edda',
        30,
        'A free loaf costs us about €1.10 if we’d have sold out and almost nothing if we’d have thrown it away. So: only after four in the afternoon?',
        [
          comment('carmen', 33, 'A present with opening hours. Hmm. But I see the sum.'),
          comment(
            'greta',
            60,
            'Nobody will read the small print, and I’m the one who has to explain it at ten in the morning.',
          ),
        ],
      ),
    ],
  },
  {
    idea: 'loyalty-app',
    comments: [
      comment('jonas', 20, 'I have asked for two offers. Sit down before you open them.', [
        comment('yusuf', 90, 'OK. I was sitting and I nearly fell off anyway.'),
      ]),
      comment('rosalie', 31, 'Another thing people have to show me while I hold a hot tray?'),
      comment('dele', 44, 'I want the roll-stacking game even without the app.'),
    ],
  },
  {
    idea: 'two-language-signs',
    comments: [
      comment(
        'mia',
        15,
        'Yes please. I can say “no nuts” in five languages by now, and in two of them I’m not sure it isn’t rude.',
      ),
      comment(
        'amara',
        21,
        'Allergens first, then names, then prices. In that order if the money runs out.',
      ),
    ],
  },
  {
    idea: 'children-saturday',
    comments: [
      comment(
        'viktor',
        26,
        'Hand-washing station, hair tied back, own trays, own shelf in the oven. I’ll come and wash hands if it helps.',
      ),
      comment('hanne', 30, 'I was there. It was on the ceiling.'),
    ],
  },
  {
    idea: 'cake-for-two',
    comments: [
      comment('greta', 3, 'I could have sold two of those this morning. Literally two.'),
      comment(
        'sean',
        9,
        'What worries me is the work. Decorating a 12 cm cake takes nearly as long as a 24. Bram, how many an hour, honestly?',
        [
          comment('bram', 11, 'Eleven. Nine if people want names on them.', [
            comment(
              'sean',
              12,
              'Then €14 and we’re fine. At €9.50 we’d be paying people to have birthdays.',
            ),
          ]),
        ],
      ),
      comment(
        'elif',
        30,
        'We have no crate for 12 cm boxes. Three of them slide about in a bread crate like pucks.',
      ),
    ],
  },
  {
    idea: 'spelt-ring',
    comments: [
      comment(
        'kwame',
        3,
        'It left because the spelt came in three different qualities from one supplier. Ask Oskar before you ask 300 people.',
        [
          comment(
            'oskar',
            6,
            'The small mill has a spelt now that behaves. I have two sacks here for Kwame to try.',
          ),
        ],
      ),
    ],
  },
];
