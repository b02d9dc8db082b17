import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { OwnClass } from '@huiyue/shared/contract/classes';
import type { Id } from '@huiyue/shared/ids';
import { callerAt, done, type Send } from './caller';
import { askFor, book, placeOf, type Town } from './openTown';
import { jingdezhen, noticeOf, publishedNotice } from './regulators';

export const demoSite: Id<'site'> = 'site_demo0001';

export async function as(town: Town, account: string): Promise<Send> {
  const { token } = done(await town.stranger(endpoints.loginDemo, { body: { account } }));
  return callerAt(town.door, token);
}

/** A notice of 景德镇's that pays 200 yuan for a child's month, and lets vouchers and visits be given out. */
async function publishSupport(town: Town): Promise<void> {
  const notice = noticeOf();
  const clause = notice.clauses[0]?.id;
  const rule = { jurisdiction: jingdezhen, clause, validity: {}, is: 'exactly' };
  const phrase = '托育每人每月补助200元，发放托育消费券，购买上门服务';
  await publishedNotice(town, {
    ...notice,
    clauses: [{ id: clause, document: notice.document.id, phrase }],
    rules: {
      subsidies: [
        {
          ...rule,
          id: 'test.operating',
          kind: 'operating',
          to: 'institution',
          lines: ['childcare'],
          per: 'attendedMonth',
          amounts: [{ amountFen: 20_000 }],
        },
        { ...rule, id: 'test.voucher', kind: 'voucher', to: 'person', lines: ['childcare'], amounts: [] },
        { ...rule, id: 'test.purchase', kind: 'purchase', to: 'person', lines: ['homeCare'], amounts: [] },
      ],
    },
  });
}

/**
 * August 2026 at the demo institution, as it stands in July: two children have places, one of them partly paid by a
 * voucher and told off for the sixth; an older person has visits bought for her.
 */
export async function demoMonth(town: Town): Promise<void> {
  await publishSupport(town);
  const [family, other, staff, regulator] = await Promise.all(
    ['family', 'family2', 'institution', 'regulator'].map((account) => as(town, account)),
  );
  if (!family || !other || !staff || !regulator) throw new Error('the demo town lacks people');
  const { household } = done(await family(endpoints.readMe, {}));
  const [child] = done(await family(endpoints.listChildren)).items;
  const [elder] = done(await family(endpoints.listElders)).items;
  const { items: classes } = done(await staff(endpoints.listSiteClasses, { params: { site: demoSite } }));
  const offer: OwnClass | undefined = classes.find(({ kind }) => kind === 'toddlerClass');
  if (!household || !child || !elder || !offer) throw new Error('the demo town lacks what is booked');

  const given = { household, jurisdiction: jingdezhen, from: '2026-07-01', to: '2026-12-31' };
  const { id: voucher } = done(
    await regulator(endpoints.issueVoucher, {
      body: {
        ...given,
        person: child.id,
        line: 'childcare',
        scope: { lines: ['childcare'] },
        valueFen: 50_000,
      },
    }),
  );
  done(
    await regulator(endpoints.issueVoucher, {
      body: {
        ...given,
        person: child.id,
        line: 'childcare',
        scope: { lines: ['childcare'], sites: [demoSite] },
        valueFen: 30_000,
      },
    }),
  );
  done(
    await regulator(endpoints.grantPurchase, {
      body: { ...given, person: elder.id, line: 'homeCare', visits: 8, visitFen: 6000 },
    }),
  );
  const { priceFen } = placeOf(offer, child.id);
  const mine = await book(
    { send: family },
    {
      ...placeOf(offer, child.id),
      voucher,
      familyFen: priceFen - 50_000,
    },
  );
  const theirs = done(
    await other(endpoints.addChild, { body: { name: '团团', birthDate: '2025-03-10', city: jingdezhen } }),
  );
  done(await other(endpoints.makeBookings, { body: askFor(offer, theirs.id) }));
  const { items } = done(
    await staff(endpoints.listSiteBookings, { params: { site: demoSite }, query: { state: 'requested' } }),
  );
  for (const { id } of items)
    done(await staff(endpoints.confirmBooking, { params: { booking: id }, body: {} }));
  const told = { params: { booking: mine.id }, body: { dates: ['2026-08-06'] } };
  done(await family(endpoints.reportAbsence, told));
}
