import MiniSearch from 'minisearch';

export interface Indexed {
  id: number;
  /** Stems with a blank between. */
  title: string;
  body: string;
}

const fields = ['title', 'body'] as const;
const TITLE_BOOST = 2;

/** BM25 over stems, in titles and bodies; the stems are made outside. */
export class StemIndex extends MiniSearch<Indexed> {
  constructor() {
    super({
      fields: [...fields],
      tokenize: (stems) => (stems === '' ? [] : stems.split(' ')),
      processTerm: (stem) => stem,
      searchOptions: {
        boost: { title: TITLE_BOOST },
        weights: { fuzzy: 0.4, prefix: 0.5 },
      },
    });
  }

  /** In how many titles and bodies a stem stands; what walking them costs. */
  frequency(stem: string): number {
    let sum = 0;
    for (const postings of this._index.get(stem)?.values() ?? []) sum += postings.size;
    return sum;
  }
}
