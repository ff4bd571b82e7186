/** A comment can show so many. */
export const MOST_PICTURES = 6;

const token = /!\[([^\]\n]*)\]\(!([0-9a-f]{24})\)/g;
const address = /^!([0-9a-f]{24})$/;

/** How a text shows a picture that was sent before: `![What it shows](!…)`. */
export const writePicture = (id: string, alt: string): string =>
  `![${alt.replace(/[[\]\n\\]/g, ' ').trim()}](!${id})`;

/** The id in the address of a picture in a text; undefined where it is another address. */
export const pictureIn = (href: string): string | undefined => address.exec(href)?.[1];

/** The pictures of a text, each once; what is quoted is another text's. */
export const picturesIn = (text: string): string[] => [
  ...new Set(Array.from(text.replace(/^[ \t]*>.*$/gm, '').matchAll(token), ([, , id = '']) => id)),
];

/** A text as it reads where pictures are not shown. */
export const sayPictures = (text: string): string => text.replace(token, '[$1]');
