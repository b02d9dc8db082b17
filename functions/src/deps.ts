import { createHash, randomUUID } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '@huiyue/shared/civil';
import { idPrefixes, type Id, type IdKind } from '@huiyue/shared/ids';
import { assemblePolicy, type Policy } from '@huiyue/shared/policy/assemble';
import { monotonicFactory } from 'ulid';
import { standingFrom } from './actions/desk/standingPauses';
import { proveEveryCity } from './actions/nightlyProof';
import { tick } from './actions/tick';
import { dayCodesUnder } from './gateways/dayCodes';
import { powertoolsLog } from './gateways/log';
import { powertoolsMetrics } from './gateways/metrics';
import { identitiesUnder } from './gateways/identities';
import { loadPolicyPacks } from './gateways/policyPacks';
import { messagingFrom } from './gateways/messaging';
import { silentMessaging } from './gateways/silentMessaging';
import { secretsAt } from './gateways/secrets';
import { spreadsheets } from './gateways/spreadsheet';
import { tokensSignedWith } from './gateways/tokens';
import { noWechatLogin, wechatLoginAt } from './gateways/wechatLogin';
import type { Deps, Log, Messaging, WechatLogin } from './ports';
import { accountsIn } from './store/accounts';
import { streamConsumer } from './stream';
import { answersIn } from './store/answers';
import { attendancesIn } from './store/attendance';
import { auditIn } from './store/audit';
import { bookingCodesIn } from './store/bookingCodes';
import { billsIn } from './store/bills';
import { bookingsIn } from './store/bookings';
import { childrenIn } from './store/children';
import { circlesIn } from './store/circles';
import { clausesIn } from './store/clauses';
import { eldersIn } from './store/elders';
import { ledgerIn } from './store/ledger';
import { outboxIn } from './store/outbox';
import { publishingIn } from './store/publishing';
import { openRangeReads } from './store/rangeReads';
import { recordsIn } from './store/records';
import { openRowReads } from './store/rowReads';
import { consentShape, elderWordShape, invitationShape, memberShape } from './store/shapes/circle';
import {
  areaPauses,
  callbacks,
  emergencies,
  knownNumbers,
  proofCodes,
  proofGuesses,
  servedHouseholds,
} from './store/shapes/desk';
import { incidentShape } from './store/shapes/incidents';
import { lateTermsShape } from './store/shapes/lateTerms';
import {
  carerShape,
  lateRequestShape,
  menuShape,
  missedShape,
  pausesShape,
  pictureShape,
  roundsShape,
  serviceRecordShape,
  standingOrderShape,
} from './store/shapes/elderServices';
import { servicesIn } from './store/services';
import { complaintShape, ratingShape } from './store/shapes/after';
import { leavingShape, tourShape, trialShape, trialUseShape } from './store/shapes/childcare';
import { classesIn, sitesIn } from './store/sites';
import { proofsIn, statementsIn } from './store/statements';
import { noticeSettingsShape, noticeShape, noticeTaskShape, sendingShape } from './store/shapes/notices';
import type { Table } from './store/table';
import { closingShape, companionMealShape, deliveryRouteShape } from './store/shapes/house';
import { barredAttemptShape, barredShape, selfCheckShape, staffShape } from './store/shapes/registry';
import { purchasesIn, standingsIn, vouchersIn } from './store/vouchers';

/** The only place where real things are built. */
export function assembleDeps(parts: {
  readonly table: Table;
  /** What the packs say; what was published since is in the table. */
  readonly policy: Policy;
  readonly tokenSecret: string;
  /** Under it numbers of people become hashes; the secret above where everything stays on one machine. */
  readonly identityKey?: string;
  /** Keys that were in use before: what was kept under them is found, and kept anew under the one in use. */
  readonly earlierIdentityKeys?: readonly string[];
  readonly wechatLogin: WechatLogin;
  readonly log: Log;
  readonly now: () => Instant;
  /** Absent: notices lie in the app, and go out no other way. */
  readonly messaging?: Messaging;
}): Deps {
  const { now } = parts;
  const table = {
    ...parts.table,
    readRow: openRowReads(parts.table),
    readRange: openRangeReads(parts.table),
  };
  const clauses = clausesIn(table);
  const publishing = publishingIn(table, parts.policy, now);
  const nextUlid = monotonicFactory();
  const deps: Deps = {
    now,
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    newId: <K extends IdKind>(kind: K): Id<K> => `${idPrefixes[kind]}_${nextUlid(now())}`,
    // Read anew at each use: what was published a moment ago counts.
    get policy() {
      return publishing.policy();
    },
    publishing,
    accounts: accountsIn(table),
    children: childrenIn(table, now),
    sites: sitesIn(table, now),
    classes: classesIn(table, now),
    elders: eldersIn(table, now),
    members: recordsIn(table, memberShape, now),
    invitations: recordsIn(table, invitationShape, now),
    circles: circlesIn(table, now),
    consents: recordsIn(table, consentShape, now),
    elderWords: recordsIn(table, elderWordShape, now),
    services: servicesIn(table, now),
    menus: recordsIn(table, menuShape, now),
    pictures: recordsIn(table, pictureShape, now),
    carers: recordsIn(table, carerShape, now),
    rounds: recordsIn(table, roundsShape, now),
    standingOrders: recordsIn(table, standingOrderShape, now),
    pauses: recordsIn(table, pausesShape, now),
    lateRequests: recordsIn(table, lateRequestShape, now),
    serviceRecords: recordsIn(table, serviceRecordShape, now),
    missed: recordsIn(table, missedShape, now),
    bookings: bookingsIn(table, clauses),
    ledger: ledgerIn(table, clauses, now, () => standingFrom(deps)),
    answers: answersIn(table),
    vouchers: vouchersIn(table, now),
    purchases: purchasesIn(table, now),
    standings: standingsIn(table, now),
    statements: statementsIn(table, now),
    proofs: proofsIn(table),
    attendance: attendancesIn(table, now),
    bills: billsIn(table, now),
    incidents: recordsIn(table, incidentShape, now),
    lateTerms: recordsIn(table, lateTermsShape, now),
    dayCodes: dayCodesUnder(parts.tokenSecret),
    spreadsheets,
    identities: identitiesUnder([
      parts.identityKey ?? parts.tokenSecret,
      ...(parts.earlierIdentityKeys ?? []),
    ]),
    bookingCodes: bookingCodesIn(table),
    servedHouseholds: recordsIn(table, servedHouseholds, now),
    knownNumbers: recordsIn(table, knownNumbers, now),
    proofGuesses: recordsIn(table, proofGuesses, now),
    proofCodes: recordsIn(table, proofCodes, now),
    callbacks: recordsIn(table, callbacks, now),
    emergencies: recordsIn(table, emergencies, now),
    areaPauses: recordsIn(table, areaPauses, now),
    tokens: tokensSignedWith(parts.tokenSecret, now),
    wechatLogin: parts.wechatLogin,
    trials: recordsIn(table, trialShape, now),
    trialUses: recordsIn(table, trialUseShape, now),
    leavings: recordsIn(table, leavingShape, now),
    tours: recordsIn(table, tourShape, now),
    ratings: recordsIn(table, ratingShape, now),
    complaints: recordsIn(table, complaintShape, now),
    deliveryRoutes: recordsIn(table, deliveryRouteShape, now),
    closings: recordsIn(table, closingShape, now),
    companionMeals: recordsIn(table, companionMealShape, now),
    staff: recordsIn(table, staffShape, now),
    barred: recordsIn(table, barredShape, now),
    barredAttempts: recordsIn(table, barredAttemptShape, now),
    selfChecks: recordsIn(table, selfCheckShape, now),
    log: parts.log,
    notices: recordsIn(table, noticeShape, now),
    sendings: recordsIn(table, sendingShape, now),
    noticeSettings: recordsIn(table, noticeSettingsShape, now),
    noticeTasks: recordsIn(table, noticeTaskShape, now),
    outbox: outboxIn(table, now),
    messaging: parts.messaging ?? silentMessaging(parts.tokenSecret),
  };
  return deps;
}

/** What the stack hands the API by environment; of secrets it hands over the names. */
export async function cloudDeps(env: NodeJS.ProcessEnv): Promise<Deps> {
  const setting = settingsFrom(env);
  const client = new DynamoDBClient({});
  const readSecret = secretsAt(setting('SECRETS_ENDPOINT'), client);
  const [packs, tokenSecret, identityKey, appSecret] = await Promise.all([
    loadPolicyPacks(setting('POLICY_PACKS')),
    readSecret(setting('TOKEN_SECRET')),
    readSecret(setting('IDENTITY_KEY')),
    readSecret(setting('WECHAT_APP_SECRET')),
  ]);
  return assembleDeps({
    table: tableOver(client, setting('TABLE_NAME')),
    policy: assemblePolicy(packs),
    tokenSecret,
    identityKey,
    wechatLogin: wechatLoginAt({
      endpoint: 'https://api.weixin.qq.com',
      appId: setting('WECHAT_APP_ID'),
      appSecret,
      identityKey,
      timeoutMs: 3000,
    }),
    log: powertoolsLog(),
    now: Date.now,
    messaging: await messagingFrom(env, { appSecret, secret: identityKey, readSecret, now: Date.now }),
  });
}

/** The consumer of the table's stream, as the stack runs it. */
export function cloudStream(env: NodeJS.ProcessEnv): ReturnType<typeof streamConsumer> {
  const log = powertoolsLog();
  const table = tableOver(new DynamoDBClient({}), settingsFrom(env)('TABLE_NAME'));
  return streamConsumer({
    audit: auditIn(table),
    outbox: outboxIn(table, Date.now),
    metrics: powertoolsMetrics(),
    onFault: (error) => log.fault(error, { requestId: '(stream)', route: 'stream' }),
  });
}

/** What comes free by the clock alone is offered to those who wait, and notices go out. It judges nothing. */
export async function cloudTick(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const setting = settingsFrom(env);
  const client = new DynamoDBClient({});
  const readSecret = secretsAt(setting('SECRETS_ENDPOINT'), client);
  const [secret, appSecret] = await Promise.all([
    readSecret(setting('IDENTITY_KEY')),
    readSecret(setting('WECHAT_APP_SECRET')),
  ]);
  const deps = assembleDeps({
    table: tableOver(client, setting('TABLE_NAME')),
    policy: assemblePolicy(await loadPolicyPacks(setting('POLICY_PACKS'))),
    // Nobody signs in here: a secret that opens nothing anywhere.
    tokenSecret: `${randomUUID()}${randomUUID()}`,
    wechatLogin: noWechatLogin,
    log: powertoolsLog(),
    now: Date.now,
    messaging: await messagingFrom(env, { appSecret, secret, readSecret, now: Date.now }),
  });
  return () => tick(deps);
}

/** Holds the books of every city against their attendance. What does not rest on it wakes somebody. */
export async function cloudNightly(env: NodeJS.ProcessEnv): Promise<() => Promise<void>> {
  const setting = settingsFrom(env);
  const deps = assembleDeps({
    table: tableOver(new DynamoDBClient({}), setting('TABLE_NAME')),
    policy: assemblePolicy(await loadPolicyPacks(setting('POLICY_PACKS'))),
    // Nobody signs in here: a secret that opens nothing anywhere.
    tokenSecret: `${randomUUID()}${randomUUID()}`,
    wechatLogin: noWechatLogin,
    log: powertoolsLog(),
    now: Date.now,
  });
  return async () => {
    const unsound = (await proveEveryCity(deps)).filter(({ findingCount }) => findingCount > 0);
    if (unsound.length > 0)
      throw new Error(
        `books do not rest on their attendance in ${unsound.map(({ city }) => city).join(', ')}`,
      );
  };
}

function settingsFrom(env: NodeJS.ProcessEnv): (name: string) => string {
  return (name) => {
    const value = env[name];
    if (value === undefined || value === '') throw new Error(`the setting ${name} is missing`);
    return value;
  };
}

export function tableOver(client: DynamoDBClient, name: string): Table {
  return {
    client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }),
    name,
    pause: jitteredPause,
  };
}

/** Full jitter: those who collided do not collide again in step. */
function jitteredPause(attempt: number): Promise<void> {
  const mostMs = Math.min(5 * 2 ** attempt, 200);
  return new Promise((resolve) => setTimeout(resolve, Math.random() * mostMs));
}
