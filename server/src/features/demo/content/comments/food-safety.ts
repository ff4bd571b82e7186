import { comment, type Thread } from '../threads';

export const foodSafetyThreads: Thread[] = [
  {
    idea: 'allergy-labels',
    comments: [
      comment(
        'bram',
        14,
        'And when I change a recipe on a Sunday because the hazelnuts didn’t come? Then the label is right and the shelf is still wrong until somebody prints.',
        [
          comment(
            'noor',
            17,
            'Then the shop gets a message with the label to print before opening. If nobody confirms it, the product stays in the crate.',
            [
              comment(
                'aylin',
                20,
                'Strict, but I prefer it to the alternative. I’ve had that conversation with a mother at the counter.',
              ),
            ],
          ),
        ],
      ),
      comment('rohan', 33, 'Recipe data is in two systems, and one of them is Bram’s handwriting.'),
    ],
  },
  {
    idea: 'cream-thermometer',
    comments: [
      comment(
        'farid',
        2,
        'Before the sensor: that door needs a new closer. €60. It has stood open since the trolley hit it.',
        [comment('amara', 3, 'Both, please. Doors get hit again.')],
      ),
      comment(
        'ada',
        6,
        'Texts to whom? If it goes to a list, everybody thinks that somebody else is driving in. One name a night, on a rota, and a second one if the first doesn’t answer in ten minutes.',
        [
          comment(
            'mei',
            9,
            'And please let it wait until the door has been open five minutes, or it’ll go off at every delivery.',
          ),
          comment(
            'ines',
            14,
            'The one name is the shift lead on site. At four on a Sunday there is no site, so it’s me. Fine.',
          ),
        ],
      ),
      comment(
        'noor',
        19,
        'I signed for the 61 litres. Put me down for the first two sensors from my own budget, then we’ll have something to look at.',
      ),
    ],
  },
  {
    idea: 'paper-fridge-log',
    comments: [
      comment('sunita', 12, 'Guilty, once. In my defence it *was* four degrees.', [
        comment(
          'viktor',
          14,
          'It was. I was standing there with my own thermometer. This is why I say the paper tells us nothing.',
        ),
      ]),
      comment('luca', 31, 'Whatever replaces it, please not another app with its own password.'),
    ],
  },
  {
    idea: 'poppy-rolls-low',
    comments: [
      comment(
        'wanda',
        5,
        'Packing puts them on top because the seeds get wet from what drips off the cheese rolls. So: poppy at the bottom and cheese to the side?',
        [
          comment(
            'piet',
            7,
            'Cheese to the side. Somebody draw a picture for the trolley, and I’ll laminate it.',
          ),
        ],
      ),
      comment(
        'viktor',
        30,
        'Poppy is not on the list of fourteen allergens, sesame is. Same tray, same problem. Make it “all seeds low”.',
      ),
    ],
  },
  {
    idea: 'strips-in-the-wash-water',
    comments: [
      comment(
        'elif',
        22,
        'It did smell nicer. I’ll hang the strips next to the switch, then you have to move them to start the machine.',
      ),
    ],
  },
];
