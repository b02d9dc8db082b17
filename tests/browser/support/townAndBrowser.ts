import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Role } from '@huiyue/shared/people';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import { callerAt, done, type Send } from '../../support/town/caller';
import { as } from '../../support/town/demoMonth';
import { openTown, type Town } from '../../support/town/openTown';
import { openBrowser, shot, type OpenBrowser, type PhoneOptions, type WebPhone } from './browser';
import { connect, type Network } from './phoneInTown';
import { builtH5, serveFolder } from './serveFolder';

export type OpenOptions = PhoneOptions & {
  /** The page it opens, as in an address: `/packages/money/bills/index?site=…`. Otherwise where the person is at home. */
  readonly path?: string;
  readonly network?: Network;
  /** Runs on every page before the page's own script. */
  readonly script?: string;
  /** Stays open after its test, until whoever asked for it closes it, or until the last test. */
  readonly isKept?: boolean;
};

export type TownAndBrowser = {
  readonly town: Town;
  readonly browser: OpenBrowser;
  /** The last phone that was opened. */
  readonly phone: WebPhone;
  /** What went wrong on any phone of this test without being shown. */
  readonly problems: readonly string[];
  /** A phone with nothing on it and nobody signed in, at the town's hour. */
  open(options?: OpenOptions): Promise<Page>;
  /** The same with a demo account signed in, by its id (`family`, `institution`, `regulator`, …). */
  openAs(account: string, options?: OpenOptions): Promise<Page>;
  /**
   * Another page by its address, in the program that is open. Only once one has arrived: a program that is just sending
   * its person somewhere goes there after all.
   */
  goTo(page: Page, path: string): Promise<void>;
  /** The calls of a demo account without a phone. */
  as(account: string): Promise<Send>;
};

/**
 * What a file of browser tests needs, opened once and closed by itself: the browser, the built pages and the town.
 *
 * @param towns 'one for each test', or 'one for all', which is cheaper where tests do not get in each other's way.
 */
export function townAndBrowser(
  towns: 'one for each test' | 'one for all' = 'one for each test',
): TownAndBrowser {
  let browser: OpenBrowser;
  let files: Awaited<ReturnType<typeof serveFolder>>;
  let town: Town;
  let phones: WebPhone[] = [];
  const keptPhones: WebPhone[] = [];
  let last: WebPhone | undefined;

  const closePhones = async () => {
    const open = phones;
    phones = [];
    await Promise.all(open.map((phone) => phone.close()));
  };
  const openPhone = async (
    { path, network, script, isKept = false, ...options }: OpenOptions,
    session?: Session,
  ) => {
    const phone = await browser.openPhone(options);
    last = phone;
    (isKept ? keptPhones : phones).push(phone);
    await phone.page.clock.setFixedTime(new Date(town.clock.now()));
    await connect(phone.context, town, network);
    if (session) await keepSession(phone.context, session);
    if (script !== undefined) await phone.context.addInitScript(script);
    await phone.page.goto(`${files.address}/#${path ?? homeOf[session?.role ?? 'family']}`);
    return phone.page;
  };

  beforeAll(async () => {
    browser = await openBrowser();
    files = await serveFolder(builtH5);
    if (towns === 'one for all') town = await openTown();
  });
  afterAll(async () => {
    const open = keptPhones.filter(({ page }) => !page.isClosed());
    await Promise.all(open.map((phone) => phone.close()));
    await browser?.close();
    files?.close();
    if (towns === 'one for all') await town?.close();
  });
  beforeEach(async () => {
    if (towns === 'one for each test') town = await openTown();
  });
  afterEach(async ({ task }) => {
    const page = last?.page;
    if (task.result?.state === 'fail' && page && !page.isClosed()) await shot(page, `stopped-${task.id}`);
    await closePhones();
    if (towns === 'one for each test') await town?.close();
  });

  return {
    get town() {
      return town;
    },
    get browser() {
      return browser;
    },
    get phone() {
      if (!last) throw new Error('no phone has been opened');
      return last;
    },
    get problems() {
      return phones.flatMap((phone) => phone.problems);
    },
    open: (options = {}) => openPhone(options),
    async openAs(account, options = {}) {
      const { token } = done(await town.stranger(endpoints.loginDemo, { body: { account } }));
      const { role } = done(await callerAt(town.door, token)(endpoints.readMe));
      return openPhone(options, { token, role });
    },
    async goTo(page, path) {
      await page.goto(`${files.address}/#${path}`);
    },
    as: (account) => as(town, account),
  };
}

/** Where each role begins, as the program sends them there after signing in. */
const homeOf = {
  family: '/pages/places/index',
  institution: '/packages/day/today/index',
  desk: '/packages/desk/cases/index',
  regulator: '/packages/regulator/desk/index',
} as const satisfies Record<Role, string>;

type Session = { readonly token: string; readonly role: Role };

/** As the sign-in page leaves it on the phone. Once: who signs out on the phone stays signed out. */
async function keepSession(context: BrowserContext, { token, role }: Session): Promise<void> {
  await context.addInitScript(
    `if (location.protocol.startsWith('http') && !localStorage.getItem('signedInOnce')) {
      localStorage.setItem('signedInOnce', 'yes');
      localStorage.setItem('session', '${JSON.stringify({ data: token })}');
      localStorage.setItem('role', '${JSON.stringify({ data: role })}');
    }`,
  );
}
