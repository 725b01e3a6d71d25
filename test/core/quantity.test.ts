import assert from 'node:assert/strict';
import { parseQuantities } from '../../src/core/document/quantity';
import { parseWindows } from '../../src/core/document/timeWindow';
import { parseTokens } from '../../src/core/document/token';

const tokensOf = (text: string) => parseTokens(text, 0, text.length);

/** Quantities as "kinds text", with `!` where compared. */
function quantities(text: string): string[] {
  const tokens = tokensOf(text);
  return parseQuantities(tokens).map(
    ({ from, to, kinds, compared }) => `${kinds.join('/')}${compared ? '!' : ''} ${text.slice(tokens[from]?.from, tokens[to - 1]?.to)}`,
  );
}

function windows(text: string): string[] {
  const tokens = tokensOf(text);
  return parseWindows(tokens, parseQuantities(tokens)).map(({ from, to }) => text.slice(tokens[from]?.from, tokens[to - 1]?.to));
}

describe('parseQuantities', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'p99 < 50 ms': ['duration! 50 ms'],
    'it runs twice a day': ['ratio twice'],
    'seventeen minutes': ['duration seventeen minutes'],
    '7 or 8 extra no-shows per day': ['rate/count 7 or 8 extra no-shows per day'],
    'two or three GPU-hours': ['count two or three GPU'],
    'a second approval': [],
    'a second later': ['duration a second'],
    'within a second of the call': ['duration! a second'],
    'a quarter of an hour': ['duration a quarter of an hour'],
    'one release a week': [],
    'a week of logs': ['duration a week'],
    'until 04:20 it pages': [],
    'the call at 4:20': [],
    '1,422 of the 1,612 ms': ['count 1,422', 'duration 1,612 ms'],
    '1 in 20 in a quarter': ['ratio 1 in 20', 'duration a quarter'],
    'a split of 1:10': ['ratio 1:10'],
    'back after 4h20m': ['duration 4h20m'],
    '99 of 100 answers': ['ratio/count 99 of 100'],
    '3 of the 5 nodes': ['ratio/count 3 of the 5'],
    'step 1 of 3': [],
    'the half-open state': [],
    'a half-hour window': ['duration half-hour'],
    'after half an hour': ['duration half an hour'],
    'from day 14 on': ['duration day 14'],
    'on day 3.5': [],
    'one page in a hundred': ['ratio one page in a hundred'],
    'two business days': ['duration two business days'],
    '2 per mille': ['percent 2 per mille'],
    '2‰': ['percent 2‰'],
    '40 reads a second': ['rate/count 40 reads a second'],
    'the reads a second': [],
    'it lasts a second': ['duration a second'],
    'ship 3 in one': [],
    'one in two hundred': ['ratio one in two hundred'],
    'tag 1.2.3 is live': [],
    'a score above 3.5': ['ratio! 3.5'],
    'a score of 3.5': [],
    'it waits for 5m': ['duration 5m'],
    'it takes 3 minutes a day': ['rate 3 minutes a day'],
    'a link of 10 gbps': ['rate/size 10 gbps'],
    '500+ requests': ['count! 500'],
    '≤ 0.1 %': ['percent! 0.1 %'],
    'it is 3x slower': ['ratio! 3x'],
    '10k rps': ['rate 10k rps'],
    '1.5–2 TB/day': ['rate/size 1.5–2 TB/day'],
    'two weeks': ['duration two weeks'],
    '2.6 M$/yr in all': ['money 2.6 M$'],
    '3 M€ a year': ['money 3 M€'],
    '$4 an hour': ['money $4 an hour'],
    'an availability of 99.9': ['percent 99.9'],
    'below 200 milliseconds': ['duration! 200 milliseconds'],
    'at least 30 minutes': ['duration! 30 minutes'],
    'it may double': ['ratio double'],
    'double the baseline': ['ratio! double'],
    'five to ten percent': ['percent five to ten percent'],
    '5 % → 25 %': ['percent 5 %', 'percent 25 %'],
    '5 % to 25 %': ['percent 5 % to 25 %'],
    'PSI > 0.2': ['ratio! 0.2'],
    'AUC of 0.85': ['ratio 0.85'],
    'a ratio of 1:10': ['ratio 1:10'],
    'one in ten': ['ratio one in ten'],
    '1 in 1000 calls': ['ratio 1 in 1000'],
    '3 replicas': ['count 3 replicas'],
    '12 large GPUs': ['count 12 large GPUs'],
    '5M events per day': ['rate/count 5M events per day'],
    '40 requests/s': ['rate/count 40 requests/s'],
    '10,000': ['count 10,000'],
    '16 GB of memory': ['size 16 GB'],
    '€1,200 a month': ['money €1,200 a month'],
    '30 basis points': ['percent 30 basis points'],
    '20 per cent': ['percent 20 per cent'],
    'for an hour': ['duration an hour'],
    'within 5 min': ['duration! 5 min'],
    'up to 3 retries': ['count! 3 retries'],
    'errors rise by 5 %': ['percent! 5 %'],
    '50 ms or less': ['duration! 50 ms'],
    '5 req/s': ['rate 5 req/s'],
    '300 USD': ['money 300 USD'],
    '5 min max': ['duration! 5 min'],
    '10 minutes at most': ['duration! 10 minutes'],
    '3 days at the latest': ['duration! 3 days'],
    '80 ms tops': ['duration! 80 ms'],
    '5 GB or more': ['size! 5 GB'],
    '5 GB or so': ['size 5 GB'],
    'another hour': ['duration another hour'],
    'five and a half hours': ['duration five and a half hours'],
    'an hour and a half': ['duration an hour and a half'],
    'over half an hour': ['duration! half an hour'],
    'one of a thousand requests': ['ratio one of a thousand'],
    'one in a thousand': ['ratio one in a thousand'],
    '3 out of 10': ['ratio 3 out of 10'],
    '1 in every 20': ['ratio 1 in every 20'],
    'one of three models': ['count three models'],
    'a quarter of the lookups': ['ratio/percent a quarter'],
    'two thirds of them': ['ratio/percent two thirds'],
    'one twentieth of the rows': ['ratio/percent one twentieth'],
    'down to one twentieth': ['ratio/percent! one twentieth'],
    'two-thirds of them fail': ['ratio/percent two-thirds'],
    'two thirds are bots': ['ratio/percent two thirds'],
    'one third party': [],
    'two third-party tools': ['count two third-party tools'],
    'a third attempt': [],
    'a double[] embedding': [],
    'in half precision': [],
    'until 27.11. it pages': [],
    'until 27.11 %': ['percent! 27.11 %'],
    'a double-entry ledger': [],
    'half of the users': ['ratio/percent half'],
    'once a quarter': [],
    '34k€': ['money 34k€'],
    'step 3 of the plan': [],
    'version 1.2.3': [],
    'in 2024': [],
    'at 02:10': [],
    'phase 2': [],
    'about 7': [],
    v2: [],
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(`reads “${text}” as ${expected.join(', ') || 'no quantity'}`, () => assert.deepEqual(quantities(text), expected));
  }
});

describe('parseWindows', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'over 1 % for 5 minutes': ['5 minutes'],
    'over a 7-day window': ['7-day'],
    'a 5-minute rolling average': ['5-minute'],
    'three consecutive checks': ['three consecutive checks'],
    'errors per hour over 14 days': ['14 days'],
    'more than 2 % for at least ten minutes': ['ten minutes'],
    'the last 30 days': ['30 days'],
    'two days in a row': ['two days', 'two days in a row'],
    'a daily window': ['daily window'],
    'down for over half an hour': ['half an hour'],
    'p99 over 80 ms': [],
    'week over week': ['week over week'],
    'p99 > 50 ms (5 min)': ['5 min'],
    'done in 5 minutes': [],
    'within 15 minutes': [],
  };
  for (const [text, expected] of Object.entries(cases)) {
    it(`reads “${text}” as ${expected.join(', ') || 'no window'}`, () => assert.deepEqual(windows(text), expected));
  }
});
