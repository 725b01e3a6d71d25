import assert from 'node:assert/strict';
import * as v from 'valibot';
import { parse } from 'yaml';
import { check, compileRubric } from '../../src/core/evidence/check';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { criterionSchema } from '../../src/core/problem/problem';
import { isExpected, samplesOf } from '../../src/cli/rubricSample';
import { readText, vocabulary } from './repository';

describe('The guide for authors', () => {
  it('shows a criterion that is valid and holds what it promises', () => {
    const [, yaml = ''] = /```yaml\n(- id:[\s\S]*?)```/.exec(readText('problems/README.md')) ?? [];
    const criteria = v.parse(v.array(criterionSchema), parse(yaml));
    const rubric = compileRubric(criteria, vocabulary.index);
    const wrong = samplesOf(criteria).flatMap((sample) => {
      const [finding] = check(parseDesignDoc(sample.text), rubric);
      return finding && isExpected(sample, finding.finding) ? [] : [`${sample.kind} ${sample.nth} is ${finding?.finding ?? 'not judged'}`];
    });
    assert.deepEqual(wrong, []);
  });
});
