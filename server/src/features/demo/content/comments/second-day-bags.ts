import { comment, type Thread } from '../threads';

/** The longest argument in the company, posted 23 days (about 559 hours) ago. */
export const secondDayBags: Thread = {
  idea: 'second-day-bags',
  comments: [
    comment(
      'kwame',
      9,
      'A stamp, not a sticker. Stickers come off in the crate and then nobody knows which day it is.',
      [
        comment('aylin', 11, 'Yes. Taking that in, with your name on it.', [
          comment('kwame', 12, 'Spell it right this time.', [
            comment('aylin', 13, '“Kwami” was once, on a cake, and Bram iced it.', [
              comment(
                'wanda',
                30,
                'If it is stamps you want: there is a drawer full of the old date stamps in packing. The ink is food grade, it says so on the tin.',
                [
                  comment(
                    'viktor',
                    33,
                    'Which tin? The blue one expired two years ago.',
                    [comment('wanda', 34, 'The red one. I threw the blue one away just now.')],
                    { edited: 33.2, was: 'Which tin? The blue one expired last year.' },
                  ),
                ],
              ),
            ]),
          ]),
        ]),
      ],
    ),
    comment(
      'luca',
      20,
      'I’m sceptical. After five at Mill Lane it’s commuters, they pay full price without looking up. Why would I show them a cheaper bag?',
      [
        comment(
          'aylin',
          22,
          'Because of your bin. Zofia’s tablet counted 46 at your place on Tuesday.',
          [
            comment('luca', 23, 'Who gave you my number?', [
              comment(
                'zofia',
                25,
                'It’s in the shared sheet. Everyone can read it, that’s the point of the sheet.',
                [
                  comment(
                    'luca',
                    26,
                    'Fine. Then please also write down how many rolls I sell after five, because it’s 90.',
                  ),
                ],
              ),
            ]),
          ],
        ),
        comment(
          'rosalie',
          41,
          'Same kind of commuters at Station Row, and they do look up. I get asked “anything going cheap?” four or five times an evening.',
        ),
      ],
    ),
    comment(
      'edda',
      60,
      'We lose the donation run if every shop does this. Could Friday’s bread stay with the food bank?',
      [
        comment('aylin', 64, 'Fair point. Friday’s bread stays with the food bank.'),
        comment(
          'abena',
          70,
          'I drive that run. On a Friday it’s nine crates, on a Tuesday it’s two and they are embarrassed to sign for it. Friday is the one that matters.',
          [
            comment(
              'edda',
              75,
              'Thank you, I only ever see the month. Then I withdraw half of what I said.',
            ),
          ],
        ),
      ],
    ),
    comment(
      'bram',
      100,
      'No brioche, please. Nothing enriched. On day two it’s a bath sponge and it has my name on it.',
      [
        comment('mei', 102, 'It makes the best French toast of anything we bake.', [
          comment('bram', 103, 'Then sell it as French toast and charge more.'),
        ]),
      ],
    ),
    comment(
      'piet',
      141,
      'And who packs the bags? Let me guess. Perhaps the people upstairs could come down and do it.',
      [
        comment(
          'hanne',
          144,
          'Tone aside, the question stays. Closing shift at Canal Street is one person, and that’s me.',
          [
            comment(
              'mia',
              150,
              'I timed it three evenings in a row: six minutes for twelve bags. It gets annoying when somebody comes in for a coffee in between, then it’s ten.',
            ),
          ],
        ),
      ],
      { deleted: 146 },
    ),
    comment(
      'priya',
      210,
      'Since somebody will ask: the baking date on the bag is enough as long as it’s plain bread. Anything with a filling, cream or egg stays out.',
      [comment('greta', 214, 'Onion cake?', [comment('priya', 220, 'Out.')])],
    ),
    comment(
      'maria',
      380,
      'I want this tried. Before I decide I need one number: evening sales on trial days against the same weekdays before. If they fall by less than 3 %, it goes to all the harbour shops.',
      [
        comment(
          'noor',
          402,
          'I have loaf-level numbers for six shops going back half a year. Happy to set up that comparison.',
        ),
        comment(
          'luca',
          410,
          'If Mill Lane is one of the comparison shops I’d like it noted that we have roadworks.',
        ),
      ],
    ),
    comment(
      'colm',
      455,
      'My mother-in-law would cross town for that. Take it as a warning as much as support.',
    ),
  ],
};
