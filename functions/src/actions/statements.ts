import type { CivilMonth } from '@huiyue/shared/civil';
import type {
  IndicatorsView,
  StatementFile,
  StatementSummary,
  StatementView,
} from '@huiyue/shared/contract/statements';
import type { Id } from '@huiyue/shared/ids';
import { accepted, refused, type Outcome } from '@huiyue/shared/outcome';
import type { Actor } from '@huiyue/shared/people';
import type { Site } from '@huiyue/shared/site';
import { indicatorsOf } from '@huiyue/shared/subsidies/indicators';
import {
  firstDraft,
  isExported,
  moveStatement,
  statementRevision,
  type StatementAct,
} from '@huiyue/shared/subsidies/statement';
import { statementTable } from '@huiyue/shared/subsidies/statementTable';
import type { Deps, Receipt } from '../ports';
import { absent, type Absent } from './absent';
import { fileOf } from './files';
import { contentOfMonth, contentWithCorrections, loadSiteMonth } from './statementsMonth';
import { statementView, summaryOf } from './statementsView';
import { watchesOver } from './supervision';
import { untilSettled } from './untilSettled';

type Asked = { readonly site: Id<'site'>; readonly month: CivilMonth };

/** Draws the month up from the attendance as it stands; again, where it was drafted or returned before. */
export function draftStatement(
  deps: Deps,
  actor: Actor,
  { site: id, month }: Asked,
  receipt: Receipt,
): Promise<Outcome<StatementView> | Absent> {
  return untilSettled(async () => {
    const site = await siteFor(deps, actor, id);
    if (!site) return absent;
    const before = await deps.statements.find(id, month);
    const content = await contentWithCorrections(deps, site, month);
    const by = { at: deps.now(), by: actor.account, role: actor.role };
    const next = before
      ? moveStatement(before, 'draft', content, by)
      : firstDraft({ site: id, city: site.city, month }, content, by);
    if (!next.ok) return next;
    const body = statementView(next.value, site);
    const result = await deps.statements.write(next.value, { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

/** One move of a statement somebody has looked at, at the revision they saw. */
export function actOnStatement(
  deps: Deps,
  actor: Actor,
  asked: Asked & {
    readonly act: Exclude<StatementAct, 'draft'>;
    readonly revision: number;
    readonly reason?: string;
  },
  receipt: Receipt,
): Promise<Outcome<StatementView> | Absent> {
  const { site: id, month, act, revision, reason } = asked;
  return untilSettled(async () => {
    const site = await siteFor(deps, actor, id);
    const statement = site && (await deps.statements.find(id, month));
    if (!site || !statement) return absent;
    if (statementRevision(statement) !== revision)
      return refused({
        code: 'statement.changed',
        facts: { month, revision: statementRevision(statement) },
      });
    const rests = act === 'confirm' || act === 'approve';
    const current = rests ? await contentWithCorrections(deps, site, month) : undefined;
    const next = moveStatement(statement, act, current, {
      at: deps.now(),
      by: actor.account,
      role: actor.role,
      reason,
    });
    if (!next.ok) return next;
    const body = statementView(next.value, site);
    const result = await deps.statements.write(next.value, { receipt, body });
    return result === 'committed' ? accepted(body) : 'again';
  });
}

export async function readStatement(
  deps: Deps,
  actor: Actor,
  { site: id, month }: Asked,
): Promise<StatementView | Absent> {
  const site = await siteFor(deps, actor, id);
  const statement = site && (await deps.statements.find(id, month));
  return site && statement ? statementView(statement, site) : absent;
}

/** A site's statements, the latest month first. */
export async function listSiteStatements(
  deps: Deps,
  actor: Actor,
  id: Id<'site'>,
): Promise<readonly StatementSummary[] | Absent> {
  const site = await siteFor(deps, actor, id);
  if (!site) return absent;
  const statements = await deps.statements.ofSite(id);
  return statements.toReversed().map((statement) => summaryOf(statement, site));
}

/** What a regulator has on the desk: every statement of a city's month. */
export async function listCityStatements(
  deps: Deps,
  actor: Actor,
  asked: { readonly city: string; readonly month: CivilMonth },
): Promise<readonly StatementSummary[] | Absent> {
  if (!watchesOver(deps, actor, asked.city)) return absent;
  const statements = await deps.statements.inMonth(asked.city, asked.month);
  return Promise.all(
    statements.map(async (statement) => {
      const site = await deps.sites.find(statement.site);
      return summaryOf(statement, site ?? { id: statement.site, name: '' });
    }),
  );
}

export async function readStatementFile(
  deps: Deps,
  actor: Actor,
  { site: id, month, format }: Asked & { readonly format: 'csv' | 'xlsx' },
): Promise<Outcome<StatementFile> | Absent> {
  const site = await siteFor(deps, actor, id);
  const statement = site && (await deps.statements.find(id, month));
  if (!site || !statement) return absent;
  if (!isExported(statement)) return refused({ code: 'statement.notExported', facts: { month } });
  return accepted(fileOf(deps, statementTable(statement, site), `${id}-${month}`, format));
}

/** Counted anew from the attendance of every site of the city. */
export async function readIndicators(
  deps: Deps,
  actor: Actor,
  { city, month }: { readonly city: string; readonly month: CivilMonth },
): Promise<IndicatorsView | Absent> {
  if (!watchesOver(deps, actor, city)) return absent;
  const sites = await deps.sites.inCity(city);
  const counted = [];
  for (const { site } of sites) {
    const content = await contentOfMonth(deps, await loadSiteMonth(deps, site, month));
    counted.push(...content.counted);
  }
  const { lines } = indicatorsOf(month, counted);
  return {
    month,
    lines: lines.map((line) => ({ ...line, attendedMonthsByGroup: [...line.attendedMonthsByGroup] })),
  };
}

/** An institution sees its own sites, a regulator those in the places they watch over. */
async function siteFor(deps: Deps, actor: Actor, id: Id<'site'>): Promise<Site | undefined> {
  const site = await deps.sites.find(id);
  if (!site) return undefined;
  return actor.sites.includes(id) || watchesOver(deps, actor, site.jurisdiction) ? site : undefined;
}
