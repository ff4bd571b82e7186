import type { DemoFile } from './types';

const svg = (width: number, height: number, shapes: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${shapes}</svg>`;
const box = (x: number, y: number, width: number, height: number, fill: string, radius = 0) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="${radius}" fill="${fill}"/>`;

const [crust, crumb, wood, ink, shade] = ['#d78d39', '#faebd5', '#8a4b2a', '#2b2622', '#e5e0d9'];

const loaf = (x: number, y: number) =>
  `<path d="M${x} ${y} q-14 -62 40 -66 h70 q54 4 40 66 z" fill="${crust}"/>` +
  [28, 68, 108]
    .map((at) => `<path d="M${x + at} ${y - 20} l18 -34" stroke="${crumb}" stroke-width="7"/>`)
    .join('');
const bag = (x: number, y: number) =>
  `<path d="M${x} ${y} l12 -150 h86 l12 150 z" fill="${crumb}"/>` +
  `<path d="M${x + 12} ${y - 150} l11 -18 h64 l11 18 z" fill="${shade}"/>` +
  `<circle cx="${x + 55}" cy="${y - 68}" r="26" fill="none" stroke="${wood}" stroke-width="5"/>`;

const shelf = svg(
  1200,
  800,
  box(0, 0, 1200, 800, '#f7f4f0') +
    box(120, 330, 960, 26, wood) +
    box(120, 660, 960, 26, wood) +
    box(120, 120, 20, 640, wood) +
    box(1060, 120, 20, 640, wood) +
    [200, 420, 640, 860].map((x) => loaf(x, 330)).join('') +
    [190, 340, 490, 640, 790, 920].map((x) => bag(x, 660)).join(''),
);

/** Loaves that went into the bin, Monday to Saturday, as in the sheet beside it. */
const binned = [41, 36, 33, 38, 29, 52] as const;
const chart = svg(
  1000,
  640,
  box(0, 0, 1000, 640, '#ffffff') +
    [140, 260, 380, 500].map((y) => box(80, y, 860, 2, shade)).join('') +
    binned
      .map((loaves, day) => {
        const height = loaves * 8.4;
        return box(110 + day * 140, 560 - height, 84, height, day === 5 ? wood : crust, 6);
      })
      .join('') +
    box(80, 560, 860, 4, ink),
);

const yard = svg(
  1200,
  800,
  box(0, 0, 1200, 800, '#e6e4e2') +
    box(120, 80, 620, 300, '#6d665f') +
    box(250, 330, 150, 50, '#ab3a31', 6) +
    box(470, 330, 150, 50, '#4b8956', 6) +
    box(740, 150, 60, 120, '#4b8956', 6) +
    `<path d="M325 760 V470" stroke="#ab3a31" stroke-width="12" stroke-dasharray="30 18"/>` +
    `<path d="M325 700 H960 V210 H830" fill="none" stroke="#396e42" stroke-width="12"/>` +
    box(285, 600, 80, 130, '#ffffff', 10) +
    box(297, 612, 56, 34, '#28679d', 6),
);

/** Seven notes on the inside of a cupboard door, two of them crossed out. */
const door = svg(
  900,
  1100,
  box(0, 0, 900, 1100, '#6d665f') +
    box(60, 40, 780, 1020, wood, 8) +
    box(110, 90, 680, 920, '#9a5a35', 6) +
    `<circle cx="740" cy="560" r="22" fill="${ink}"/>` +
    [
      [160, 140],
      [440, 130],
      [170, 330],
      [450, 350],
      [150, 540],
      [430, 590],
      [230, 780],
    ]
      .map(([x = 0, y = 0], note) => {
        const lines = [44, 80, 116].map((at) => box(x + 24, y + at, 170, 8, ink, 4)).join('');
        const crossed = `<path d="M${x + 12} ${y + 30} L${x + 206} ${y + 140}" stroke="#ab3a31" stroke-width="9"/>`;
        const paper = note % 2 === 0 ? crumb : '#ffffff';
        return box(x, y, 220, 160, paper, 4) + lines + (note === 1 || note === 4 ? crossed : '');
      })
      .join(''),
);

const sheet = [
  'weekday,loaves binned',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
]
  .map((line, row) => (row === 0 ? line : `${line},${binned[row - 1]}`))
  .join('\n');

/** What people attached: drawn here, so that no picture lies in the repository. */
export const files: readonly DemoFile[] = [
  {
    idea: 'second-day-bags',
    name: 'side-shelf-harbour-street.svg',
    alt: 'The side shelf at Harbour Street: loaves above, six stamped paper bags below',
    content: shelf,
  },
  {
    idea: 'second-day-bags',
    name: 'waste-by-weekday.svg',
    alt: 'Loaves binned by weekday: between 29 on Fridays and 52 on Saturdays',
    content: chart,
  },
  { idea: 'second-day-bags', name: 'waste-by-weekday.csv', alt: '', content: `${sheet}\n` },
  {
    idea: 'phone-list',
    name: 'cupboard-door-canal-street.svg',
    alt: 'The inside of a cupboard door with seven notes of telephone numbers, two of them crossed out',
    content: door,
  },
  {
    idea: 'loading-bay-button',
    name: 'way-to-the-side-door.svg',
    alt: 'The yard from above: the way to the closed gate in red, the way to the side door in green',
    content: yard,
  },
];
