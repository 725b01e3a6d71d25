import assert from 'node:assert/strict';
import { complete, judge } from './repository';

const SLUG = '33-containerize-ml-application';

const dockerfile = `FROM python:3.11-slim-bookworm@sha256:0b1d7e6a4f53c2e9 AS builder
RUN apt-get update && apt-get install -y --no-install-recommends build-essential
WORKDIR /build
COPY requirements.lock .
RUN --mount=type=secret,id=pip,target=/etc/pip.conf \\
    --mount=type=cache,target=/root/.cache/pip \\
    pip install --require-hashes --prefix=/install -r requirements.lock

FROM python:3.11-slim-bookworm@sha256:0b1d7e6a4f53c2e9
RUN useradd --uid 1000 --no-create-home scorer
COPY --from=builder /install /usr/local
COPY weights/ /models/
COPY src/ /srv/
USER scorer
HEALTHCHECK --start-period=90s --interval=10s CMD ["python", "/srv/healthz.py"]
ENTRYPOINT ["python", "-m", "uvicorn", "srv.main:app", "--port", "8080"]`;

const prose = `The wheels bring CUDA and the host brings the driver, so slim Python replaces the 4.2 GB devel base; compilers stay in the builder.
The whole image may have 3.5 GB, 24 minutes at 20 Mbit/s, and a code change 6 MB, 3 seconds. healthz.py answers only after the weights are
loaded and one X-ray has been scored. Weights are a layer below the source. On SIGTERM the server finishes its study, 20 seconds, within
a stop timeout of 40. Boxes run a digest and keep the previous one on disk: rolling back needs no pull. CI imports and exports its layer cache in the registry; a source build takes 3 minutes.`;

const answer = (code: string) => `${prose}\n\n\`\`\`dockerfile\n${code}\n\`\`\`\n`;
const reversed = dockerfile.split('\n').reverse().join('\n');

describe('A good Dockerfile and a hundred words', function () {
  this.timeout(60_000);
  const problem = complete.find(({ slug }) => slug === SLUG);

  it('earn 60 or more for the problem about containers, and less with its lines reversed', async () => {
    assert.ok(problem, `${SLUG} is not complete`);
    const [good, wrong] = [await judge(problem, answer(dockerfile)), await judge(problem, answer(reversed))];
    const open = good.findings.filter(({ credit }) => credit < 1).map(({ criterion, finding }) => `${criterion} is ${finding}`);
    assert.ok(good.score >= 60, `${good.score}: ${open.join(', ')}`);
    assert.ok(wrong.score < good.score, `${wrong.score} reversed, ${good.score} in order`);
  });

  it('earn less when all of the source is copied before the packages are installed', async () => {
    assert.ok(problem, `${SLUG} is not complete`);
    const early = dockerfile.replace(/^COPY [^\n]*lock[^\n]*$/m, (line) => `COPY . .\n${line}`);
    assert.notEqual(early, dockerfile);
    const [good, wrong] = [await judge(problem, answer(dockerfile)), await judge(problem, answer(early))];
    assert.ok(wrong.score < good.score, `${wrong.score} with the source first, ${good.score} in order`);
  });
});
