import { once } from 'node:events';
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';

/** Things that wait for their turn, in a temporary file, so that memory stays bounded. */
export class Waiting<T> {
  size = 0;
  readonly #path: string;
  readonly #file: WriteStream;

  /** @param folder to be removed by the caller */
  constructor(
    folder: string,
    name: string,
    private readonly revive: (stored: unknown) => T,
  ) {
    this.#path = join(folder, name);
    this.#file = createWriteStream(this.#path);
  }

  async add(items: T[]): Promise<void> {
    for (const item of items)
      if (!this.#file.write(`${JSON.stringify(item)}\n`)) await once(this.#file, 'drain');
    this.size += items.length;
  }

  /** All of them, in the order in which they came; nothing can be added any more. */
  async *all(): AsyncGenerator<T> {
    if (!this.#file.writableEnded) this.#file.end();
    await finished(this.#file);
    const lines = createInterface({ input: createReadStream(this.#path) });
    for await (const line of lines) yield this.revive(JSON.parse(line));
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }
}
