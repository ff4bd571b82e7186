import type { AttachmentKind } from '@leaven/shared/settings/settings.schemas';
import sharp, { type FormatEnum } from 'sharp';
import { refuseFile } from '../../http/incoming-file';
import { inTurn } from './in-turn';

/** Phones take 50 megapixels; what a header promises beyond that is not decoded. */
const MOST_PIXELS = 50_000_000;
/** All frames of an animation together; of one with more the first frame is kept. */
const MOST_MOVING_PIXELS = 25_000_000;
const MOST_FRAMES = 300;
/** Longer sides are made this long: four times a wide screen's pixels. */
const LONGEST_SIDE = 4_096;
const THUMBNAIL_SIDE = 480;
const MOST_SECONDS = 30;

// Two pictures at a time with a thread each leave half of libuv's pool to files and passwords.
sharp.concurrency(1);
sharp.cache(false);
const turn = inTurn(2, 100);

type PictureKind = Extract<AttachmentKind, 'png' | 'jpg' | 'webp' | 'gif'>;
const formats: Record<PictureKind, [keyof FormatEnum, object]> = {
  png: ['png', { compressionLevel: 8 }],
  jpg: ['jpeg', { quality: 86 }],
  webp: ['webp', { quality: 86 }],
  gif: ['gif', {}],
};

export interface MadePicture {
  path: string;
  bytes: number;
  width: number;
  height: number;
}

const broken = () =>
  refuseFile(400, 'broken_picture', 'This picture is broken and cannot be read.');

/** Reads the header alone, so a bomb is found before anything is decoded. */
async function headerOf(path: string) {
  const header = await sharp(path, { limitInputPixels: false })
    .metadata()
    .catch(() => {
      throw broken();
    });
  const { width, height, pages = 1 } = header;
  if (width * height > MOST_PIXELS)
    throw refuseFile(
      400,
      'too_many_pixels',
      `This picture has too many pixels: ${width} × ${height}. At most 50 million fit.`,
    );
  const moves = pages > 1 && pages <= MOST_FRAMES && width * height * pages <= MOST_MOVING_PIXELS;
  return { moves };
}

/**
 * Draws a picture anew, which leaves behind everything but its pixels: place, camera, comments and
 * whatever else was hidden in the file. The orientation is applied first. An animation stays one
 * within limits, else its first frame is kept.
 * @param path where the picture is; the new ones are put beside it
 * @throws AppError 400 naming `file` when it is broken or a bomb, 503 when too many wait
 */
export async function drawAnew(
  path: string,
  kind: PictureKind,
): Promise<{ picture: MadePicture; thumbnail: MadePicture }> {
  return turn(async () => {
    const { moves } = await headerOf(path);
    const draw = async (side: number, frames: boolean, as: PictureKind, to: string) => {
      const source = sharp(path, {
        limitInputPixels: MOST_PIXELS,
        animated: frames,
        sequentialRead: true,
        failOn: 'error',
      });
      const [format, options] = formats[as];
      const { size, width, height, pageHeight } = await (frames ? source : source.autoOrient())
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .timeout({ seconds: MOST_SECONDS })
        .toFormat(format, options)
        .toFile(to);
      return { path: to, bytes: size, width, height: pageHeight ?? height };
    };
    try {
      return {
        picture: await draw(LONGEST_SIDE, moves, kind, `${path}.${kind}`),
        thumbnail: await draw(THUMBNAIL_SIDE, false, 'webp', `${path}.thumbnail.webp`),
      };
    } catch {
      throw broken();
    }
  });
}
