import sharp from 'sharp';
import { fileAway } from '../attachments/upload';
import { demoContent } from './content';
import type { Calendar } from './demo.calendar';

/** Nobody takes a drawing by its shapes, so it is made a picture first. */
async function contentOf(name: string, content: string): Promise<[name: string, Buffer]> {
  if (!name.endsWith('.svg')) return [name, Buffer.from(content)];
  return [name.replace(/svg$/, 'png'), await sharp(Buffer.from(content)).png().toBuffer()];
}

/** Attaches what people of the demo company attached when they posted. */
export async function fileDemoFiles({ idea: idOf, person, at }: Calendar): Promise<void> {
  const positions = new Map<string, number>();
  for (const { idea: key, name: drawn, alt, content } of demoContent.files) {
    const idea = demoContent.ideas.find((one) => one.key === key);
    if (!idea) throw new Error(`The demo company has no idea "${key}".`);
    const position = positions.get(key) ?? 0;
    positions.set(key, position + 1);
    const [name, bytes] = await contentOf(drawn, content);
    const about = { position, alt, createdAt: at(idea.daysAgo) };
    await fileAway(person(idea.author), idOf(key), name, bytes, about);
  }
}
