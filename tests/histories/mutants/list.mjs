const store = (name) => `functions/src/store/${name}.ts`;
const sheet = 'shared/src/ledger/sheet.ts';
const span = 'shared/src/ledger/span.ts';
const queue = 'shared/src/ledger/queue.ts';
const decide = 'shared/src/ledger/decide.ts';
const plan = 'shared/src/plan.ts';
const booking = 'shared/src/booking.ts';
const orders = store('orders');
const lanes = store('sheetLanes');
const ledger = store('ledger');
const sheets = store('sheets');
const writes = store('writes');
const log = store('queueLog');
const table = store('table');
const transact = store('transact');
const operation = 'functions/src/http/operation.ts';
const receipts = 'functions/src/actions/receipts.ts';

/** A bug in one place. */
const bug = (name, file, from, to, mode = 'core') => ({ name, mode, edits: [{ file, from, to }] });

const isLive = 'return claim.until === undefined || now < claim.until;';
const stillTold = "{ kind: was === 0 ? 'repeated' : 'stale' }";
const failBatch = 'for (const { fail } of batch) fail(error);';
const commits =
  'const { parts, after } = await commitOf(ground, drawn, decision, { accepted, changed: [], at });';

/** Planted bugs: what the protocol forgets, and where. Each names a real piece of source, and none of them ships. */
export const mutants = [
  // What counts as taken, and when.
  bug('a hold lasts one instant too long', sheet, isLive, isLive.replace('now <', 'now <=')),
  bug('claims that have run out still count', sheet, isLive, 'return claim.until !== 0;'),
  bug('held places count as free', sheet, isLive, 'return claim.until === undefined;'),
  bug(
    'a hold ends five minutes early, for fear of slow clocks',
    sheet,
    isLive,
    isLive.replace(';', ' - 300_000;'),
  ),
  bug(
    'a hold ends five minutes late, for fear of fast clocks',
    sheet,
    isLive,
    isLive.replace(';', ' + 300_000;'),
  ),
  bug(
    'what is kept back goes to anybody',
    sheet,
    '.filter((reserve) => isKept(reserve, now) && !asker.includes(reserve.for))',
    '.filter(() => false)',
  ),
  bug(
    'a group may not have what is kept back for it',
    sheet,
    'isKept(reserve, now) && !asker.includes(reserve.for)',
    'isKept(reserve, now)',
  ),
  bug(
    'what is kept back is never released',
    sheet,
    'return releasedAt === undefined || now < releasedAt;',
    'return true;',
  ),
  bug(
    'what is kept back is released an hour early',
    sheet,
    'now < releasedAt;',
    'now < releasedAt - 3_600_000;',
  ),
  bug(
    'what a group has does not use up what is kept back for it',
    sheet,
    'Math.max(0, units - unitsOf(there.filter(({ pool }) => pool === group)))',
    'units',
  ),
  bug(
    "a regulator's permission is forgotten",
    sheet,
    'return sheet.places + unitsOf(',
    'return sheet.places + 0 * unitsOf(',
  ),
  bug(
    "a regulator's permission never ends",
    sheet,
    'sheet.overAllocations.filter(({ until }) => now < until)',
    'sheet.overAllocations',
  ),
  bug(
    'only the first minute is looked at',
    sheet,
    'there.map((claim) => Math.max(span.from, claim.span.from)).concat(span.from)',
    '[span.from]',
  ),
  bug('only one day is looked at', sheet, 'shapes.set(indexes.join(), ', "shapes.set('', "),
  bug(
    'places are counted by claims, and not by units',
    sheet,
    'return list.reduce((sum, { units }) => sum + units, 0);',
    'return list.length;',
  ),

  // Spans.
  bug(
    'only who comes at the same minute is there together',
    span,
    'one.from < other.to && other.from < one.to',
    'one.from === other.from',
  ),
  bug(
    "mornings and afternoons are in each other's way",
    span,
    'from <= minute && minute < to &&',
    'from <= minute && minute <= to + 1440 &&',
  ),
  bug('days that come anew are not judged', span, '{ days: days & ~other.days, from, to },', ''),
  bug('what somebody has is judged again', span, 'days: days & ~other.days, from', 'days, from'),

  // The queue.
  bug(
    'nobody goes first',
    queue,
    'one.priority - other.priority || one.since - other.since || (one.booking < other.booking ? -1 : 1), ); }',
    'one.since - other.since || (one.booking < other.booking ? -1 : 1), ); }',
  ),
  bug('whoever waits longest goes last', queue, 'one.since - other.since ||', 'other.since - one.since ||'),
  bug(
    'the queue is served from its end',
    decide,
    'for (const waiter of sheet.queue) {',
    'for (const waiter of sheet.queue.toReversed()) {',
  ),
  bug(
    'who joins stands at the end, whatever their turn',
    decide,
    'inOrder([...sheet.queue, waiter])',
    '[...sheet.queue, waiter]',
  ),
  bug(
    'who does not fit keeps everybody waiting',
    decide,
    'if (units > freeUnits(sheet, span, asker, now)) continue;',
    'if (units > freeUnits(sheet, span, asker, now)) break;',
  ),
  bug(
    'places are offered that are not free',
    decide,
    'if (units > freeUnits(sheet, span, asker, now)) continue;',
    '',
  ),
  bug(
    'the last place is not offered',
    decide,
    'if (units > freeUnits(sheet, span, asker, now)) continue;',
    'if (units >= freeUnits(sheet, span, asker, now)) continue;',
  ),
  bug('one is offered two places', decide, 'if (waiter.offered) continue;', ''),
  bug(
    'an offer is not noted in the queue',
    decide,
    '(one === waiter ? { ...waiter, offered: claim } : one)',
    'one',
  ),
  bug(
    'those who wait are asked after all others',
    decide,
    'settle(order); offerWhatIsFree(); for (const order of',
    'settle(order); for (const order of',
  ),
  bug(
    'who moves leaves nothing for those who wait',
    decide,
    'if (order.some(leavesFree)) offerWhatIsFree();',
    '',
  ),
  bug(
    'one waits for what is free',
    decide,
    'if (waiter.units <= freeUnits(sheet, waiter.span, waiter.asker, now))',
    'if (waiter.units < 0)',
  ),
  bug(
    'who accepts stays in the queue',
    decide,
    "state: dequeued({ ...state, sheet: next }, name, booking, 'accept', now)",
    'state: { ...state, sheet: next }',
  ),
  bug(
    'who declines stays in the queue',
    decide,
    "dequeued({ ...state, sheet: rest }, name, booking, 'decline', now)",
    '{ ...state, sheet: rest }',
  ),
  bug(
    'who leaves stays in the queue',
    decide,
    "return accepted({ state: dequeued(state, name, command.booking, 'leave', now) });",
    'return accepted({ state });',
  ),
  bug(
    'an offer that ran out stays in the queue',
    decide,
    'queue: sheet.queue.filter((waiter) => !lapsed.includes(waiter)),',
    'queue: sheet.queue,',
  ),
  bug(
    'an offer lapses without a word',
    decide,
    "moves: lapsed.map((waiter) => moveOf(name, waiter, 'lapse', now)),",
    'moves: [],',
  ),
  bug(
    'joining is not logged',
    decide,
    "moves: [...state.moves, moveOf(name, waiter, 'join', now)],",
    'moves: state.moves,',
  ),
  bug('offers are not logged', decide, "moves.push(moveOf(name, waiter, 'offer', now));", ''),

  // Deciding.
  bug(
    'one more than there is',
    decide,
    'if (units > freeUnits(sheet, span, asker, now)) return refused',
    'if (units > freeUnits(sheet, span, asker, now) + 1) return refused',
  ),
  bug(
    'one less than there is',
    decide,
    'if (units > freeUnits(sheet, span, asker, now)) return refused',
    'if (units >= freeUnits(sheet, span, asker, now)) return refused',
  ),
  bug(
    'a refused order leaves its first steps behind',
    decide,
    'states.set(step.sheet, outcome.value.state);',
    'Reflect.apply(Map.prototype.set, table, [step.sheet, outcome.value.state]);',
  ),
  bug(
    'coming back is not judged',
    decide,
    'if (more.units > freeThrough(sheet, more.spans, more.asker, now))',
    'if (more.units < 0)',
  ),
  bug(
    'a confirmed place still runs out',
    decide,
    'return { ...rest, span, ...(until === undefined ? {} : { until }) };',
    'return { ...held, span };',
  ),
  bug(
    'a place is not given back',
    decide,
    'const rest = hasRunOut(sheet, claim, now) ? sheet : withoutClaim(sheet, claim);',
    'const rest = sheet;',
  ),
  bug(
    'what has run out is given back once more',
    decide,
    'const rest = hasRunOut(sheet, claim, now) ? sheet : withoutClaim(sheet, claim);',
    'const rest = withoutClaim(sheet, claim);',
  ),
  bug(
    'a room shrinks below what is taken',
    decide,
    'if (places < taken && places < sheet.places)',
    'if (places < 0)',
  ),
  bug(
    'new reserves are forgotten',
    decide,
    'sheet: { ...sheet, places, reserves } }',
    'sheet: { ...sheet, places } }',
  ),
  bug(
    "a regulator's permission is not written down",
    decide,
    'overAllocations: [...sheet.overAllocations, command.overAllocation]',
    'overAllocations: sheet.overAllocations',
  ),
  bug(
    'what has run out stays on the sheet',
    decide,
    'const claims = sheet.claims.filter((claim) => isLive(claim, now));',
    'const claims = sheet.claims;',
  ),
  bug(
    'nobody notes to when things have run out',
    decide,
    'until !== undefined && until <= now ? until : 0',
    'until !== undefined && until <= now ? 0 : 0',
  ),
  bug(
    'a slow clock gives what has run out already',
    decide,
    'Math.max(now, ranOutTo) + forMs',
    'now + forMs',
  ),
  bug('a slow clock confirms what a fast one gave away', decide, '|| claim.until <= sheet.ranOutTo', ''),
  bug('alike claims are not added up', decide, '{ ...one, units: one.units + claim.units }', 'one'),
  bug(
    'one gives back what all the others have',
    decide,
    'return one.units === claim.units ? [] : [{ ...one, units: one.units - claim.units }];',
    'return [];',
  ),
  bug('places of a group are given back as those of everyone', decide, 'one.pool === other.pool &&', ''),
  bug('what is held is given back as what is taken', decide, 'one.until === other.until &&', ''),
  bug(
    "a person's time does not say whose it is",
    decide,
    "...(sheet.id.kind === 'personMonth' ? { booking } : {}),",
    '',
  ),
  bug(
    'groups are counted on the places of everyone',
    decide,
    "pool: reserve?.for ?? 'everyone',",
    "pool: 'everyone',",
  ),
  bug(
    'holds do not end',
    decide,
    "return 'forMs' in holds ? heldUntil(sheet, holds.forMs, now) : before",
    "return 'forMs' in holds ? undefined : before",
  ),

  // Plans: what an act means on its sheets.
  bug(
    'requests do not run out',
    plan,
    "return state === 'requested' && 'answerWithinMs' in wanted ? { forMs: wanted.answerWithinMs } : undefined;",
    'return undefined;',
  ),
  bug(
    'what is granted at once still waits for an answer',
    plan,
    "return wanted.answerWithinMs === 0 ? 'confirmed' : 'requested';",
    "return 'requested';",
  ),
  bug('days away stay taken', plan, '{ ...booked, days: booked.days & ~away }', 'booked'),
  bug(
    'who moves keeps the old place',
    plan,
    "const was = sheetName(before.sheet); if (was !== here) return [{ sheet: was, command: { do: 'giveBack', booking, claim: held } }, ...take];",
    'const was = sheetName(before.sheet); if (was !== here) return take;',
  ),
  bug(
    'who moves keeps the time of the old place',
    plan,
    "const was = sheetName(diaryOf(before)); if (was !== here) return [{ sheet: was, command: { do: 'giveBack', booking, claim: held } }, ...take];",
    'const was = sheetName(diaryOf(before)); if (was !== here) return take;',
  ),
  bug(
    'who moves forgets where they were',
    plan,
    "...('to' in wanted && before ? { movedFrom: whereOf(before) } : {}),",
    '',
  ),
  bug(
    'what is proposed is not held',
    plan,
    "const roomSpan = wanted.act === 'propose' ? present : span;",
    'const roomSpan = span;',
  ),
  bug(
    'who is proposed another place keeps the time of the first',
    plan,
    "function takesPlace(state: WrittenState): boolean { return state === 'held' || state === 'requested' || state === 'confirmed'; }",
    "function takesPlace(state: WrittenState): boolean { return state === 'held' || state === 'requested' || state === 'offered' || state === 'confirmed'; }",
  ),
  bug(
    'days away follow into another month',
    plan,
    'return before?.sheet.period === to.period ? before.away : 0;',
    'return before?.away ?? 0;',
  ),
  bug(
    "an offer is thought to have taken the family's time",
    plan,
    'const held = before && takesPlace(before.writtenState) ? diaryClaim(before) : undefined;',
    'const held = before ? diaryClaim(before) : undefined;',
  ),
  bug(
    'all of an order get the claims of the first',
    plan,
    'claims.slice(from, (from += steps.length))',
    'claims.slice(from, from + steps.length)',
  ),
  bug(
    "every day is the first of a person's month",
    plan,
    "return sheet.kind === 'serviceDay' ? { ...span, days: 1 << (Number(sheet.period.slice(8)) - 1) } : span;",
    'return span;',
  ),
  bug(
    'who eats is not in care',
    'shared/src/service.ts',
    "return product === 'meal' ? 'meals' : 'time';",
    "return 'time';",
  ),
  bug(
    'reserves are released after the day, and not before',
    'shared/src/reserves.ts',
    '-release.daysBefore',
    'release.daysBefore',
  ),
  bug(
    'a repeat is told what came later',
    booking,
    'return told({ ...booking, ...where }, booking.history.slice(0, revision));',
    'return booking;',
  ),
  bug('days away are forgotten', booking, 'away: last.away ?? 0,', 'away: 0,'),

  // When an answer is given, and on what ground.
  bug(
    'an answer before the commit',
    orders,
    commits,
    `for (const { waiting, bookings } of accepted) waiting.settle({ kind: 'committed', bookings });\n  ${commits}`,
  ),
  bug(
    '"full" from memory',
    orders,
    'if (refused.length > 0 && isRemembered) {',
    'if (refused.length < 0 && isRemembered) {',
  ),
  bug(
    'a commit remembered without what it wrote',
    orders,
    'memory.set(name, sheet);',
    'memory.set(name, { ...sheet, sheet: drawn.get(name)?.sheet ?? sheet.sheet });',
  ),
  bug(
    'a lost race for the sheet is not read again',
    orders,
    'memory.clear(); const told = new Map<Waiting, LedgerResult>();',
    'const told = new Map<Waiting, LedgerResult>();',
  ),
  bug(
    'a place taken before is told as taken now',
    orders,
    stillTold,
    "{ kind: 'committed', bookings: [booking] }",
  ),
  bug(
    'a repeat is told to load again',
    orders,
    stillTold,
    "{ kind: 'refused', refusal: { code: 'place.full', facts: {} } }",
  ),
  bug(
    'who waited is offered a place and does not learn of it',
    orders,
    'of decision.offers) {',
    'of decision.offers.slice(1)) {',
  ),
  bug('a queue moves without a log', orders, 'if (log) parts.push({ write: log, meaning: readAgain });', ''),
  bug(
    'the log does not go on where it was',
    orders,
    'log: last ? { number: last.number, hash: last.hash } : was.log,',
    'log: was.log,',
  ),
  bug(
    'a sheet drawn up without a look at its terms',
    orders,
    'if (was.version === 0 && was.seller &&',
    'if (was.version < 0 && was.seller &&',
  ),
  bug(
    'who is in place is never brought up to date',
    orders,
    'sheet: withRenewals(drawn.sheet, seller?.terms), seller }',
    'sheet: drawn.sheet, seller }',
  ),
  bug(
    'a clause is not kept',
    orders,
    'await clauses.keep([...next.values()].flatMap(({ booking }) => booking.judgement.clause ?? []));',
    'await clauses.keep([]);',
  ),

  // The conditions of the commit, each of them.
  bug(
    'a new row over another',
    writes,
    "ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': tableShape.partitionKey }, ReturnValuesOnConditionCheckFailure: 'ALL_OLD',",
    '',
  ),
  bug(
    'two acts on one booking, the later over the earlier',
    writes,
    "ConditionExpression: '#revision = :from', ExpressionAttributeNames: { '#revision': 'revision' }, ExpressionAttributeValues: { ':from': from },",
    '',
  ),
  bug(
    'a first sheet over another first sheet',
    sheets,
    "...(version === 0 ? { ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': tableShape.partitionKey }, } : {",
    '...(version === 0 ? {} : {',
  ),
  bug(
    'a sheet without its version check',
    sheets,
    ": { ConditionExpression: '#version = :from', ExpressionAttributeNames: { '#version': 'version' }, ExpressionAttributeValues: { ':from': version }, }),",
    ': {}),',
  ),
  bug('a version that is not bumped', sheets, 'version: version + 1,', 'version: Math.max(version, 1),'),
  bug('the end of a hold is not written down', sheets, '...(until === undefined ? {} : { t: until }),', ''),
  bug('whose reserve a place is of is not written down', sheets, "...(p === 'everyone' ? {} : { p }),", ''),
  bug(
    'nobody looks after those who wait',
    sheets,
    '...(isWaitedFor ? workKeys.waiting(nextTurn(sheet, at), id) : {}),',
    '',
  ),
  bug(
    'new terms without a look at undrawn sheets',
    ledger,
    '...undrawn.map((id) => undrawnCheck(table, id))',
    '',
  ),
  bug(
    'new terms although they may not be',
    ledger,
    "if (outcome?.ok === false) return { kind: 'refused', refusal: outcome.refusal };",
    '',
  ),
  bug(
    'new terms upon old ones go round and round',
    ledger,
    "if (writes.length > 0 && result.failures[1]) return { kind: 'stale' };",
    '',
  ),
  bug(
    'a repeated change of terms goes round and round',
    ledger,
    'if (result.failures[0]) throw new AnsweredBefore();',
    '',
  ),
  bug(
    'only some of those who wait are looked after',
    ledger,
    'for (const row of sheets)',
    'for (const row of sheets.slice(1))',
  ),
  bug(
    'a key may be answered twice',
    store('answers'),
    "ConditionExpression: 'attribute_not_exists(#pk)', ExpressionAttributeNames: { '#pk': tableShape.partitionKey },",
    '',
  ),
  bug('the links of the log are left out', log, 'before = entry.hash;', ''),
  bug(
    'the log can be retold with other times',
    log,
    '.update(JSON.stringify([number, before, what, booking, priority, since, at]))',
    '.update(JSON.stringify([number, before, what, booking, priority, since]))',
  ),
  bug(
    'a site does not find its bookings',
    store('bookingRows'),
    '...workKeys.booking(booking.site.id, monthOfSheet(booking), booking.id),',
    '',
  ),

  // The lane itself.
  bug(
    'twins in one commit',
    lanes,
    'const hasToWait = rows.some((id) => touched.has(id));',
    'const hasToWait = false;',
  ),
  bug(
    'more orders than a transaction takes',
    lanes,
    'const mostWritesOfPlans = 80;',
    'const mostWritesOfPlans = 120;',
  ),
  bug('a batch flushed again and again', lanes, 'lane.splice(0, lane.length, ...left);', ''),
  bug(
    'orders lost on the way out of the lane',
    lanes,
    'lane.splice(0, lane.length, ...left);',
    'lane.splice(0, lane.length);',
  ),
  bug('a lane that stays open for nobody', lanes, 'lanes.delete(name);', ''),
  bug(
    'a gate that stays shut',
    lanes,
    'await settled(ground, [waiting], new Map()); pass();',
    'await settled(ground, [waiting], new Map());',
  ),
  bug(
    'a store that failed is an answer: full',
    lanes,
    failBatch,
    "for (const { settle } of batch) settle({ kind: 'refused', refusal: { code: 'place.full', facts: {} } });",
  ),
  bug(
    'a store that failed is an answer: done',
    lanes,
    failBatch,
    "for (const { settle } of batch) settle({ kind: 'committed', bookings: [] });",
  ),
  bug('nobody is told that the store failed', lanes, failBatch, ''),

  // The store's answers.
  bug(
    'a conflict taken for success',
    transact,
    'if (failures.some(Boolean)) return { ok: false, failures };',
    'return failures.some(Boolean) ? { ok: false, failures } : { ok: true };',
  ),
  bug(
    'a conflict taken for failure',
    transact,
    'if (failures.some(Boolean)) return { ok: false, failures };',
    "if (failures.some(Boolean)) return { ok: false, failures };\n    throw new Error('conflict');",
  ),
  bug(
    'an unknown outcome taken for success',
    transact,
    'if (!(error instanceof TransactionCanceledException) || !error.CancellationReasons) throw error;',
    'if (!(error instanceof TransactionCanceledException) || !error.CancellationReasons) return undefined;',
  ),
  bug(
    'failed conditions taken for success',
    transact,
    'if (failures.some(Boolean)) return { ok: false, failures };',
    'if (failures.some(Boolean)) return { ok: true };',
  ),
  bug('reads that may lag', table, '{ Keys: open, ConsistentRead: true }', '{ Keys: open }'),
  bug(
    'rows beyond a batch are forgotten',
    table,
    'open = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];',
    'open = [];',
  ),

  // The trail.
  bug(
    'the trail is kept under the wrong revision',
    'functions/src/actions/recordAudit.ts',
    'revision: index + 1',
    'revision: 1',
  ),
  bug(
    'what the trail cannot write is forgotten',
    'functions/src/stream.ts',
    '() => true, () => false,',
    '() => true, () => true,',
  ),

  // The edge.
  bug(
    'a retry without its key',
    operation,
    'const receipt = receiptOf(c.req, endpoint, actor, read.digest);',
    "const receipt = receiptOf(c.req, endpoint, actor, read.digest);\n  if (receipt) Object.assign(receipt, { digest: requestId.replaceAll('-', '') + receipt.digest });",
    'api',
  ),
  bug(
    "a twin's refusal is not held against its answer",
    operation,
    'return twin ? repeated(twin, receipt, requestId) : sent;',
    'return sent;',
    'api',
  ),
  bug(
    'a repeat found at the commit is a fault',
    operation,
    'if (!(error instanceof AnsweredBefore)) throw error;',
    'throw error;',
    'api',
  ),
  bug(
    'one key for two requests',
    receipts,
    'return booking.history[index]?.receipt?.body === body',
    "return body !== ''",
    'api',
  ),
  bug(
    'a repeat is answered as things stand now',
    receipts,
    'accepted(asOf(booking, index + 1))',
    'accepted(booking)',
    'api',
  ),
  bug('all of an order have one id', receipts, "${String(index).padStart(2, '0')}", '00', 'api'),
  bug(
    'a key of one account answers another',
    store('keys'),
    'pk: `ANSWER#${account}`, sk: key',
    "pk: 'ANSWER#', sk: key",
    'api',
  ),
  bug(
    'everybody is let in by the door of the desk',
    'functions/src/actions/askers.ts',
    "if (actor.role !== 'family') groups.push('offline');",
    "groups.push('offline');",
    'api',
  ),
];
