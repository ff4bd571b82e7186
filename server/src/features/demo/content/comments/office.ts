import { comment, type Thread } from '../threads';

export const officeThreads: Thread[] = [
  {
    idea: 'badge-at-the-till',
    comments: [
      comment(
        'rohan',
        8,
        'The readers are €45 each and the tills have a free port. What we’d have to settle is what happens when somebody forgets the badge.',
        [comment('dele', 10, 'What happens now. Twelve characters and butter.')],
      ),
      comment(
        'ada',
        26,
        'Please with a PIN for refunds. Badges get left on the counter, I’ve collected six this year.',
      ),
    ],
  },
  {
    idea: 'one-number',
    comments: [
      comment('farid', 2, '“Farid private” was for one emergency. There was a flood.', [
        comment('sunita', 3, 'There have been four floods.'),
      ]),
      comment(
        'jonas',
        27,
        'I’d staff it with one of mine and one of Farid’s, week about. From six to eight in the evening it’s easy. Who picks up at five in the morning?',
        [
          comment(
            'dragan',
            29,
            'Dispatch is awake from two. If you give us a list of what to ask, we’ll pick up until seven.',
          ),
        ],
      ),
    ],
  },
  {
    idea: 'phone-list',
    comments: [
      comment(
        'mia',
        3,
        'We have the same door at Harbour Street, and two of the numbers are for the machine before this one.',
        [comment('hanne', 5, 'Then whoever makes the list should ring them all once.')],
      ),
      comment('farid', 20, 'Leave the private one off it, please.'),
    ],
  },
  {
    idea: 'receipts-on-request',
    comments: [
      comment('nadia', 30, 'I think there’s a law. Sorry.', [
        comment('piet', 32, 'There’s always a law.'),
      ]),
    ],
  },
  {
    idea: 'tablet-knows-the-shop',
    comments: [
      comment(
        'ada',
        20,
        'We could set it from the device name. The exception is the six spare tablets that wander about. I’d print the number on those.',
      ),
    ],
  },
  {
    idea: 'skip-the-legal-queue',
    comments: [
      comment(
        'priya',
        7,
        'I’m not offended, eleven weeks was bad. My three questions would be: does it renew by itself, do they get personal data, does it touch food? One yes and it comes to me.',
        [
          comment('oskar', 9, 'For a flour sample the third is always yes.', [
            comment(
              'priya',
              10,
              'True. “Does it touch food that we sell”, then. Samples never reach a shop.',
            ),
          ]),
        ],
      ),
      comment(
        'noor',
        30,
        'They do reach the bakehouse, though, and the bakehouse has one silo. I’d like a copy of every food one, even under €5,000. I don’t need to sign, I just want to know.',
      ),
      comment(
        'jonas',
        55,
        'Software under €5,000 is where the nastiest contracts live. Cheap, renews yearly, owns your data. Question one and two catch it, but please don’t drop them to save paper.',
      ),
    ],
  },
  {
    idea: 'fifty-euros',
    comments: [
      comment(
        'edda',
        5,
        '41 shops, twelve months: €24,600 if everybody spends everything. I don’t think they would. But I do want the receipts.',
        [
          comment('luca', 7, 'You’d get a shoebox.', [
            comment('edda', 8, 'A photo will do. I have seen your shoebox.'),
          ]),
        ],
      ),
      comment(
        'greta',
        22,
        'I’d spend the first one on light bulbs. Two are out above the counter, and the request is five weeks old.',
      ),
      comment(
        'oskar',
        47,
        'Please not on anything with an electric plug, there’s a test label needed for that. Otherwise yes.',
      ),
      comment('dele', 130, 'Does this cover the lightbulb in the staff toilet?', [], {
        deleted: 131,
      }),
    ],
  },
  {
    idea: 'pay-the-small-mill-early',
    comments: [
      comment(
        'edda',
        6,
        '1.5 % for 35 days is about 15 % a year. Why did nobody tell me? I’ve been putting money in an account for two.',
        [comment('oskar', 8, 'I told the form. The form has no field for it.')],
      ),
    ],
  },
  {
    idea: 'one-page-per-shop',
    comments: [
      comment(
        'edda',
        5,
        'Column AR is card fees, rounding and the cleaning cloths. I named it at two in the morning and I apologise.',
      ),
      comment(
        'zofia',
        26,
        'Power is easy for me and useless for Tanner’s Gate, they share a meter with the arcade. Leave a box empty instead of inventing something.',
      ),
      comment(
        'luca',
        31,
        'I’d like my team to see it too. Will anyone mind if it hangs by the lockers?',
        [
          comment(
            'edda',
            49,
            'Earned: no, not on a wall. Thrown away and power: hang it up, please.',
          ),
        ],
      ),
    ],
  },
];
