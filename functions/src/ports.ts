import type { Complaint } from '@huiyue/shared/after/complaint';
import type { Rating } from '@huiyue/shared/after/rating';
import type { LateTerms } from '@huiyue/shared/attendance/lateTerms';
import type { Attendance } from '@huiyue/shared/attendance/attendance';
import type { Bill, Payment } from '@huiyue/shared/billing/bill';
import type { BillingExemption } from '@huiyue/shared/billing/exemption';
import type { RefundTerms } from '@huiyue/shared/billing/refundTerms';
import type { Booking, BookingAct } from '@huiyue/shared/booking';
import type { ChildcareClass } from '@huiyue/shared/childcare/childcareClass';
import type { Consent } from '@huiyue/shared/circle/consent';
import type { ElderWord } from '@huiyue/shared/circle/elderWord';
import type { Invitation } from '@huiyue/shared/circle/invitation';
import type { Member } from '@huiyue/shared/circle/member';
import type { Leaving } from '@huiyue/shared/childcare/leaving';
import type { TrialTerms, TrialUse } from '@huiyue/shared/childcare/trial';
import type { CivilDate, CivilMonth, Instant } from '@huiyue/shared/civil';
import type { AreaPause } from '@huiyue/shared/desk/areaPause';
import type { Callback } from '@huiyue/shared/desk/callback';
import type { Emergency } from '@huiyue/shared/desk/emergency';
import type { IdentityNumber, NumberKind } from '@huiyue/shared/desk/identityNumber';
import type { LinkProof } from '@huiyue/shared/desk/linkProof';
import type { LateRequest } from '@huiyue/shared/elderServices/lateRequest';
import type { Menu } from '@huiyue/shared/elderServices/menu';
import type { Missed } from '@huiyue/shared/elderServices/missed';
import type { Carer, Rounds } from '@huiyue/shared/elderServices/rounds';
import type { ServiceRecord } from '@huiyue/shared/elderServices/serviceRecord';
import type { PersonPauses, StandingOrder } from '@huiyue/shared/elderServices/standingOrder';
import type { Closing } from '@huiyue/shared/house/closing';
import type { CompanionMeal } from '@huiyue/shared/house/companionMeal';
import type { DeliveryRoute } from '@huiyue/shared/house/route';
import type { Id, IdKind } from '@huiyue/shared/ids';
import type { Incident } from '@huiyue/shared/incidents/incident';
import type { Command } from '@huiyue/shared/ledger/commands';
import type { QueueMove } from '@huiyue/shared/ledger/queue';
import type { PlaceSheetId, Sheet, SheetId, Terms } from '@huiyue/shared/ledger/sheet';
import type { DaySet } from '@huiyue/shared/ledger/span';
import type { ToldBooking } from '@huiyue/shared/notices/bookingNotices';
import type { Notice, NoticeTopic, Tell } from '@huiyue/shared/notices/notice';
import type { NoticeWords } from '@huiyue/shared/notices/noticeWords';
import type {
  KeptNotice,
  NoticeSettings,
  Sending,
  SendingRules,
  SendResult,
} from '@huiyue/shared/notices/sending';
import type { Actor, Child, Elder, Role } from '@huiyue/shared/people';
import type { Plan } from '@huiyue/shared/plan';
import type { PolicyAmendment } from '@huiyue/shared/contract/policyAmendment';
import type { Policy } from '@huiyue/shared/policy/assemble';
import type { Clause } from '@huiyue/shared/policy/clauses';
import type { PolicyDraft } from '@huiyue/shared/publishing/draft';
import type { Period, Refusal } from '@huiyue/shared/refusals';
import type { SelfCheck } from '@huiyue/shared/registry/selfCheck';
import type { Barred, BarredAttempt, StaffMember } from '@huiyue/shared/registry/staffMember';
import type { Service } from '@huiyue/shared/service';
import type { Site } from '@huiyue/shared/site';
import type { Book, Finding } from '@huiyue/shared/subsidies/proof';
import type { SheetTable } from '@huiyue/shared/subsidies/sheetTable';
import type { PersonId, Standing } from '@huiyue/shared/subsidies/standing';
import type { Statement } from '@huiyue/shared/subsidies/statement';
import type { TourBooking, TourSlot } from '@huiyue/shared/tours/tour';
import type { Purchase } from '@huiyue/shared/vouchers/purchase';
import type { Voucher } from '@huiyue/shared/vouchers/voucher';

/** Everything with a side effect, handed to whoever needs it. Tests hand in a fixed clock and a local store. */
export type Deps = {
  readonly now: () => Instant;
  readonly newId: <K extends IdKind>(kind: K) => Id<K>;
  /** SHA-256, in hexadecimal. */
  readonly digest: (text: string) => string;
  /** The packs and everything published since, as last taken up: see {@link Publishing}. */
  readonly policy: Policy;
  readonly accounts: Accounts;
  readonly children: Children;
  readonly sites: Sites;
  readonly classes: Classes;
  readonly elders: Elders;
  readonly members: Records<Member>;
  readonly invitations: Records<Invitation>;
  readonly circles: Circles;
  readonly consents: Records<Consent>;
  readonly elderWords: Records<ElderWord>;
  readonly services: Services;
  readonly menus: Records<Menu>;
  readonly pictures: Records<Picture>;
  readonly carers: Records<Carer>;
  readonly rounds: Records<Rounds>;
  readonly standingOrders: Records<StandingOrder>;
  readonly pauses: Records<PersonPauses>;
  readonly lateRequests: Records<LateRequest>;
  readonly serviceRecords: Records<ServiceRecord>;
  readonly missed: Records<Missed>;
  readonly bookings: Bookings;
  readonly ledger: Ledger;
  readonly answers: Answers;
  readonly vouchers: Vouchers;
  readonly purchases: Purchases;
  readonly standings: Standings;
  readonly statements: Statements;
  readonly proofs: Proofs;
  readonly attendance: Attendances;
  readonly bills: Bills;
  readonly incidents: Records<Incident>;
  readonly lateTerms: Records<LateTerms>;
  readonly dayCodes: DayCodes;
  readonly spreadsheets: Spreadsheets;
  readonly identities: Identities;
  readonly bookingCodes: BookingCodes;
  readonly servedHouseholds: Records<ServedHousehold>;
  readonly knownNumbers: Records<KnownNumber>;
  readonly proofGuesses: Records<ProofGuesses>;
  readonly proofCodes: Records<ProofCode>;
  readonly callbacks: Records<Callback>;
  readonly emergencies: Records<Emergency>;
  readonly areaPauses: Records<AreaPause>;
  readonly tokens: Tokens;
  readonly wechatLogin: WechatLogin;
  readonly publishing: Publishing;
  readonly trials: Records<TrialTerms>;
  readonly trialUses: Records<TrialUse>;
  readonly leavings: Records<Leaving>;
  readonly tours: Records<TourSlot | TourBooking>;
  readonly ratings: Records<Rating>;
  readonly complaints: Records<Complaint>;
  readonly staff: Records<StaffMember>;
  readonly barred: Records<Barred>;
  readonly barredAttempts: Records<BarredAttempt>;
  readonly selfChecks: Records<SelfCheck>;
  readonly deliveryRoutes: Records<DeliveryRoute>;
  readonly closings: Records<Closing>;
  readonly companionMeals: Records<CompanionMeal>;
  readonly log: Log;
  readonly notices: Records<KeptNotice>;
  readonly sendings: Records<Sending>;
  readonly noticeSettings: Records<NoticeSettings>;
  readonly noticeTasks: Records<NoticeTask>;
  readonly outbox: Outbox;
  readonly messaging: Messaging;
};

/** What a family shows at the door on one day: six figures, and what a picture says. */
export type DayCodes = Record<'pinOf' | 'codeOf', (booking: Id<'booking'>, on: CivilDate) => string>;

/** Identifies one write of one account: the key it came under, and a digest of what it said. */
export type Receipt = {
  readonly account: Id<'account'>;
  readonly key: string;
  readonly bodyHash: string;
  readonly status: 200 | 201;
};

/** With a digest of account and key, in hexadecimal: what such a write makes is named after it. */
export type NamingReceipt = Receipt & { readonly digest: string };

/** The answer a write gives. It is stored in the same commit as the change, so a repeat finds both or neither. */
export type Reply = { readonly receipt: Receipt; readonly body: unknown };

export type KeptAnswer = { readonly bodyHash: string; readonly body: unknown };

/** Thrown by the store when a twin of this write got there first; the edge then gives the twin's answer. */
export class AnsweredBefore extends Error {
  override readonly name = 'AnsweredBefore';
}

export type Answers = {
  find(account: Id<'account'>, key: string): Promise<KeptAnswer | undefined>;
};

export type Account = {
  readonly id: Id<'account'>;
  readonly role: Role;
  readonly displayName: string;
  readonly household?: Id<'household'>;
  readonly sites: readonly Id<'site'>[];
  readonly jurisdictions?: readonly string[];
};

/** How an account is recognised at the door: by WeChat's identity, or by name in the local edition. */
export type Credential = { readonly kind: 'wechat' | 'demo'; readonly name: string };

export type DemoAccount = { readonly name: string; readonly about: string; readonly account: Account };

export type Accounts = {
  find(id: Id<'account'>): Promise<Account | undefined>;
  findByCredential(credential: Credential): Promise<Account | undefined>;
  /** The demo accounts of the local edition; none elsewhere. */
  listDemo(): Promise<readonly DemoAccount[]>;
  /** Gives back the account that holds the credential: this one, or the one that took it first. */
  open(account: Account, credential: Credential, about?: string): Promise<Account>;
};

export type Children = {
  list(household: Id<'household'>): Promise<readonly Child[]>;
  find(household: Id<'household'>, child: Id<'child'>): Promise<Child | undefined>;
  findEach(
    wanted: readonly { readonly household: Id<'household'>; readonly child: Id<'child'> }[],
  ): Promise<readonly Child[]>;
  add(child: Child, reply: Reply): Promise<void>;
  /** The next revision of the card, and of what was proven. */
  change(child: Child, reply: Reply): Promise<'committed' | 'stale'>;
  remove(child: Child, reply: Reply): Promise<void>;
};

export type Beginnings = { readonly member?: Member; readonly consent?: Consent };

/** The old, as the young: asked for nothing but what a service needs. */
export type Elders = {
  list(household: Id<'household'>): Promise<readonly Elder[]>;
  find(household: Id<'household'>, elder: Id<'elder'>): Promise<Elder | undefined>;
  /** With whoever keeps the card in her circle, and what she has still to be asked, in the same commit. */
  add(elder: Elder, begins: Beginnings, reply: Reply): Promise<void>;
  change(elder: Elder, reply: Reply): Promise<'committed' | 'stale'>;
  remove(elder: Elder, reply: Reply): Promise<void>;
};

export type Services = {
  find(id: Id<'service'>): Promise<Service | undefined>;
  inCity(city: string): Promise<readonly Service[]>;
  ofSite(site: Site): Promise<readonly Service[]>;
  publish(published: Service, reply: Reply): Promise<void>;
};

/** A photograph of a dish, as small as it was sent. */
export type Picture = {
  readonly id: Id<'picture'>;
  readonly site: Id<'site'>;
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly bytes: number;
  /** In base64. */
  readonly data: string;
  readonly revision: number;
};

export type SiteWithClasses = { readonly site: Site; readonly classes: readonly ChildcareClass[] };

export type Sites = {
  find(id: Id<'site'>): Promise<Site | undefined>;
  inCity(city: string): Promise<readonly SiteWithClasses[]>;
  /** The particulars of a site after its last revision; `stale` when somebody else wrote one first. */
  change(next: Site, reply?: Reply): Promise<'committed' | 'stale'>;
};

export type Classes = {
  find(id: Id<'class'>): Promise<ChildcareClass | undefined>;
  ofSite(site: Site): Promise<readonly ChildcareClass[]>;
  publish(published: ChildcareClass, reply: Reply): Promise<void>;
};

export type Page<T> = { readonly items: readonly T[]; readonly next: string | undefined };

/** Where a list of bookings goes on: after the one that was asked for then. */
export type BookingCursor = {
  readonly startsOn: CivilDate;
  /** Minutes into that day. */
  readonly from: number;
  readonly booking: Id<'booking'>;
};

/** The part of a list that starts on these days; both ends count, and one left out is open. */
export type DaysOfList = { readonly from?: CivilDate | undefined; readonly until?: CivilDate | undefined };

export type Bookings = {
  find(id: Id<'booking'>): Promise<Booking | undefined>;
  findAll(ids: readonly Id<'booking'>[]): Promise<readonly Booking[]>;
  /** By the day and minute at which they start, the latest first unless told otherwise; ended ones included. */
  ofHousehold(
    household: Id<'household'>,
    page: DaysOfList & {
      readonly limit: number;
      readonly cursor?: BookingCursor | undefined;
      readonly soonestFirst?: boolean | undefined;
    },
  ): Promise<{ readonly items: readonly Booking[]; readonly next: BookingCursor | undefined }>;
  /** All bookings of a site whose sheets lie in a month, ended ones included; may lag by a moment. */
  ofSite(site: Id<'site'>, month: CivilMonth): Promise<readonly Booking[]>;
};

/** Plans that belong together, with the terms that sheets nobody has drawn up yet would start from. */
export type LedgerOrder = {
  readonly plans: readonly Plan[];
  /** Undefined where the sheet must be there already, since a booking stands on it. */
  readonly seller: (sheet: PlaceSheetId) => Seller | undefined;
};

/** What a sheet is drawn up from, and the revision of the class or service that says so. */
export type Seller = { readonly terms: Terms; readonly revision: number };

export type LedgerResult =
  | { readonly kind: 'committed'; readonly bookings: readonly Booking[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  /** A booking of this very id is there: the same order came before. */
  | { readonly kind: 'repeated' }
  /** What the order was decided upon has changed meanwhile: load again, plan again. */
  | { readonly kind: 'stale' };

export type Ledger = {
  /** Sheets as they stand. A sheet nobody has touched is not among them. */
  sheets(ids: readonly SheetId[]): Promise<readonly Sheet[]>;
  /** Those of one seller, in order of time. */
  sheetsFrom(of: PlaceSheetId['of'], from: Period): Promise<readonly Sheet[]>;
  /** The only way to take or give back a place. */
  commit(order: LedgerOrder): Promise<LedgerResult>;
  /** New terms of a class or service, on every sheet already drawn up from `from` on, all or nothing. */
  changeTerms(change: TermsChange, reply: Reply): Promise<TermsResult>;
  /** Something a regulator or a seller does to one sheet itself, with the answer it gives. */
  amendSheet(
    sheet: PlaceSheetId,
    seller: Seller,
    command: Extract<Command, { do: 'allow' }>,
    reply: Reply,
  ): Promise<TermsResult>;
  /** Offers what has come free by the clock alone, on every sheet whose turn has come. How many places were offered. */
  offerWhatIsFree(): Promise<number>;
  /** The log of a sheet's queue, oldest first. */
  queueLog(sheet: PlaceSheetId): Promise<readonly QueueLogEntry[]>;
};

/**
 * Asks once what stands still from today on; then of each sheet, on which of its days what it sells does. Whoever makes
 * an offer asks this first: nobody is offered what they could not accept.
 */
export type Standstill = () => Promise<(sheet: PlaceSheetId) => Promise<DaySet>>;

export type TermsChange = {
  readonly next:
    | { readonly kind: 'class'; readonly class: ChildcareClass }
    | { readonly kind: 'service'; readonly service: Service };
  readonly from: Period;
  readonly termsOn: (sheet: PlaceSheetId) => Terms;
  /** Sheets that may be being drawn up right now, from the old terms. */
  readonly mayBeDrawn: readonly PlaceSheetId[];
};

export type TermsResult =
  | { readonly kind: 'committed' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'stale' };

/** One move of a queue. Each names the one before it by hash, so none can be taken out or put in between. */
export type QueueLogEntry = QueueMove & {
  readonly number: number;
  readonly before: string;
  readonly hash: string;
};

/**
 * Things that are kept as they were said, by whose they are: a card, a menu, a complaint. Each carries its revision,
 * counted from 1, and the next one is written only over the one before.
 */
export type Records<T> = {
  find(owner: string, key: string): Promise<T | undefined>;
  /** Those that are there, in no particular order. */
  findEach(wanted: readonly { readonly owner: string; readonly key: string }[]): Promise<readonly T[]>;
  /** All of one owner, or those of a range of keys, ends included; in order of their keys. */
  of(owner: string, range?: { readonly from?: string; readonly to?: string }): Promise<readonly T[]>;
  /** The kind's second list, in its own order. May lag by a moment. */
  listed(on: string, range?: { readonly from?: string; readonly to?: string }): Promise<readonly T[]>;
  /** What is due up to then, soonest first. Which ones may lag by a moment; what they say does not. */
  due(on: string, until: string): Promise<readonly T[]>;
  /**
   * All of them or none, with the answer they give and whom it tells what; `stale` where somebody else wrote one
   * first. See shared/src/notices/notice.ts for how to tell.
   */
  write(next: readonly T[], reply?: Reply, tell?: readonly Tell[]): Promise<'committed' | 'stale'>;
};

/** Somebody comes in: the code is used up, the member stands in the circle, and where they order, she is asked. */
type Joining = {
  readonly invitation: Invitation;
  readonly member: Member;
  readonly consent?: Consent;
};
export type Circles = {
  join(joining: Joining, reply: Reply): Promise<'committed' | 'stale'>;
};

/** A number on its way from the search to where it is put down, without the number. */
export type NumberTicket = {
  readonly kind: NumberKind;
  readonly keyId: string;
  /** Under the key in use first, then under earlier ones. */
  readonly hashes: readonly string[];
  readonly lastFour: string;
  readonly birthDate?: CivilDate;
  readonly account: Id<'account'>;
  readonly until: Instant;
};

/** Telephone numbers and identity cards as keyed hashes. Of the numbers themselves nothing is kept anywhere. */
export type Identities = {
  /** Names the key in use, so that rows under an earlier one are known as such. */
  readonly keyId: string;
  hashesOf(number: IdentityNumber): readonly string[];
  /** One name for one matter, in hexadecimal: found again, it has the same. Not for what must not be guessed. */
  nameFrom(parts: readonly string[]): string;
  /** Six figures that nobody can reckon without the key. */
  codeOf(parts: readonly string[]): string;
  seal(ticket: NumberTicket): string;
  /** Undefined for what was not sealed here. */
  open(sealed: string): NumberTicket | undefined;
};

/** Somebody gave this number: for themselves, or for one of the household. */
export type KnownNumber = {
  readonly hash: string;
  readonly keyId: string;
  readonly kind: NumberKind;
  readonly lastFour: string;
  readonly household: Id<'household'>;
  readonly recipient?: Booking['recipient']['id'];
  readonly name: string;
  readonly birthDate?: CivilDate;
  readonly by: Id<'account'>;
  readonly at: Instant;
  /** Each time it was put down for a household that was there already: by whom, and on what proof. */
  readonly links?: readonly NumberLink[];
  readonly revision: number;
};

export type NumberLink = {
  readonly proof: LinkProof;
  readonly by: Id<'account'>;
  readonly at: Instant;
};

/** A code that was sent to a household at one worker's word. The code itself is not kept: it follows from this. */
export type ProofCode = {
  readonly account: Id<'account'>;
  readonly household: Id<'household'>;
  /** The number it is to be linked by it; no other. */
  readonly hash: string;
  /** The last four of where it went. */
  readonly phoneEnd: string;
  readonly at: Instant;
  /** `sending`: taken by the gateway or not, nobody knows. */
  readonly state: 'sending' | 'sent' | 'failed';
  readonly revision: number;
};

/** How often one worker could not prove one household in a row. */
export type ProofGuesses = {
  readonly account: Id<'account'>;
  readonly household: Id<'household'>;
  readonly wrong: number;
  readonly at: Instant;
  readonly revision: number;
};

/** A desk of this place took the household in. */
export type ServedHousehold = {
  readonly household: Id<'household'>;
  readonly jurisdiction: string;
  readonly by: Id<'account'>;
  readonly at: Instant;
  readonly revision: number;
};

/** Bookings by the code people know them by. Written behind each new booking; it may lag by a moment. */
export type BookingCodes = { find(code: string): Promise<readonly Id<'booking'>[]> };

/** Something to tell once its time has come, if it is still so then. */
export type NoticeTask = {
  /** A deadline of the booking `of` at the revision `key`; the publication `key` of the place `of`. */
  readonly kind: 'expiry' | 'publication';
  readonly of: string;
  readonly key: string;
  readonly dueAt?: Instant;
  readonly revision: number;
};

export type Outbox = {
  /** Notices that follow from what was committed before. Whichever is there already stays as it is. */
  put(tells: readonly Tell[], cause: string): Promise<void>;
  /** The same notices, told to others as well. */
  copy(notices: readonly Notice[]): Promise<void>;
  /** Sorts before the ids of all notices since then. */
  since(at: Instant): Id<'notice'>;
  /** A notice for whoever was told of it as it came to be: it lies there to be read, and goes no further way. */
  toldAlready(notice: Notice): KeptNotice;
  /** Under which key a sending lies with its place. */
  keyOf(sending: Pick<Sending, 'notice' | 'channel' | 'reader'>): string;
  /** The same of something to look after later. */
  setTask(task: Omit<NoticeTask, 'revision'>): Promise<void>;
  /** The next revisions of all of them, or of none. */
  commit(
    rows: {
      readonly notices?: readonly KeptNotice[];
      readonly sendings?: readonly Sending[];
      readonly settings?: readonly NoticeSettings[];
    },
    reply?: Reply,
  ): Promise<'committed' | 'stale'>;
};

/** Says one thing to one person, once; what it throws leaves open whether it was said. */
export type Sender = {
  send(to: string, message: { readonly notice: Notice; readonly words: NoticeWords }): Promise<SendResult>;
};

/** The same by text alone: what it says needs not be a notice. */
export type Texter = {
  send(
    to: string,
    message: { readonly notice: Pick<Notice, 'id'>; readonly words: NoticeWords },
  ): Promise<SendResult>;
};

/** A template the mini-program was granted: its id, and what goes into each of its fields. */
export type MessageTemplate = {
  readonly id: string;
  readonly fields: Readonly<Record<string, TemplateFact>>;
};
export const templateFacts = ['title', 'text', 'person', 'site', 'what', 'on', 'at'] as const;
export type TemplateFact = (typeof templateFacts)[number];

export type Messaging = {
  readonly rules: SendingRules;
  /** WeChat's templates by topic; a topic without one is never asked about and never sent. */
  readonly templates: Partial<Record<NoticeTopic, MessageTemplate>>;
  readonly wechat: Sender;
  readonly sms: Texter;
  /** Where WeChat delivers to whoever has this login code; undefined when WeChat refuses the code. */
  openidOf(code: string): Promise<string | undefined>;
  /** Numbers and addresses lie sealed: whoever reads the table alone learns none. */
  seal(text: string): string;
  unseal(sealed: string): string;
};

export type Vouchers = {
  issue(voucher: Omit<Voucher, 'spent'>, reply: Reply): Promise<void>;
  /** Undefined for a voucher of anybody else's, too. Spending is the ledger's, in the booking's own commit. */
  find(person: PersonId, id: Id<'voucher'>): Promise<Voucher | undefined>;
  ofPerson(person: PersonId): Promise<readonly Voucher[]>;
};

export type Purchases = {
  grant(purchase: Purchase, reply: Reply): Promise<void>;
  find(person: PersonId, id: Id<'purchase'>): Promise<Purchase | undefined>;
  ofPerson(person: PersonId): Promise<readonly Purchase[]>;
  /** `from`: the revision the visit was decided upon. Stale, too, where another purchase has just paid for it. */
  deliver(next: Purchase, from: number, reply: Reply): Promise<'committed' | 'stale'>;
};

export type Standings = {
  record(standing: Standing, reply: Reply): Promise<void>;
  ofPerson(person: PersonId): Promise<readonly Standing[]>;
};

export type Statements = {
  find(site: Id<'site'>, month: CivilMonth): Promise<Statement | undefined>;
  ofSite(site: Id<'site'>): Promise<readonly Statement[]>;
  inMonth(city: string, month: CivilMonth): Promise<readonly Statement[]>;
  write(next: Statement, reply: Reply): Promise<'committed' | 'stale'>;
};

export type Attendances = {
  find(booking: Id<'booking'>, on: CivilDate): Promise<Attendance | undefined>;
  ofBooking(booking: Id<'booking'>): Promise<readonly Attendance[]>;
  findAll(
    rows: readonly { readonly booking: Id<'booking'>; readonly on: CivilDate }[],
  ): Promise<readonly Attendance[]>;
  /** Every mark of a site's month. A row that was added a moment ago may be missing. */
  ofSite(site: Id<'site'>, month: CivilMonth): Promise<readonly Attendance[]>;
  write(next: readonly Attendance[], reply: Reply): Promise<'committed' | 'stale'>;
};

export type Bills = {
  idFor(site: Id<'site'>, household: Id<'household'>, month: CivilMonth): Id<'bill'>;
  find(id: Id<'bill'>): Promise<Bill | undefined>;
  /** These lists may lag by a moment; what stands in them does not. */
  ofSite(site: Id<'site'>, month: CivilMonth): Promise<readonly Bill[]>;
  ofHousehold(household: Id<'household'>): Promise<readonly Bill[]>;
  /** The next revision of a bill; `stale` when somebody else wrote one first. */
  write(next: Bill, reply: Reply, tell?: readonly Tell[]): Promise<'committed' | 'stale'>;
  /** The number the next cash receipt of a site will have, if nobody else takes it first. */
  nextReceipt(site: Id<'site'>): Promise<number>;
  writePayment(next: Bill, payment: Payment, reply: Reply): Promise<'committed' | 'stale' | 'referenceUsed'>;
  exemptions(site: Id<'site'>): Promise<readonly BillingExemption[]>;
  grant(exemption: BillingExemption, reply: Reply): Promise<void>;
  refundTerms(site: Id<'site'>): Promise<readonly RefundTerms[]>;
  publishRefundTerms(
    site: Id<'site'>,
    items: readonly RefundTerms[],
    reply: Reply,
  ): Promise<'committed' | 'stale'>;
};

/** What one night's comparison found. `findings` may be cut short; the count is whole. */
export type NightlyProof = {
  readonly city: string;
  readonly at: Instant;
  readonly months: readonly CivilMonth[];
  readonly sites: number;
  readonly rows: number;
  readonly findingCount: number;
  readonly bookCounts: readonly { readonly book: Book; readonly count: number }[];
  readonly findings: readonly Finding[];
};

export type Proofs = {
  latest(city: string): Promise<NightlyProof | undefined>;
  keep(proof: NightlyProof, on: CivilDate): Promise<void>;
};

/** Tables as files. */
export type Spreadsheets = {
  csv(table: SheetTable): Uint8Array;
  xlsx(table: SheetTable): Uint8Array;
};

export type Tokens = {
  issue(actor: Actor): Promise<{ readonly token: string; readonly expiresAt: Instant }>;
  read(token: string): Promise<Actor | 'expired' | 'forged'>;
};

export type WechatLogin = {
  /** The stable identity behind a login code, or undefined when WeChat refuses the code. */
  identify(code: string): Promise<string | undefined>;
};

/** Ids and codes only: never a name, a phone number, a body or free text. */
export type Log = {
  request(line: {
    requestId: string;
    method: string;
    route: string;
    status: number;
    code?: string;
    role?: Role;
    milliseconds: number;
  }): void;
  fault(error: unknown, context: { requestId: string; route: string }): void;
};

/** Business events, counted. At least once each: a figure to watch, not one to bill by. */
export type Metrics = { count(act: BookingAct): void };

/** One successful command, as the trail keeps it: ids, never names or free text. */
export type AuditEvent = {
  readonly booking: Id<'booking'>;
  readonly revision: number;
  readonly act: BookingAct;
  readonly at: Instant;
  readonly by?: Id<'account'>;
  readonly role?: Role;
  readonly recipient: Booking['recipient']['id'];
  readonly site: Id<'site'>;
  readonly servedOn: CivilDate;
  /** Clause and version that judged the price, where one was published. */
  readonly rule?: string;
};

/** A booking as its row's change tells of it. */
export type ChangedBooking = ToldBooking & { readonly rule?: string };

export type Audit = {
  /** Recording the same event again changes nothing. When it fails, some may be recorded. */
  record(events: readonly AuditEvent[]): Promise<void>;
  /** The trail of one booking, oldest first. */
  read(booking: Id<'booking'>): Promise<readonly AuditEvent[]>;
};

/** Rules that hold beside the packs since somebody published them. Never changed, never taken back. */
export type Publication = {
  /** Counts the publications of all places from 1: the order in which they were published. */
  readonly number: number;
  /** Counts those of its own place: `amendment.version`. */
  readonly amendment: PolicyAmendment;
  readonly draft: Id<'draft'>;
  readonly drafter: Id<'account'>;
  readonly publisher: Id<'account'>;
  readonly at: Instant;
};

export type Publishing = {
  /**
   * Takes up what anybody has published since, in this process or another one: one small read while nothing was.
   * Every request begins with it, so no process judges by yesterday's policy.
   */
  takeUp(): Promise<void>;
  /** All publications as last taken up, oldest first. */
  published(): readonly Publication[];
  /** The words of a clause in an edition that has decided something, though it is no longer among the packs. */
  keptClause(id: string, version: string): Promise<Clause | undefined>;
  findDraft(id: Id<'draft'>): Promise<PolicyDraft | undefined>;
  /** The draft as it was after its first so many acts. */
  findRevision(id: Id<'draft'>, revision: number): Promise<PolicyDraft | undefined>;
  /** Newest first. */
  draftsOf(
    jurisdiction: string,
    page: { readonly limit: number; readonly cursor?: Id<'draft'> | undefined },
  ): Promise<Page<PolicyDraft>>;
  addDraft(draft: PolicyDraft, reply: Reply): Promise<void>;
  /** Whatever became of the draft since its last revision; `stale` when that was not its last one. */
  moveDraft(draft: PolicyDraft, reply: Reply): Promise<'committed' | 'stale'>;
  /** Both at once; `stale` when the draft has changed or anything else was published meanwhile. */
  publish(publication: Publication, draft: PolicyDraft, reply: Reply): Promise<'committed' | 'stale'>;
};
