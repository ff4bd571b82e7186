import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SimilarIndex } from '../../../../server/src/features/similar/engine/similar-index';

const indexOf = (ideas: Record<string, string | { title: string; body: string }>) => {
  const index = new SimilarIndex();
  for (const [id, idea] of Object.entries(ideas))
    index.put({ id, ...(typeof idea === 'string' ? { title: idea, body: '' } : idea) });
  return index;
};
const first = (index: SimilarIndex, title: string, body = '') =>
  index.search({ title, body }, 5)[0]?.id;

/** So that rare words are rare: a few ideas about other things. */
const others = {
  o1: 'Offer one shift that fits school hours',
  o2: 'Stell mehr Fahrräder für die Filialen bereit',
  o3: 'Más plantas en la oficina y menos papel',
  o4: 'Fem una festa per als nous companys',
  o5: 'Print receipts only when somebody asks for them',
};

describe('similar ideas are found', () => {
  const index = indexOf({
    ...others,
    en: 'Selling the bread of yesterday in cheaper bags',
    de: 'Wir sollten die Parkplätze für Mitarbeiter überdachen',
    es: 'Instalar bicicletas compartidas para los empleados',
    ca: 'Millorar els aparcaments de bicicletes de l’escola',
  });

  it.each([
    ['en', 'sell bread from yesterday'],
    ['de', 'den Parkplatz der Mitarbeiter überdachen'],
    ['es', 'una bicicleta compartida para cada empleado'],
    ['ca', 'millora de l’aparcament de la bicicleta'],
  ])('by the stems of their language: %s', (id, title) => {
    expect(first(index, title)).toBe(id);
  });

  it.each([
    ['en', 'sell yesterdais bred cheeper'],
    ['de', 'Parkpläze überdahcen'],
    ['es', 'bicicletas conpartidas'],
  ])('with typing mistakes: %s', (id, title) => {
    expect(first(index, title)).toBe(id);
  });

  it('by the parts of a compound, and the compound by its parts', () => {
    expect(first(index, 'Ein Mitarbeiterparkplatz mit Dach')).toBe('de');
    const compound = indexOf({ ...others, de: 'Mitarbeiterparkplatz mit Solardach' });
    expect(first(compound, 'Parkplatz für Mitarbeiter')).toBe('de');
  });

  it('without the accents that people leave out', () => {
    expect(first(index, 'fur mitarbeiter parkplatze uberdachen')).toBe('de');
  });

  it('while the last word is being typed', () => {
    expect(first(index, 'share the bre')).toBe('en');
  });

  it('by what their bodies say, the title counting more', () => {
    const two = indexOf({
      ...others,
      title: 'A bench for the bus stop',
      body: { title: 'Rest for everybody', body: 'There could be a bench at each bus stop.' },
    });
    const hits = two.search({ title: 'bench at the bus stop', body: '' }, 5).map(({ id }) => id);
    expect(hits.slice(0, 2)).toEqual(['title', 'body']);
  });
});

describe('the index follows the ideas', () => {
  it('finds new words after an edit and old ones no more', () => {
    const index = indexOf({ ...others, a: 'A sauna on the roof' });
    index.put({ id: 'a', title: 'Beehives beside the chimney', body: '' });
    expect(index.size).toBe(6);
    expect(first(index, 'beehives')).toBe('a');
    expect(
      index.search({ title: 'sauna roof', body: '' }, 5).find(({ id }) => id === 'a')?.alike ?? 0,
    ).toBeLessThan(0.25);
  });

  it('forgets what is dropped, and leaves out the one that asks', () => {
    const index = indexOf({ ...others, a: 'A sauna on the roof', b: 'A sauna under the roof' });
    const hits = (except?: string) =>
      index.search({ title: 'A sauna on the roof', body: '' }, 5, except).map(({ id }) => id);
    expect(hits('a')[0]).toBe('b');
    expect(hits('a')).not.toContain('a');
    index.drop('b');
    index.drop('b');
    expect(hits()).not.toContain('b');
    expect(index.has('b')).toBe(false);
  });

  it('stays right when thousands came and went', () => {
    const index = indexOf(others);
    for (let i = 0; i < 2_500; i++) {
      index.put({ id: `x${i}`, title: `Passing thought number ${i}`, body: '' });
      if (i >= 10) index.drop(`x${i - 10}`);
    }
    expect(index.size).toBe(15);
    expect(first(index, 'Passing thought number 2495')).toBe('x2495');
    expect(first(index, 'one shift for school hours')).toBe('o1');
  });

  it('says the same whatever came before, for any texts: itself first, all between 0 and 1', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 80 });
    const words = fc
      .array(fc.constantFrom('bread', 'Brötchen', 'oferta', 'núvol', 'van', 'Straßenfest', '🥖'), {
        minLength: 1,
        maxLength: 8,
      })
      .map((list) => list.join(' '));
    const title = fc.oneof(text, words);
    fc.assert(
      fc.property(
        fc.array(fc.record({ title, body: text }), { maxLength: 12 }),
        title,
        text,
        fc.array(fc.nat(11), { maxLength: 6 }),
        (ideas, askedTitle, askedBody, gone) => {
          const index = new SimilarIndex();
          for (const [i, idea] of ideas.entries()) index.put({ id: `i${i}`, ...idea });
          for (const i of gone) index.drop(`i${i}`);
          const hits = index.search({ title: askedTitle, body: askedBody }, 5);
          expect(hits.length).toBeLessThanOrEqual(5);
          for (const { id, alike } of hits) {
            expect(index.has(id)).toBe(true);
            expect(alike).toBeGreaterThanOrEqual(0);
            expect(alike).toBeLessThanOrEqual(1.0001);
          }
          expect(new Set(hits.map(({ id }) => id)).size).toBe(hits.length);
        },
      ),
      { numRuns: 100 },
    );
  });
});
