import { dateAt, isoAt, type CivilDate, type Instant } from '../civil';
import { yuanText } from '../money';
import type { FactsOf, NoticeKind } from './notice';

/**
 * What a notice says, in the one place that says it: the app shows these words, an SMS carries them, and the desk reads
 * them out. They stand here and not among the words of the app because the server sends them where no app is.
 */
export type NoticeWords = { readonly title: string; readonly text: string };

export function noticeWords<K extends NoticeKind>({
  kind,
  facts,
}: {
  readonly kind: K;
  readonly facts: FactsOf<K>;
}): NoticeWords {
  return sayings[kind](facts);
}

type Booked = FactsOf<'bookingConfirmed'>;

const sayings: { readonly [K in NoticeKind]: (facts: FactsOf<K>) => NoticeWords } = {
  bookingRequested: (f) => ({
    title: '有新的预约申请',
    text: `${booked(f)}申请预约。${f.answerBy === undefined ? '' : `请在${clock(f.answerBy)}前答复。`}`,
  }),
  bookingCancelled: (f) => ({ title: '预约已取消', text: `${booked(f)}，家庭取消了预约，名额已经放开。` }),
  bookingAccepted: (f) => ({
    title: '候补家庭接受了名额',
    text: `${booked(f)}，家庭接受了空出的名额。${f.answerBy === undefined ? '' : `请在${clock(f.answerBy)}前答复。`}`,
  }),
  bookingConfirmed: (f) => ({ title: '预约成功', text: `${booked(f)}，机构已经确认。` }),
  bookingReturned: (f) => ({
    title: '预约没有被接收',
    text: `${booked(f)}，机构退回了申请。${because(f.reason)}您可以改约其他机构。`,
  }),
  bookingOffered: (f) => ({
    title: '有名额了，请尽快答复',
    text: `${booked(f)}，名额已经为您留出。${f.answerBy === undefined ? '' : `请在${clock(f.answerBy)}前答复，过时名额会让给下一位。`}`,
  }),
  bookingExpired: (f) => ({
    title: '到期没有答复',
    text: `${booked(f)}，到期没有答复，名额已经放开，没有收费。`,
  }),
  bookingClosed: (f) => ({
    title: '机构停收',
    text: `${booked(f)}，机构停止了这项服务。${because(f.reason)}没有用到的部分按规定退费。`,
  }),
  bookingTransferred: (f) => ({
    title: '已转到别处',
    text: `${booked(f)}，预约已经转到这里，价格不会更高。${because(f.reason)}`,
  }),
  bookingGivenUp: (f) => ({
    title: '这个预约不要了',
    text: `${booked(f)}，老人或家里人取消了，机构不再准备。`,
  }),
  stayAway: (f) => ({
    title: '停一停',
    text: `${f.person}${day(f.on)}到${day(f.until)}不在家，这几天订好的服务都停了，之后照常。`,
  }),
  stayEnded: (f) => ({
    title: '不停了，照常',
    text: `${f.person}${day(f.on)}到${day(f.until)}又在家了，订好的服务恢复。`,
  }),
  bookingMealChanged: (f) => ({
    title: '改了菜或怎么吃',
    text: `${booked(f)}，机构改了菜或怎么吃，打开预约就能看到。${because(f.reason)}`,
  }),
  bookingCancelledByInstitution: (f) => ({
    title: '机构取消了预约',
    text: `${booked(f)}，机构取消了预约。${because(f.reason)}`,
  }),
  bookingPaused: (f) => ({ title: '暂停服务', text: `${booked(f)}，家庭暂停了一段时间。` }),
  billIssued: (f) => ({
    title: '账单已开出',
    text: `${f.site}开出了${Number(f.month.slice(5))}月的账单，共${yuanText(f.amountFen)}元，请在${day(f.on)}前付清。`,
  }),
  absenceNoted: (f) => ({ title: '请假已登记', text: `${booked(f)}，请假已经登记。` }),
  lateRequestAnswered: (f) => ({
    title: f.isAccepted ? '机构同意了您的请求' : '机构没有同意您的请求',
    text: `${booked(f)}，截单以后提出的改动，机构${f.isAccepted ? '已经同意' : '没有同意'}。${because(f.reason)}`,
  }),
  mealMissed: (f) => ({
    title: '今天没有来用餐',
    text: `${f.person}${day(f.on)}在${f.site}订了${f.what ?? '餐'}，没有来取，请尽快联系。`,
  }),
  standingOrderDayNotBooked: (f) => ({
    title: '有一天没有订上',
    text: `${f.person}的长期预约，${day(f.on)}的${f.what}没有订上。${because(f.reason)}`,
  }),
  complaintAnswered: (f) => ({ title: '投诉有答复了', text: `${f.site}答复了您的投诉，编号${f.number}。` }),
  complaintRaised: (f) => ({
    title: '有新的投诉',
    text: `${f.site}收到一件投诉，编号${f.number}。${f.on === undefined ? '' : `请在${day(f.on)}前答复。`}`,
  }),
  reportAnswered: (f) => ({ title: '举报有结果了', text: `您反映的情况已经有了答复，编号${f.number}。` }),
  closureDay: (f) => ({
    title: '停业通知',
    text: `${f.site}${f.until === undefined || f.until === f.on ? day(f.on) : `${day(f.on)}至${day(f.until)}`}停业，这些天不收费。${because(f.reason)}`,
  }),
  incident: (f) => ({
    title: '突发情况',
    text: `${f.person ?? ''}${day(f.on)}在${f.site}遇到情况，请尽快与机构联系。${because(f.reason)}`,
  }),
  consentAsked: (f) => ({
    title: '请您同意',
    text: `${f.by ?? '家人'}想替${f.person}预约${f.what ?? '服务'}，要先征得本人同意。同意或者不同意都可以。`,
  }),
  circleJoined: (f) => ({ title: '有家人加入', text: `${f.by}加入了${f.person}的照护圈。` }),
  numberLinked: (f) => ({
    title: '新登记了一个号码',
    text: `热线或窗口核对过以后，把尾号${f.number}的号码登记到您家。不是您家的号码，请打热线。`,
  }),
  slipOfBooking: (f) => ({
    title: '预约单',
    text: `${booked(f)}。预约号 ${f.number}。要改、要取消，${calling(f)}报这个号。`,
  }),
  slipOfPayment: (f) => ({
    title: '收据',
    text: `${f.site}收到${Number(f.month.slice(5))}月的账单${yuanText(f.amountFen)}元，收据号 ${f.number}。`,
  }),
  renewalDue: (f) => ({
    title: '该续约了',
    text: `${booked(f)}，到${day(f.on)}为止，想继续请在这之前续约。`,
  }),
  capPublished: (f) => ({
    title: '公布了新的限价',
    text: `《${f.title}》从${day(f.on)}起执行，${f.site ?? '您的机构'}${f.count === undefined ? '有' : `有${f.count}项`}在售价格高于新的限价，请调整。`,
  }),
};

function booked({ person, site, what, on }: Booked): string {
  return `${person}，${site}“${what}”，${day(on)}`;
}

function calling({ hotline, sitePhone }: FactsOf<'slipOfBooking'>): string {
  const calls = [
    ...(hotline === undefined ? [] : [`热线 ${hotline}`]),
    ...(sitePhone === undefined ? [] : [`机构 ${sitePhone}`]),
  ];
  return calls.length === 0 ? '' : `打${calls.join(' 或')}，`;
}

function because(reason: string | undefined): string {
  return reason === undefined || reason === '' ? '' : `说明：${reason.replace(/[。.]$/u, '')}。`;
}

function day(date: CivilDate): string {
  return `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;
}

function clock(at: Instant): string {
  return `${day(dateAt(at))}${isoAt(at).slice(11, 16)}`;
}
