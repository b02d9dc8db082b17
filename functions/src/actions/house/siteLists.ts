import { stateAt } from '@huiyue/shared/booking';
import { bookingStateNames } from '@huiyue/shared/bookingStateNames';
import { addMonthsTo, firstDayOf, addDays, monthOf, type CivilDate } from '@huiyue/shared/civil';
import type { BillView } from '@huiyue/shared/contract/bills';
import type { StatementFile } from '@huiyue/shared/contract/statements';
import { allergenNames, dietNames } from '@huiyue/shared/dietNames';
import type { Allergen, Diet } from '@huiyue/shared/diet';
import { mealWayNames } from '@huiyue/shared/elderServices/mealWayNames';
import type { SiteList } from '@huiyue/shared/house/siteLists';
import type { Id } from '@huiyue/shared/ids';
import type { Actor } from '@huiyue/shared/people';
import { companionNames, listNames, markNames, postNames } from '@huiyue/shared/house/listNames';
import { paperNames } from '@huiyue/shared/registry/paperNames';
import type { Site } from '@huiyue/shared/site';
import { text, type Cell } from '@huiyue/shared/subsidies/sheetTable';
import type { Deps } from '../../ports';
import { absent, type Absent } from '../absent';
import { readSiteDay } from '../attendance';
import { listSiteBills } from '../billsRead';
import { siteInReach } from '../billsReach';
import { listOwnTours } from '../childcare/tours';
import { listSiteIncidents } from '../day/incidents';
import { listSiteQueue } from '../day/queue';
import { readRounds } from '../elderServices/rounds';
import { fileOf } from '../files';
import { listStaff } from '../registry/staff';
import { listClosings } from './closings';
import { listCompanionMeals } from './companionMeals';
import { readDeliveries } from './deliveries';
import { readKitchen } from './kitchen';

type Rows = readonly (readonly Cell[])[];
type Reader = (deps: Deps, actor: Actor, site: Site, date: CivilDate) => Promise<Rows>;

/** Longer than any list of a site. */
const all = { limit: 100_000, offset: 0 };
const number = (whole: number): Cell => ({ whole });
const row = (...cells: readonly string[]): readonly Cell[] => cells.map(text);
const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** Whatever stands on a page of the institution, as a file: the same reads, and nothing counted anew. */
export async function readSiteList(
  deps: Deps,
  actor: Actor,
  asked: {
    readonly site: Id<'site'>;
    readonly list: SiteList;
    readonly date: CivilDate;
    readonly format: 'csv' | 'xlsx';
  },
): Promise<StatementFile | Absent> {
  const { list, date, format } = asked;
  const site = await siteInReach(deps, actor, asked.site);
  if (!site) return absent;
  const rows = await readers[list](deps, actor, site, date);
  return fileOf(deps, { name: listNames[list], rows }, `${site.id}-${list}-${date}`, format);
}

const readers: Readonly<Record<SiteList, Reader>> = {
  async roster(deps, actor, site, date) {
    const day = await readSiteDay(deps, actor, { site: site.id, on: date });
    const items = 'absent' in day ? [] : day.items;
    return [
      row('姓名', '约的', '从', '到', '点名'),
      ...items.map(({ recipient, offer, from, to, mark }) =>
        row(recipient.name, offer, clock(from), clock(to), mark ? markNames[mark.kind] : ''),
      ),
    ];
  },
  async kitchen(deps, actor, site, date) {
    const kitchens = await eachMeal(deps, site, (id) => readKitchen(deps, actor, id, date));
    return [
      row('餐次', '菜', '姓名', '份数', '怎么吃', '过敏', '忌口'),
      ...kitchens.flatMap(({ name, labels }) =>
        labels.map((label) => [
          ...row(name, label.dish ?? '当天的菜', label.name),
          number(label.units),
          ...row(mealWayNames[label.way], allergyWords(label.allergies), dietList(label.diets)),
        ]),
      ),
    ];
  },
  async deliveries(deps, actor, site, date) {
    const rounds = await eachMeal(deps, site, (id) => readDeliveries(deps, actor, { service: id, date }));
    return [
      row('顺序', '餐次', '姓名', '地址', '菜', '份数', '联系人', '电话', '签收'),
      ...rounds.flatMap(({ name, stops }) =>
        stops.map((stop, index) => [
          number(index + 1),
          ...row(name, stop.name, stop.address, stop.dish ?? '当天的菜'),
          number(stop.units),
          ...row(stop.contact?.name ?? '', stop.contact?.phone ?? '', ''),
        ]),
      ),
    ];
  },
  async rounds(deps, actor, site, date) {
    const rounds = await readRounds(deps, actor, { site: site.id, date, ...all });
    const items = 'absent' in rounds ? [] : rounds.items;
    return [
      row('从', '到', '服务', '姓名', '地址', '谁去'),
      ...items.map(({ from, to, service, recipient, address, carer }) =>
        row(clock(from), clock(to), service.name, recipient.name, address ?? '', carer?.name ?? '还没有安排'),
      ),
    ];
  },
  async waitlist(deps, actor, site) {
    const queue = await listSiteQueue(deps, actor, { site: site.id, ...all });
    const items = 'absent' in queue ? [] : queue.items;
    return [
      row('约的', '哪一期', '排名', '姓名', '优先', '从哪天排起'),
      ...items.map(({ offer, period, rank, recipient, group, joinedOn }) => [
        ...row(offer.name, period),
        number(rank),
        ...row(recipient.name, group ?? '', joinedOn),
      ]),
    ];
  },
  async bookings(deps, _actor, site, date) {
    const now = deps.now();
    const bookings = await deps.bookings.ofSite(site.id, monthOf(date));
    return [
      row('预约', '姓名', '约的', '哪一期', '第一天', '状态', '价钱（元）'),
      ...bookings.map((booking) => [
        ...row(
          booking.id,
          booking.recipient.name,
          booking.offer.name,
          booking.sheet.period,
          booking.startsOn,
          bookingStateNames[stateAt(booking, now)],
        ),
        { fen: booking.payFen },
      ]),
    ];
  },
  async attendance(deps, actor, site, date) {
    const days = await Promise.all(daysIn(date).map((on) => readSiteDay(deps, actor, { site: site.id, on })));
    const items = days.flatMap((day) => ('absent' in day ? [] : day.items));
    return [
      row('日期', '姓名', '约的', '点名', '请过假'),
      ...items.map(({ on, recipient, offer, mark, isAnnounced }) =>
        row(on, recipient.name, offer, mark ? markNames[mark.kind] : '没有点', isAnnounced ? '是' : ''),
      ),
    ];
  },
  async menus(deps, _actor, site, date) {
    const services = (await deps.services.ofSite(site)).filter(({ product }) => product === 'meal');
    const [from, to] = [firstDayOf(monthOf(date)), daysIn(date).at(-1) ?? date];
    const menus = await Promise.all(
      services.map(async ({ id, name }) => ({ name, days: await deps.menus.of(id, { from, to }) })),
    );
    return [
      row('日期', '餐次', '菜', '含有', '适合'),
      ...menus.flatMap(({ name, days }) =>
        days.flatMap(({ date: on, dishes }) =>
          dishes.map((dish) => row(on, name, dish.name, allergyWords(dish.contains), dietList(dish.suits))),
        ),
      ),
    ];
  },
  async staff(deps, actor, site) {
    const staff = await listStaff(deps, actor, site.id);
    const items = 'absent' in staff ? [] : staff;
    return [
      row('姓名', '岗位', '身份证尾号', '到岗', '离开', '证书', '证书有效', '体检有效'),
      ...items.map((one) =>
        row(
          one.name,
          postNames[one.post],
          one.lastFour,
          one.since,
          one.leftOn ?? '',
          one.certificate ? `${one.certificate.title} ${one.certificate.number}` : '',
          one.isCertified ? '是' : '否',
          one.isHealthy ? '是' : '否',
        ),
      ),
    ];
  },
  async incidents(deps, actor, site) {
    const page = await listSiteIncidents(deps, actor, { site: site.id, state: 'all', ...all });
    const items = 'absent' in page ? [] : page.items;
    return [
      row('日期', '时间', '经过', '处理', '了结'),
      ...items.map((one) =>
        row(
          one.on,
          clock(one.at),
          one.what,
          one.words.map(({ words }) => words).join('；'),
          one.isOpen ? '没有' : '已了结',
        ),
      ),
    ];
  },
  async bills(deps, actor, site, date) {
    const page = await listSiteBills(deps, actor, { site: site.id, month: monthOf(date), ...all });
    const items = 'absent' in page ? [] : page.items;
    return [
      row('月份', '谁的', '开出', '一共', '家里付', '已付', '还欠', '交款日', '收款', '收据号'),
      ...items.map((one) => [
        ...row(
          one.month,
          [...new Set(one.lines.map(({ recipient }) => recipient.name))].join('、'),
          one.issuedAt === null ? '草稿' : one.issuedAt.slice(0, 10),
        ),
        ...[one.totalFen, one.familyFen, one.paidFen, one.leftFen].map((fen): Cell => ({ fen })),
        ...row(
          one.dueOn ?? '',
          one.payments.map(paymentWords).join('；'),
          one.payments.flatMap(({ receipt }) => (receipt === null ? [] : [String(receipt)])).join('、'),
        ),
      ]),
    ];
  },
  async companionMeals(deps, _actor, site) {
    const meals = await listCompanionMeals(deps, site.id);
    return [
      row('日期', '谁陪的', '姓名', '吃了什么', '觉得怎么样'),
      ...('absent' in meals ? [] : meals).map(({ on, companion, name, dishes, words }) =>
        row(on, companionNames[companion], name, dishes.join('、'), words),
      ),
    ];
  },
  async tours(deps, actor, site) {
    const tours = await listOwnTours(deps, actor, site.id);
    return [
      row('日期', '从', '到', '内容', '能来', '还空', '谁来', '取消'),
      ...('absent' in tours ? [] : tours).map((one) => [
        ...row(one.date, clock(one.from), clock(one.to), one.occasion === 'tour' ? '参观' : '陪餐'),
        number(one.places),
        number(one.openPlaces),
        ...row(one.parties.map(({ name, people }) => `${name} ${people} 人`).join('；'), one.closed ?? ''),
      ]),
    ];
  },
  async closings(deps, actor, site) {
    const closings = await listClosings(deps, actor, site.id);
    return [
      row('从', '到', '原因', '改到', '改期', '退掉', '不收这几天的钱', '还没办'),
      ...('absent' in closings ? [] : closings).map((one) => [
        ...row(one.from, one.until, one.reason, one.instead ?? ''),
        ...[one.moved, one.givenUp, one.told, one.left].map(number),
      ]),
    ];
  },
  async carers(deps, _actor, site) {
    const carers = await deps.carers.of(site.id);
    return [
      row('姓名', '哪天、几点', '离开'),
      ...carers.map(({ name, hours, leftOn }) =>
        row(
          name,
          hours
            .map(
              ({ weekday, from, to }) => `周${'一二三四五六日'.charAt(weekday)} ${clock(from)}–${clock(to)}`,
            )
            .join('；'),
          leftOn ?? '',
        ),
      ),
    ];
  },
  papers(_deps, _actor, { certificates = [] }) {
    return Promise.resolve([
      row('证照', '编号', '发证机关', '从', '到'),
      ...certificates.map((one) =>
        row(paperNames[one.kind], one.number, one.issuedBy, one.from, one.until ?? '长期'),
      ),
    ]);
  },
};

function paymentWords({ kind, direction, amountFen, at }: BillView['payments'][number]): string {
  const how = direction === 'returned' ? '退' : kind === 'cash' ? '现金' : '微信';
  return `${at.slice(0, 10)} ${how} ${(amountFen / 100).toFixed(2)}`;
}

async function eachMeal<T extends object>(
  deps: Deps,
  site: Site,
  read: (id: Id<'service'>) => Promise<T | Absent>,
): Promise<readonly T[]> {
  const services = (await deps.services.ofSite(site)).filter(({ product }) => product === 'meal');
  const found = await Promise.all(services.map(({ id }) => read(id)));
  return found.flatMap((one) => ('absent' in one ? [] : [one]));
}

function daysIn(date: CivilDate): readonly CivilDate[] {
  const month = monthOf(date);
  const days: CivilDate[] = [];
  for (let day = firstDayOf(month); day < firstDayOf(addMonthsTo(month, 1)); day = addDays(day, 1))
    days.push(day);
  return days;
}

function allergyWords(found: readonly Allergen[]): string {
  return found.map((one) => allergenNames[one]).join('、');
}

function dietList(found: readonly Diet[]): string {
  return found.map((one) => dietNames[one]).join('、');
}
