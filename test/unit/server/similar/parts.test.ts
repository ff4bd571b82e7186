import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partsOf } from '../../../../server/src/features/similar/engine/compounds';
import { Duplicates } from '../../../../server/src/features/similar/engine/duplicates';
import { languageOf } from '../../../../server/src/features/similar/engine/languages';
import { stemsOf } from '../../../../server/src/features/similar/engine/stems';
import { Trigrams } from '../../../../server/src/features/similar/engine/trigrams';
import { withoutAccents, wordsOf } from '../../../../server/src/features/similar/engine/words';

describe('words', () => {
  it('are cut at what is no letter, without addresses, in lower case', () => {
    expect(wordsOf('Don’t ask: see https://crumb.example/a?b=1, OK?')).toEqual([
      'don',
      't',
      'ask',
      'see',
      'ok',
    ]);
    expect(wordsOf('col·laborar amb l’escola')).toEqual(['collaborar', 'amb', 'l', 'escola']);
    expect(withoutAccents('überstraße')).toBe('uberstrasse');
  });
});

describe('the language of a text', () => {
  it.each([
    ['en', 'What if we gave the shops their own budget'],
    ['de', 'Wie wäre es, wenn wir die Schichten tauschen könnten'],
    ['es', 'Por qué no ponemos más fuentes de agua en las calles'],
    ['ca', 'Que hi hagi més fonts d’aigua als carrers i amb ombra'],
    ['fr', 'Pourquoi ne pas donner les invendus à une association'],
  ])('is told by its stop words: %s', (code, text) => {
    expect(languageOf(wordsOf(text))?.code).toBe(code);
  });

  it('is not guessed where they say nothing', () => {
    expect(languageOf(wordsOf('Parkplatz Solardach'))).toBeNull();
    expect(languageOf([])).toBeNull();
  });

  it('unknown, a word has the stem of each, so it meets its like in any', () => {
    expect(stemsOf('bicicletas', null)).toEqual(expect.arrayContaining(['biciclet']));
    const english = languageOf(wordsOf('what if we would'));
    expect(english && stemsOf('the', english)).toEqual([]);
  });
});

describe('compounds', () => {
  const known = new Set(['mitarbeiter', 'parkplatz', 'arbeit', 'zeit', 'konto', 'arbeitszeit']);
  const isKnown = (part: string) => known.has(part);

  it('fall into known parts, with what German puts between', () => {
    expect(partsOf('mitarbeiterparkplatz', isKnown)).toEqual(['mitarbeiter', 'parkplatz']);
    expect(partsOf('arbeitskonto', isKnown)).toEqual(['arbeit', 'konto']);
    expect(partsOf('arbeitszeitkonto', isKnown)).toEqual(['arbeitszeit', 'konto']);
    expect(partsOf('flugzeug', isKnown)).toEqual(['flugzeug']);
  });

  it('give only parts that are known, in their order', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', 's'), maxLength: 14 }), (word) => {
        const parts = partsOf(word, (part) => part.length % 4 === 0);
        if (parts.length === 1) return parts[0] === word;
        return parts.every((part) => part.length % 4 === 0 && word.includes(part));
      }),
    );
  });
});

describe('trigrams', () => {
  it('give 1 for the same text, less for less, nothing for nothing', () => {
    const trigrams = new Trigrams();
    for (const [slot, text] of ['bread bags', 'bread boxes', 'night van'].entries())
      trigrams.add(slot, text);
    const [same = 0, near = 0, far = 0] = trigrams.cosines('Bread bags!');
    expect(same).toBeCloseTo(1, 5);
    expect(near).toBeGreaterThan(0.2);
    expect(near).toBeLessThan(0.9);
    expect(far).toBe(0);
    expect(trigrams.cosines('')[0]).toBe(0);
  });

  it('forget slots, which may then stand for others', () => {
    const trigrams = new Trigrams();
    trigrams.add(0, 'bread bags');
    trigrams.add(1, 'night van');
    trigrams.forget(new Set([0]));
    expect(trigrams.cosines('bread bags')[0]).toBe(0);
    trigrams.add(0, 'cake tins');
    expect(trigrams.cosines('cake tins')[0]).toBeCloseTo(1, 5);
  });
});

describe('duplicates', () => {
  it('keep a pair once, the most alike first, until one of them changes', () => {
    const duplicates = new Duplicates();
    duplicates.note('b', 'a', 0.7);
    duplicates.note('a', 'b', 0.8);
    duplicates.note('a', 'c', 0.9);
    duplicates.note('d', 'e', 0.3);
    expect(duplicates.best(5)).toEqual([
      { ids: ['a', 'c'], alike: 0.9 },
      { ids: ['a', 'b'], alike: 0.8 },
    ]);
    duplicates.forget('c');
    expect(duplicates.best(5)).toHaveLength(1);
  });
});
