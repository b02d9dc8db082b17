import { addMonthsTo, dateAt, isoAt, monthOf } from '@huiyue/shared/civil';
import type { ProofView } from '@huiyue/shared/contract/statements';
import type { ServiceLine } from '@huiyue/shared/policy/serviceLines';
import {
  proveBills,
  proveCount,
  proveOnce,
  proveRedeemed,
  proveSums,
  summedUp,
  type Finding,
} from '@huiyue/shared/subsidies/proof';
import { isSettled, type Statement } from '@huiyue/shared/subsidies/statement';
import type { Actor } from '@huiyue/shared/people';
import type { Deps, NightlyProof } from '../ports';
import { absent, type Absent } from './absent';
import { listCities } from './readPolicy';
import { billedIn } from './nightlyProofBills';
import { contentOfMonth, loadSiteMonth } from './statementsMonth';
import { watchesOver } from './supervision';

/** Every city, one after the other. A city whose books do not rest on its attendance is a fault, and is logged as one. */
export async function proveEveryCity(deps: Deps): Promise<readonly NightlyProof[]> {
  // What was published since this process began counts, as it does for every request.
  await deps.publishing.takeUp();
  const proofs: NightlyProof[] = [];
  for (const { code } of listCities(deps)) {
    const proof = await nightlyProof(deps, code);
    proofs.push(proof);
    if (proof.findingCount > 0)
      deps.log.fault(new Error(`${proof.findingCount} rows of ${code} do not rest on the attendance`), {
        requestId: '(nightly)',
        route: 'nightly',
      });
  }
  return proofs;
}

/**
 * Holds bills, subsidies and indicators of this month and the last against the same attendance rows, and names every row
 * where one of them does not rest on it. It reads, compares, and mends nothing.
 */
export async function nightlyProof(deps: Deps, city: string): Promise<NightlyProof> {
  const at = deps.now();
  const today = dateAt(at);
  const thisMonth = monthOf(today);
  const months = [addMonthsTo(thisMonth, -1), thisMonth];
  const sites = await deps.sites.inCity(city);
  const findings: Finding[] = [];
  let rows = 0;
  for (const month of months) {
    const drawnUp = [];
    for (const { site } of sites) {
      const where = { site: site.id, month };
      const loaded = await loadSiteMonth(deps, site, month);
      const statement = await deps.statements.find(site.id, month);
      const { counted } = await contentOfMonth(deps, loaded);
      rows += loaded.rows.length;
      const billed = await billedIn(deps, site.id, month, today);
      findings.push(
        ...proveBills(where, loaded.rows, billed),
        ...proveCount(where, 'indicators', loaded.rows, counted),
        ...(statement && isSigned(statement)
          ? [
              ...proveCount(where, 'subsidies', loaded.rows, statement.counted),
              ...proveRedeemed(where, loaded.rows, statement.redeemed),
              ...proveSums(where, statement.redeemed, billed),
            ]
          : []),
      );
      if (statement)
        drawnUp.push({ site: site.id, counted: statement.counted, paidByMonth: paidByMonth(statement) });
    }
    findings.push(...proveOnce(month, drawnUp));
  }
  const proof: NightlyProof = {
    city,
    at,
    months,
    sites: sites.length,
    rows,
    ...summedUp(findings),
  };
  await deps.proofs.keep(proof, today);
  return proof;
}

export async function readProof(deps: Deps, actor: Actor, city: string): Promise<ProofView | Absent> {
  const proof = watchesOver(deps, actor, city) ? await deps.proofs.latest(city) : undefined;
  if (!proof) return absent;
  return {
    ...proof,
    at: isoAt(proof.at),
    months: [...proof.months],
    bookCounts: [...proof.bookCounts],
    isSound: proof.findingCount === 0,
    findings: proof.findings.map(({ person, booking, line, on, ...finding }) => ({
      ...finding,
      person: person ?? null,
      booking: booking ?? null,
      line: line ?? null,
      on: on ?? null,
    })),
  };
}

/** A draft is looked at again before anybody signs it; from the institution's word on, it stands. */
function isSigned(statement: Statement): boolean {
  return statement.state === 'confirmed' || isSettled(statement);
}

function paidByMonth({ lines }: Statement): readonly ServiceLine[] {
  return lines.filter(({ unit }) => unit === 'attendedMonth').map(({ line }) => line);
}
