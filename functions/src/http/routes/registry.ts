import { endpoints } from '@huiyue/shared/contract/endpoints';
import { accepted } from '@huiyue/shared/outcome';
import { questionsFor } from '@huiyue/shared/registry/selfCheck';
import type { Hono } from 'hono';
import { found } from '../../actions/absent';
import { pageFrom } from '../../actions/pages';
import { barPerson, liftBar, listBarredAttempts } from '../../actions/registry/bar';
import {
  changeOpening,
  designateSite,
  endDesignation,
  putCertificate,
  recordFiling,
} from '../../actions/registry/changeSite';
import { readSelfCheck, writeSelfCheck } from '../../actions/registry/selfCheck';
import { addStaff, changeStaff, listStaff } from '../../actions/registry/staff';
import { readRegistry, readSiteStanding } from '../../actions/registry/standing';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveRegistry(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.readSiteStanding, async ({ actor, params }) =>
    found(await readSiteStanding(deps, actor, params.site)),
  );
  operation(app, deps, endpoints.putCertificate, ({ actor, params, body, receipt }) => {
    const { revision, until, ...paper } = body;
    const certificate = { ...paper, kind: params.kind, ...(until && { until }) };
    return putCertificate(deps, actor, { site: params.site, revision, certificate }, receipt);
  });
  operation(app, deps, endpoints.changeOpening, ({ actor, params, body, receipt }) => {
    const { staffFirst, ...rest } = body;
    const first = staffFirst && { ...(staffFirst.until && { until: staffFirst.until }) };
    return changeOpening(
      deps,
      actor,
      { ...rest, site: params.site, staffFirst: staffFirst === null ? null : first },
      receipt,
    );
  });
  operation(app, deps, endpoints.readSelfCheckSheet, ({ query }) =>
    accepted({ providerKind: query.providerKind, items: [...questionsFor(query.providerKind)] }),
  );
  operation(app, deps, endpoints.readSelfCheck, async ({ actor, params }) =>
    found(await readSelfCheck(deps, actor, params.site)),
  );
  operation(app, deps, endpoints.writeSelfCheck, ({ actor, params, body, receipt }) =>
    writeSelfCheck(deps, actor, { site: params.site, answers: body.answers }, receipt),
  );
  operation(app, deps, endpoints.listStaff, async ({ actor, params, query }) => {
    const staff = await listStaff(deps, actor, params.site);
    return 'absent' in staff ? staff : accepted(pageFrom(staff, positionOf(query)));
  });
  operation(app, deps, endpoints.addStaff, ({ actor, params, body, receipt }) =>
    addStaff(deps, actor, { ...body, site: params.site }, receipt),
  );
  operation(app, deps, endpoints.changeStaff, ({ actor, params, body, receipt }) =>
    changeStaff(deps, actor, { ...body, ...params }, receipt),
  );
  operation(app, deps, endpoints.readRegistry, async ({ actor, query }) =>
    found(await readRegistry(deps, actor, query.jurisdiction, positionOf(query))),
  );
  operation(app, deps, endpoints.recordFiling, ({ actor, params, body, receipt }) =>
    recordFiling(deps, actor, { ...body, site: params.site }, receipt),
  );
  operation(app, deps, endpoints.designateSite, ({ actor, params, body, receipt }) => {
    const { revision, until, ...designation } = body;
    return designateSite(
      deps,
      actor,
      { site: params.site, revision, designation: { ...designation, ...(until && { until }) } },
      receipt,
    );
  });
  operation(app, deps, endpoints.endDesignation, ({ actor, params, body, receipt }) =>
    endDesignation(deps, actor, { ...body, site: params.site }, receipt),
  );
  operation(app, deps, endpoints.barPerson, ({ actor, body, receipt }) =>
    barPerson(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.liftBar, ({ actor, body, receipt }) => liftBar(deps, actor, body, receipt));
  operation(app, deps, endpoints.listBarredAttempts, async ({ actor, query }) => {
    const attempts = await listBarredAttempts(deps, actor, query.jurisdiction);
    return 'absent' in attempts ? attempts : accepted(pageFrom(attempts, positionOf(query)));
  });
}
