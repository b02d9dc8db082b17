const store = (name) => `functions/src/store/${name}.ts`;
const sheet = 'shared/src/ledger/sheet.ts';
const decide = 'shared/src/ledger/decide.ts';
const lanes = store('sheetLanes');
const order = store('orderWrites');
const ledger = store('ledger');
const transact = store('transact');
const operation = 'functions/src/http/operation.ts';

/** A bug in one place, unless it takes more. */
const bug = (name, file, from, to, mode = 'core') => ({ name, mode, edits: [{ file, from, to }] });

/** Planted bugs: what the protocol forgets, and where. Each names a real piece of source, and none of them ships. */
export const mutants = [
  // What counts as taken.
  bug('a hold lasts one instant too long', sheet, 'now < claim.until', 'now <= claim.until'),
  bug(
    'claims that have run out still count',
    sheet,
    'claim.until === undefined || now < claim.until',
    'true',
  ),
  bug(
    'held places count as free',
    sheet,
    'claim.until === undefined || now < claim.until',
    'claim.until === undefined',
  ),
  bug(
    'a hold ends five minutes early, for fear of slow clocks',
    sheet,
    'now < claim.until',
    'now < claim.until - 300_000',
  ),
  bug(
    'a hold ends five minutes late, for fear of fast clocks',
    sheet,
    'now < claim.until',
    'now < claim.until + 300_000',
  ),
  bug(
    'claims that have run out stay on the sheet',
    decide,
    'sheet.claims.filter((claim) => isLive(claim, now))',
    'sheet.claims',
  ),
  bug(
    'one more than the limit',
    decide,
    'command.units > openUnits(sheet, now)',
    'command.units > openUnits(sheet, now) + 1',
  ),
  bug(
    'one less than the limit',
    decide,
    'command.units > openUnits(sheet, now)',
    'command.units >= openUnits(sheet, now)',
  ),
  bug(
    'a place confirmed without a claim',
    decide,
    "if (!claim) return refused({ code: 'booking.notOpenToAct', facts: { state: 'expired' } });",
    'if (!claim) return accepted(sheet);',
  ),
  bug(
    'a confirmed place still runs out',
    decide,
    'withClaim(sheet, { booking: claim.booking, units: claim.units })',
    'sheet',
  ),
  bug(
    'a cancelled place is not given back',
    decide,
    "case 'release':",
    "case 'release':\n      if (sheet.limit > 0) return accepted(sheet);",
  ),
  bug(
    'a class shrinks below what is taken',
    decide,
    'if (command.limit >= taken) return',
    'if (command.limit >= 0) return',
  ),

  // The conditions of the commit, each of them.
  bug(
    'a first sheet over another first sheet',
    store('sheets'),
    `...(from === 0
        ? {
            ConditionExpression: 'attribute_not_exists(#pk)',
            ExpressionAttributeNames: { '#pk': tableShape.partitionKey },
          }
        : {`,
    '...(from === 0 ? {} : {',
  ),
  bug(
    'a sheet without its version check',
    store('sheets'),
    `        : {
            ConditionExpression: '#version = :from',
            ExpressionAttributeNames: { '#version': 'version' },
            ExpressionAttributeValues: { ':from': from },
          }),`,
    '        : {}),',
  ),
  bug('a version that is not bumped', store('sheets'), 'version: from + 1', 'version: Math.max(from, 1)'),
  bug(
    'the end of a hold is not written down',
    store('sheets'),
    '...(until === undefined ? {} : { t: until }),',
    '',
  ),
  bug(
    'a sheet drawn up without a look at its terms',
    lanes,
    '...(drawn.version === 0 ? [termsCheck(table, id, terms)] : []),',
    '',
  ),
  bug(
    'new terms without a look at undrawn months',
    ledger,
    '.map((month) => undrawnCheck(table,',
    '.slice(99).map((month) => undrawnCheck(table,',
  ),
  bug('new terms overlook the last months on sale', ledger, 'length: bookableMonths + 2', 'length: 1'),
  bug(
    'new terms leave a sheet as it was',
    ledger,
    'sheetWrites.push(sheetWrite(table, resized, version));',
    '',
  ),
  bug(
    'new terms resize although they may not',
    ledger,
    "if (outcome && !outcome.ok) return { kind: 'refused', refusal: outcome.refusal };",
    '',
  ),
  bug(
    'a refused change of terms that is committed',
    decide,
    "return refused({\n        code: 'class.placesBelowTaken',",
    "return accepted({ ...sheet, limit: taken }) ?? refused({\n        code: 'class.placesBelowTaken',",
  ),
  bug(
    'a key may be answered twice',
    store('answers'),
    `      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: { '#pk': tableShape.partitionKey },
`,
    '',
  ),
  bug(
    'a child may be booked twice',
    order,
    `          ConditionExpression: 'attribute_not_exists(#pk) OR #until <= :now',
          ExpressionAttributeNames: { '#pk': tableShape.partitionKey, '#until': 'until' },
          ExpressionAttributeValues: { ':now': now },
`,
    '',
  ),
  bug(
    'a month that has run out is never given again',
    order,
    `'attribute_not_exists(#pk) OR #until <= :now',
          ExpressionAttributeNames: { '#pk': tableShape.partitionKey, '#until': 'until' },
          ExpressionAttributeValues: { ':now': now },`,
    `'attribute_not_exists(#pk)',
          ExpressionAttributeNames: { '#pk': tableShape.partitionKey },`,
  ),
  bug('a month is given away while it is held', order, '#until <= :now', '#until >= :now'),
  bug(
    "a month is confirmed though it is another's",
    order,
    `          Item: { ...key, booking: booking.id },
          ConditionExpression: '#booking = :booking',
          ...ours,
`,
    `          Item: { ...key, booking: booking.id },
`,
  ),
  bug(
    'a confirmed month still runs out',
    order,
    "Item: { ...key, booking: booking.id },\n          ConditionExpression: '#booking",
    "Item: { ...key, booking: booking.id, until: booking.answerBy },\n          ConditionExpression: '#booking",
  ),
  bug(
    "a cancelled booking keeps the child's month",
    order,
    "Delete: { TableName: table.name, Key: key, ConditionExpression: '#booking = :booking', ...ours },",
    "ConditionCheck: { TableName: table.name, Key: key, ConditionExpression: '#booking = :booking', ...ours },",
  ),
  bug(
    "a cancelled booking frees another's month",
    order,
    "Key: key, ConditionExpression: '#booking = :booking', ...ours }",
    'Key: key }',
  ),
  bug(
    'two acts on one booking, the later over the earlier',
    store('writes'),
    `      ConditionExpression: '#revision = :from',
      ExpressionAttributeNames: { '#revision': 'revision' },
      ExpressionAttributeValues: { ':from': from },
`,
    '',
  ),

  // How failures are read.
  bug(
    'a repeat is told to load again',
    order,
    'if (answer) return new AnsweredBefore();',
    "if (answer) return { kind: 'stale' };",
  ),
  bug('a clash of one child is not explained', order, "ReturnValuesOnConditionCheckFailure: 'ALL_OLD',", ''),
  bug(
    'the row a condition met is read in the wrong format',
    transact,
    '{ old: unmarshall(Item) }',
    '{ old: Item }',
  ),
  bug(
    'a month given away by a faster clock is loaded again and again',
    order,
    "if (childMonth && !booking && order.command.do !== 'request') {",
    'if (order.booking.revision < 0) {',
  ),
  bug('failures are counted against the wrong order', lanes, 'offset += count;', 'offset += count - 1;'),
  bug(
    'a lost race for the sheet is not read again',
    lanes,
    'current = result.failures[0] ? undefined : remembered(drawn);',
    'current = drawn;',
  ),
  bug(
    'changed terms are not noticed',
    lanes,
    'drawn.version === 0 && result.failures[1] !== undefined',
    'drawn.version < 0',
  ),
  bug(
    'a repeated change of terms goes round and round',
    ledger,
    'if (result.failures[0]) throw new AnsweredBefore();',
    '',
  ),

  // When an answer is given.
  bug(
    'an answer before the commit',
    lanes,
    '    const result = await transact(table, [',
    "    for (const { settle } of accepted) settle({ kind: 'committed' });\n    const result = await transact(table, [",
  ),
  bug(
    'refusals before the commit they rest on',
    lanes,
    '    const result = await transact(table, [',
    '    settleRefused();\n    const result = await transact(table, [',
  ),
  bug(
    '"full" from memory',
    lanes,
    'if (!isFresh && accepted.length < open.length) {',
    'if (!isFresh && accepted.length < 0) {',
  ),
  bug(
    'a commit remembered without what it wrote',
    lanes,
    'return { sheet: decided.sheet, version: drawn.version + 1 };',
    'return { sheet: drawn.sheet, version: drawn.version + 1 };',
  ),
  bug(
    'a sheet nobody has drawn up is remembered',
    lanes,
    'return drawn.version === 0 ? undefined : drawn;',
    'return drawn;',
  ),
  bug(
    'verdicts given to the wrong people',
    lanes,
    'outcome: decided.outcomes[index]',
    'outcome: decided.outcomes[open.length - 1 - index]',
  ),
  bug('a place freed in a commit is refused by it', lanes, 'return givingBackFirst(batch);', 'return batch;'),
  bug(
    'a store that failed is an answer: full',
    lanes,
    'for (const { fail } of batch) fail(error);',
    "for (const { settle } of batch) settle({ kind: 'refused', refusal: { code: 'place.full', facts: {} } });",
  ),
  bug(
    'a store that failed is an answer: done',
    lanes,
    'for (const { fail } of batch) fail(error);',
    "for (const { settle } of batch) settle({ kind: 'committed' });",
  ),
  bug('nobody is told that the store failed', lanes, 'for (const { fail } of batch) fail(error);', ''),

  // The lane itself.
  bug(
    'twins in one commit',
    lanes,
    '(rows.some((row) => touched.has(row)) ? left : batch).push(waiting);',
    'batch.push(waiting);',
  ),
  bug(
    'more orders than a transaction takes',
    lanes,
    'const mostOrdersInACommit = 32;',
    'const mostOrdersInACommit = 40;',
  ),
  bug('a batch flushed again and again', lanes, 'lane.splice(0, batch.length + left.length, ...left);', ''),
  bug(
    'orders lost on the way out of the lane',
    lanes,
    'lane.splice(0, batch.length + left.length, ...left);',
    'lane.splice(0, batch.length + left.length);',
  ),
  bug(
    'one lane for all months of a class',
    sheet,
    '${id.kind}:${id.class}:${id.month}',
    '${id.kind}:${id.class}',
  ),
  bug('milliseconds compared with seconds', order, "':now': now }", "':now': Math.floor(now / 1000) }"),
  bug('a lane that stays open for nobody', lanes, '    lanes.delete(name);\n', ''),

  // The store's answers.
  bug(
    'a conflict taken for success',
    transact,
    'if (failures.some(Boolean)) return { ok: false, failures };',
    'if (failures.some(Boolean)) return { ok: false, failures };\n    return { ok: true };',
  ),
  bug(
    'a conflict taken for failure',
    transact,
    'if (failures.some(Boolean)) return { ok: false, failures };',
    'if (failures.some(Boolean)) return { ok: false, failures };\n    throw new Error("conflict");',
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
  bug('reads that may lag', store('table'), 'Key: key, ConsistentRead: true', 'Key: key'),
  bug('only the first page is read', store('table'), '  } while (after);', '  } while (false);', 'api'),
  bug(
    'rows beyond a batch are forgotten',
    store('table'),
    'open = answer.UnprocessedKeys?.[table.name]?.Keys ?? [];',
    'open = [];',
    'api',
  ),
  {
    name: 'an unknown outcome taken for failure, and tried again under a new key',
    mode: 'core',
    edits: [
      {
        file: lanes,
        from: 'for (const { fail } of batch) fail(error);',
        to: `for (const { order, settle, fail } of batch) {
          const { receipt, body } = order.reply;
          const again = { ...receipt, key: receipt.key + '-again' };
          commitLater({ ...order, reply: { receipt: again, body } }).then(settle, fail);
        }`,
      },
      {
        file: lanes,
        from: '  return function commit(order',
        to: '  const commitLater = (order) => commit(order);\n  return commit;\n\n  function commit(order',
      },
    ],
  },

  // The edge.
  bug(
    'a retry without its key',
    operation,
    'receiptOf(c.req, endpoint, actor, read.digest);',
    'receiptOf(c.req, endpoint, actor, read.digest);\n  if (receipt) Object.assign(receipt, { key: receipt.key + requestId });',
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
    operation,
    'return kept.bodyHash === receipt.bodyHash',
    'return kept.bodyHash !== undefined',
    'api',
  ),
  bug(
    'a key of one account answers another',
    store('keys'),
    'pk: `ANSWER#${account}`, sk: key',
    "pk: 'ANSWER#', sk: key",
    'api',
  ),
  bug(
    'a fresh id under the same key for each try',
    'functions/src/actions/requestPlace.ts',
    "command: { do: 'request', booking: id,",
    "command: { do: 'request', booking: deps.newId('booking'),",
    'api',
  ),
  bug(
    'a refusal of the ledger told as success',
    'functions/src/actions/untilSettled.ts',
    'return refused(result.refusal);',
    'return accepted(answer);',
    'api',
  ),
  bug(
    'a stale decision told as success',
    'functions/src/actions/untilSettled.ts',
    "return 'again';",
    'return accepted(answer);',
  ),
  bug(
    'the trail is kept under the wrong revision',
    'functions/src/actions/recordAudit.ts',
    'revision: booking.revision,',
    'revision: 1,',
  ),
  bug(
    'what the trail cannot write is forgotten',
    'functions/src/stream.ts',
    "return { batchItemFailures: [{ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' }] };",
    'return { batchItemFailures: [] };',
  ),
];
