import assert from 'node:assert/strict';
import { evaluate, isUnit } from 'mathjs';
import { complete } from './repository';

/** A value is written with three digits that count, or as many as it needs. */
const TOLERANCE = 0.005;

/** A value in the unit of what it is compared with. Throws where their units are of different kinds. */
function numberIn(value: unknown, like: unknown): number {
  return isUnit(value) && isUnit(like) ? value.toNumber(like.formatUnits()) : Number(value);
}

for (const { slug, source, practice } of complete) {
  describe(`The arithmetic of ${slug}`, () => {
    for (const { name, expression, value, stands } of source.quantities) {
      it(`gives ${value} for ${name}, and the answer says so`, () => {
        const wanted: unknown = evaluate(value);
        const [result, expected] = [numberIn(evaluate(expression), wanted), numberIn(wanted, wanted)];
        assert.ok(Math.abs(result - expected) <= TOLERANCE * Math.abs(expected), `${expression} gives ${result}`);
        assert.ok(plain(practice.answer).includes(plain(stands)), `“${stands}” stands nowhere in answer.md`);
      });
    }
  });
}

/** Blanks of every kind made equal. */
function plain(text: string): string {
  return text.replaceAll(/[\s\u00a0\u202f]+/g, ' ');
}
