import { comment, type Thread } from '../threads';

export const logisticsThreads: Thread[] = [
  {
    idea: 'loading-bay-button',
    comments: [
      comment(
        'colm',
        2,
        'Yes. Canal Street, three times last week. The bin lorry thinks it’s his bay, and to be fair he’s bigger.',
      ),
      comment(
        'dragan',
        4,
        'I’d see it at dispatch straight away? At the moment I get a phone call from someone who is reversing.',
        [
          comment('tomasz', 6, 'That’s the idea. You see it, next van sees it, nobody phones.', [
            comment(
              'rohan',
              21,
              'The tablets in the cabs can do it. A big button is two days of work. Knowing when the bay is open *again* is the hard part. Who presses that?',
              [comment('tomasz', 23, 'Whoever gets in next.')],
            ),
          ]),
        ],
      ),
      comment(
        'priya',
        26,
        'Only with the van standing, please. And no number plates or faces in the photo if it can be helped.',
        [comment('colm', 28, 'Standing, of course. Nobody types while reversing.')],
      ),
    ],
  },
  {
    idea: 'crates-that-come-back',
    comments: [
      comment('dragan', 8, 'I’ll take this one. Give me two scanners and a month.'),
      comment(
        'luca',
        30,
        'Mill Lane has, let’s say, eight in the cellar. They hold up the price boards. I’m saying it before someone else does.',
        [comment('edda', 32, 'The amnesty starts today.')],
      ),
    ],
  },
  {
    idea: 'electric-van',
    comments: [
      comment('colm', 11, 'And in the cold? My neighbour’s loses a third.', [
        comment('tomasz', 13, '62 km. It could lose half and I’d still get home.'),
      ]),
      comment(
        'farid',
        36,
        'Look at the wiring in the yard before you fall in love. That socket was put in for a pressure washer.',
      ),
      comment(
        'edda',
        75,
        'I like it, and the money round will ask what we do with van 7 without a gearbox. Scrap value today is about €900.',
      ),
    ],
  },
  {
    idea: 'cargo-bikes-old-town',
    comments: [
      comment('colm', 5, 'Have you seen the cobbles by the fountain? That’s scrambled éclairs.', [
        comment(
          'abena',
          7,
          'I’ve carried éclairs over those cobbles for four years. Wheels would be an improvement.',
          [comment('bram', 9, 'I have seen the éclairs arrive. Colm has a point.')],
        ),
      ]),
      comment(
        'amara',
        29,
        'Cream needs a closed box with cold packs, I’ve measured 11 °C in a bike box after 40 minutes in the sun. Bread only, or a better box.',
        [
          comment(
            'abena',
            31,
            'Bread only to start with. The cream goes with the six o’clock van.',
          ),
        ],
      ),
      comment(
        'samuel',
        77,
        'Who rides when it’s icy, and who is insured if they fall? I am for it, I only want to have asked.',
      ),
      comment(
        'dragan',
        500,
        '{@ines} says borrow two first. The bike shop by the station has a pair for a fortnight, €180 with the boxes.',
        [],
        {
          edited: 501,
          was: 'Ines says borrow two first. The bike shop by the station has some for a fortnight.',
        },
      ),
    ],
  },
  {
    idea: 'editable-route-notes',
    comments: [
      comment(
        'tomasz',
        9,
        'I keep my own notes in a notebook. So does everybody. So there are eleven versions and all of them are better than the sheet.',
      ),
      comment(
        'viktor',
        50,
        'Anyone can edit? Then I’d want to see who changed what. Door codes are in there.',
        [
          comment(
            'colm',
            52,
            'Then take the codes out, they should never have been on a sheet that lies in eleven cabs.',
          ),
        ],
      ),
    ],
  },
  {
    idea: 'coloured-trolleys',
    comments: [
      comment(
        'elif',
        1,
        'I’m for it. But Dragan, which of our drivers can’t tell red from green?',
        [comment('colm', 2, 'Me. Hello.', [comment('dragan', 3, 'OK. Colours and shapes.')])],
      ),
    ],
  },
  {
    idea: 'parcels-between-shops',
    comments: [
      comment(
        'tomasz',
        10,
        'I wouldn’t mind. But then it’s one coat, then a birthday cake, then somebody’s cat.',
        [comment('hanne', 12, 'The cat would be a one-off.')],
      ),
    ],
  },
  {
    idea: 'thursday-swap',
    comments: [
      comment(
        'dragan',
        15,
        'Ring road doesn’t care, but its packing does: Wanda loads the 3:40 first. Let me try it this Thursday and nobody tells anyone it’s permanent.',
        [
          comment(
            'abena',
            170,
            'Thursday was good. Eleven minutes earlier at the Old Cinema and I parked like a human being.',
          ),
        ],
      ),
    ],
  },
];
