import assert from 'node:assert/strict';
import { buildClarification } from '../../src/core/attempt/clarificationEdit';
import { parseDesignDoc } from '../../src/core/document/designDoc';
import { hasOwnText } from '../../src/core/evidence/ownText';
import { matchQuestion } from '../../src/core/reading/questionMatch';
import { findUnasked } from '../../src/core/review/reviewQuestions';
import { scaffoldOf } from '../../src/core/attempt/scaffold';
import { complete, vocabulary } from './repository';

/** How a candidate may word a question, and how the question it means begins; `undefined` where the problem has no answer for it. */
const ASKED: Readonly<Record<string, readonly (readonly [asked: string, meant: string | undefined])[]>> = {
  '01-cicd-pipeline': [
    ['when do labels arrive', 'When do we learn'],
    ['How soon is the ground truth available?', 'When do we learn'],
    ['is the ETA used by dispatch?', "Does anything but the customer's screen"],
    ['who else consumes the prediction', "Does anything but the customer's screen"],
    ['are old and new features available at the same time', 'Can two models be served'],
    ['Is there a freeze window?', 'Is there a time'],
    ['may we deploy on weekends', 'Is there a time'],
    ['how fast does the model degrade', 'How quickly'],
    ['Do we need a compliance sign-off?', 'Does a release need'],
    ['What colour is the logo?', undefined],
    ['which cloud do we run on', undefined],
    ['how many engineers are on the team', undefined],
    ['what is the budget', undefined],
  ],
  '18-data-drift-detection': [
    ['How long is the label delay?', 'How long until'],
    ['how many alerts per week can the team handle', 'How many alarms'],
    ['which drift caused harm before?', 'Which shift'],
    ['is there known seasonality', 'Are there changes'],
    ['what programming language', undefined],
    ['is there a GPU', undefined],
  ],
  '40-production-model-outage': [
    ['is the feature pipeline writing', 'How many rows'],
    ['What changed just before this began?', 'What did listing-service'],
    ['is the new model slower', 'Does latency differ'],
    ['what happens to checkout if the database slows down', 'What happens to checkout'],
    ['who updates the status page', 'Who may put'],
    ['what time is it in Tokyo', undefined],
  ],
};

describe('A question to the interviewer', () => {
  for (const { slug, source, practice, rubric } of complete) {
    for (const [asked, meant] of ASKED[slug] ?? []) {
      it(`of ${slug.slice(0, 2)}, “${asked}”, is ${meant === undefined ? 'none that is decided' : `understood as “${meant} …”`}`, () => {
        const index = matchQuestion(asked, source.clarifications, vocabulary.index);
        const question = index === undefined ? undefined : source.clarifications[index]?.question;
        if (meant === undefined) assert.equal(question, undefined);
        else assert.ok(question?.startsWith(meant), question);
      });
    }

    it(`of ${slug.slice(0, 2)} in the problem's own words is that question, and each other wording, too`, () => {
      source.clarifications.forEach(({ question, also = [] }, index) => {
        for (const wording of [question, question.toLowerCase().replace('?', ''), ...also])
          assert.equal(matchQuestion(wording, source.clarifications, vocabulary.index), index, wording);
      });
    });

    it(`of ${slug.slice(0, 2)} that was asked leaves every other important one unasked`, () => {
      const { text: template, sections } = scaffoldOf(practice);
      const { clarifications } = practice;
      for (const { question, answer: reply } of clarifications) {
        const { offset, text } = buildClarification(template, sections, { question, reply });
        const answer = template.slice(0, offset) + text + template.slice(offset);
        const others = clarifications.filter((other) => other.important && other.question !== question);
        assert.deepEqual(
          findUnasked(clarifications, [question], answer, template).map((one) => one.question),
          others.map((one) => one.question),
        );
      }
    });

    it(`of ${slug.slice(0, 2)} and its reply count nothing where they are put into the answer`, () => {
      const { text: answer, sections } = scaffoldOf(practice);
      const replies = source.clarifications.map(({ question, answer: reply }) => ({ question, reply }));
      for (const said of [...replies, { question: source.clarifications[0]?.question ?? '', reply: practice.aids.undecided }]) {
        const { offset, text } = buildClarification(answer, sections, said);
        const doc = parseDesignDoc(answer.slice(0, offset) + text + answer.slice(offset));
        assert.ok(!hasOwnText(doc, { from: offset, to: offset + text.length }, rubric.foreign), text);
      }
    });
  }
});
