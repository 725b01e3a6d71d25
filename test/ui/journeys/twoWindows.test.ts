import { withSession } from '../session';
import type { Workbench } from '../workbench';

const CLOCK = 'mlops-design-practice.mlops-design-practice.mlopsPractice.clock';

/** A browser without a display takes all its pages for focused; this tells a page otherwise. */
const focus = (window: Workbench, has: boolean): Promise<unknown> =>
  window.page.evaluate(`document.hasFocus = () => ${has}; window.dispatchEvent(new Event('${has ? 'focus' : 'blur'}'));`);

describe('Two windows on one folder', () => {
  const session = withSession();

  it('share one clock: the window focused last owns it, the other shows it', async () => {
    const first = session.workbench;
    const second = await session.openWindow();
    await second.showContainer('MLOps Practice');
    await second.row('Problems', '1. CI/CD Pipeline').waitFor();
    // VS Code takes no notice of a window that loses a focus it was never told of.
    await focus(second, true);
    await focus(second, false);
    await first.showContainer('MLOps Practice');
    await first.row('Problems', '1. CI/CD Pipeline').click();
    await first.tab('01-cicd-pipeline').waitFor();
    await first.type('One path to production.');
    await first.row('Problems', 'Resume #1').waitFor();

    const owns = (page: typeof first): Promise<void> => page.statusItem(CLOCK).locator('.codicon-clock').waitFor();
    const shows = (page: typeof first): Promise<void> => page.statusItem(CLOCK).locator('.codicon-multiple-windows').waitFor();
    // It was open before the attempt began.
    await shows(second);
    await owns(first);

    await focus(first, false);
    await focus(second, true);
    await owns(second);
    await shows(first);

    await focus(second, false);
    await focus(first, false);
    await focus(first, true);
    await owns(first);
    await shows(second);

    // A pause in one is a pause in both.
    await first.run('MLOps Practice: Pause or Resume the Clock');
    await second.row('Problems', /Resume #1.*\(\d\d:\d\d left\)/).waitFor();
  });
});
