import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { judgeEverywhere } from '../../actions/judge';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';

export function serveJudge(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.judgeCare, ({ query }) =>
    found(
      judgeEverywhere(deps, {
        line: query.line,
        on: query.on,
        birthDate: query.birthDate,
        ageInMonths: query.ageInMonths,
        classKind: query.classKind,
        careMode: query.careMode,
        per: query.per,
        priceFen: query.priceFen,
        pricing: query.pricing,
        providerKind: query.providerKind,
        ownership: query.ownership,
        grade: query.grade,
        jurisdiction: query.jurisdiction,
      }),
    ),
  );
}
