import { comment, type Thread } from '../threads';

export const bakehouseThreads: Thread[] = [
  {
    idea: 'preheat-by-order',
    comments: [
      comment(
        'igor',
        3,
        'An oven that is hot too early costs money. An oven that is cold at four costs a job. Guess which one I plan for.',
        [
          comment(
            'kwame',
            5,
            'Nobody loses a job. If the sheet is wrong we heat 3 late, and the rye goes in first because it doesn’t care.',
            [
              comment('bram', 8, 'So rye can wait! I’ve had {#rye-last} open for weeks.', [
                comment(
                  'kwame',
                  9,
                  'You want rye last. I said it can go first in a bad oven. Not the same, {@bram}.',
                ),
              ]),
            ],
          ),
        ],
      ),
      comment(
        'sean',
        6,
        'The order file isn’t final at 21:30. Three shops correct until ten, and Old Cinema until I phone them. I can send you something at 22:10 that is 95 % right.',
        [
          comment('kwame', 10, '22:10 is fine. First oven goes on at 22:40.'),
          comment('greta', 13, 'One of the three is me. I’ll try.'),
        ],
      ),
      comment(
        'farid',
        19,
        'Careful with the stone deck in 4. Heat it in less than 70 minutes and it cracks, and the stone is €3,300. The other four can do 45.',
        [comment('kwame', 21, 'Noted. 4 keeps its old time, whatever the sheet says.')],
      ),
      comment(
        'edda',
        27,
        '84 kW for fifty minutes, two days a week, comes to about €1,900 a year at what we pay now. If it’s Monday to Thursday, €3,800. Is it only oven 3?',
        [
          comment('kwame', 31, 'I only stood next to oven 3. I’d bet on 5 as well.'),
          comment(
            'farid',
            48,
            'That 84 is all five together. One oven is 17. So divide by five before anybody orders champagne.',
            [
              comment(
                'edda',
                50,
                'Then €380 for the one, and I’d still do it. Thank you, I should have asked.',
              ),
            ],
          ),
        ],
      ),
      comment(
        'ottilie',
        62,
        'I could do the table as my project for the trade school. They want something with measuring in it.',
        [comment('kwame', 64, 'Yes. Come at ten tonight and bring a pencil.')],
      ),
    ],
  },
  {
    idea: 'second-home-for-starter',
    comments: [
      comment('lidia', 1, 'For the record, it was a clean soup pot. And it rose better at mine.', [
        comment('igor', 2, 'It misses you.'),
      ]),
      comment(
        'viktor',
        4,
        'With respect, no more of it in private kitchens. A second fridge on another circuit, written down, fed by name and date. I can have a sheet ready this week.',
        [
          comment(
            'ottilie',
            5,
            'Canal Street has the old cold room, and it’s 4 minutes by bike. I’d feed it on my way home.',
            [
              comment(
                'hanne',
                7,
                'I work there, and I’ll feed it when Ottilie is at school. Does it have a name?',
                [comment('ottilie', 8, 'Officially “SD-1”. Everyone says Gerda.')],
              ),
            ],
          ),
        ],
      ),
      comment(
        'kwame',
        12,
        'Dry some of it too. A flat tray, two days in the warm, then in jars. I have done it, it wakes up in three feedings.',
      ),
    ],
  },
  {
    idea: 'weigh-the-scraps',
    comments: [
      comment('edda', 18, 'Yes. Before anything else is signed.'),
      comment(
        'wanda',
        40,
        'Then weigh the packing side too. I get the crooked ones that nobody counts as scrap.',
      ),
    ],
  },
  {
    idea: 'steam-trap-oven-3',
    comments: [
      comment(
        'noor',
        50,
        'Half of the “stale roll” complaints I get are dull rolls that were perfectly fresh. I can’t prove they’re all from 3.',
        [comment('igor', 52, 'They are all from 3.')],
      ),
      comment(
        'farid',
        380,
        'The trap itself is €4,800. The valve makes it 17,500, and the valve can wait a year if I clean it every Sunday. I’d rather not clean it every Sunday, but there it is.',
      ),
    ],
  },
  {
    idea: 'what-farid-hears',
    comments: [
      comment(
        'farid',
        5,
        'I don’t hear anything special. You all just talk too much next to machines.',
        [comment('sean', 6, 'Page one, line one.')],
      ),
      comment(
        'ottilie',
        20,
        'Can I come too? I hear the click in mixer 2 now that he has shown me, and I can’t stop hearing it.',
      ),
      comment(
        'jonas',
        45,
        'A microphone and a program can learn this sort of thing. We’d still need Farid to say which sound is which, so your half days come first either way.',
        [
          comment(
            'farid',
            47,
            'The microphone can come when I’m gone. Until then I want to hear the machines myself.',
          ),
        ],
      ),
    ],
  },
  {
    idea: 'rye-last',
    comments: [
      comment(
        'lidia',
        10,
        'And when does the rye dough get made? Now it’s first in the mixer because it is first in the oven. You’re moving my whole night, you know that.',
        [
          comment('bram', 12, 'I didn’t. What would it take?', [
            comment(
              'lidia',
              15,
              'A second bowl for mixer 1, €2,400. Then I don’t care what goes first.',
            ),
          ]),
        ],
      ),
    ],
  },
];
