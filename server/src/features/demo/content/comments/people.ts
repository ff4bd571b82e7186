import { comment, type Thread } from '../threads';
import { rotaThreeWeeks } from './rota-three-weeks';

export const peopleThreads: Thread[] = [
  rotaThreeWeeks,
  {
    idea: 'swap-night',
    comments: [
      comment('kwame', 1, 'Two is when it gets interesting. Bring shoes you don’t love.', [
        comment('luca', 2, 'Is there coffee?', [
          comment('kwame', 2.4, 'There is something we call coffee.'),
        ]),
      ]),
      comment(
        'tomasz',
        4,
        'And the drivers? We’re in between the two of you and we hear both versions.',
      ),
    ],
  },
  {
    idea: 'bakehouse-day',
    comments: [
      comment(
        'lidia',
        12,
        'Four at a time, no more. With six somebody always stands where the trolley wants to go.',
      ),
      comment(
        'nadia',
        40,
        'Two in the morning is a night shift with eleven hours of rest before and after. Please tell me the dates before, not after.',
      ),
    ],
  },
  {
    idea: 'language-course',
    comments: [
      comment(
        'elif',
        10,
        'I did it in the evenings, two years, after the warehouse. I passed, and I don’t remember a single lesson. Do it in the morning.',
      ),
      comment(
        'edda',
        60,
        'Nine people, twice 90 minutes, ten weeks: the hours cost more than the course. About €8,400 together. I’m not against it, people should just know.',
      ),
      comment(
        'yusuf',
        705,
        'Open again! Mornings: Tuesday and Thursday at 8:30 works for seven of us. The other two open the shop.',
        [comment('mia', 720, 'I’ll take one of the two openings on Tuesdays.')],
      ),
    ],
  },
  {
    idea: 'retired-staff-loaf',
    comments: [
      comment(
        'edda',
        6,
        'Sixty-two people, say one loaf a week each: under €3,000 a year at cost. That fits into what is left of the staff sales budget.',
      ),
      comment(
        'priya',
        28,
        'There’s a tax limit for gifts to former employees and we’d be far below it. So no, no objection from legal. Mark the day.',
      ),
      comment(
        'igor',
        90,
        'My old oven master still comes at six and buys rye and says it was better. Give it to him free, it will confuse him.',
      ),
    ],
  },
  {
    idea: 'tips-by-hours',
    comments: [
      comment(
        'dele',
        3,
        'Whoever closes keeps it?? I closed 60 times last year and found out today.',
      ),
      comment(
        'luca',
        9,
        'We had eleven dinners out of that jar. If you turn it into €4.20 each on a pay slip you have killed something nice.',
        [
          comment('piet', 11, 'I never get to the dinners. I have the early shift after.', [
            comment('luca', 13, 'I didn’t know that. You could have said so.', [
              comment('piet', 14, 'I’m saying it now.'),
            ]),
          ]),
        ],
      ),
      comment(
        'nadia',
        30,
        'If it goes through payroll it has to be declared, if the team splits it themselves it doesn’t. So a sheet on the wall, please, and not me.',
      ),
      comment('igor', 33, 'Whoever closes there is a thief, and you all know whom I mean.'),
      comment(
        'sunita',
        52,
        'Can we talk about card tips as well? Ours haven’t been paid out since the new reader came.',
        [],
        { deleted: 53 },
      ),
    ],
  },
  {
    idea: 'quiet-room',
    comments: [
      comment(
        'sean',
        5,
        'My office is empty from four in the afternoon until nine. There’s a sofa. Please don’t read the whiteboard.',
        [
          comment(
            'ottilie',
            7,
            'That’s kind. Most of us need it at half past two in the night though, when you’re in it.',
            [comment('sean', 8, 'True. And on the sofa.')],
          ),
        ],
      ),
      comment(
        'samuel',
        40,
        'There’s the old first-aid room behind the lockers, full of folders nobody has opened since the move. I’ll come on Friday and look at them, with a bin.',
      ),
    ],
  },
  {
    idea: 'who-was-late',
    comments: [
      comment(
        'yusuf',
        4,
        'My bus comes at twenty past or it does not. I would rather be asked than be on a sheet.',
        [comment('piet', 6, 'Then say so at twenty past. That would do as well.')],
      ),
    ],
  },
  {
    idea: 'school-hours-shift',
    comments: [
      comment(
        'sunita',
        3,
        'I’m the one who is four short. If they can do Saturdays once a month I’ll write the contracts tonight.',
        [comment('thandi', 5, 'Two can. The third has a husband on shifts, so “it depends”.')],
      ),
      comment(
        'samuel',
        12,
        'Five hours twenty with a break is a good shift for the lunch peak too. Send them to me, all three.',
      ),
    ],
  },
];
