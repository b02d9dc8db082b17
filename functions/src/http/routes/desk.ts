import { endpoints } from '@huiyue/shared/contract/endpoints';
import { accepted } from '@huiyue/shared/outcome';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import { claimCallback, listCallbacks, recordCall } from '../../actions/desk/callbacks';
import { findByCode } from '../../actions/desk/codes';
import {
  addEmergencyStep,
  listEmergencies,
  openEmergency,
  readEmergency,
} from '../../actions/desk/emergencies';
import { gatherCallbacks } from '../../actions/desk/gather';
import {
  declareAreaPause,
  liftAreaPause,
  listAreaPauses,
  previewAreaPause,
  sweepAreaPause,
} from '../../actions/desk/pauses';
import { enterPerson, searchPeople } from '../../actions/desk/people';
import { sendProofCode } from '../../actions/desk/proveHousehold';
import { listSlips, sendSlip } from '../../actions/desk/slips';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveDesk(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.searchPeople, ({ actor, body }) => searchPeople(deps, actor, body));
  operation(app, deps, endpoints.enterPerson, ({ actor, body, receipt }) =>
    enterPerson(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.sendProofCode, ({ actor, body, receipt }) =>
    sendProofCode(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.findByCode, async ({ actor, query }) =>
    accepted(await findByCode(deps, actor, { code: query.code, ...positionOf(query) })),
  );

  operation(app, deps, endpoints.sendSlip, ({ actor, body, receipt }) =>
    sendSlip(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.listSlips, async ({ actor, query: { booking, bill, ...page } }) => {
    const of = booking === undefined ? (bill === undefined ? undefined : { bill }) : { booking };
    return found(of ? await listSlips(deps, actor, { of, ...positionOf(page) }) : absent);
  });

  operation(app, deps, endpoints.gatherCallbacks, ({ actor, body }) => gatherCallbacks(deps, actor, body));
  operation(app, deps, endpoints.listCallbacks, async ({ actor, query }) =>
    accepted(await listCallbacks(deps, actor, { pause: query.pause, ...positionOf(query) })),
  );
  operation(app, deps, endpoints.claimCallback, ({ actor, params, receipt }) =>
    claimCallback(deps, actor, params.callback, receipt),
  );
  operation(app, deps, endpoints.recordCall, ({ actor, params, body, receipt }) =>
    recordCall(deps, actor, { ...params, ...body }, receipt),
  );

  operation(app, deps, endpoints.openEmergency, ({ actor, body, receipt }) =>
    openEmergency(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.listEmergencies, async ({ actor, query }) =>
    accepted(await listEmergencies(deps, actor, positionOf(query))),
  );
  operation(app, deps, endpoints.readEmergency, async ({ actor, params }) =>
    found(await readEmergency(deps, actor, params.emergency)),
  );
  operation(app, deps, endpoints.addEmergencyStep, ({ actor, params, body, receipt }) =>
    addEmergencyStep(deps, actor, { ...params, ...body }, receipt),
  );

  operation(app, deps, endpoints.previewAreaPause, ({ actor, body }) => previewAreaPause(deps, actor, body));
  operation(app, deps, endpoints.declareAreaPause, ({ actor, body, receipt }) =>
    declareAreaPause(deps, actor, body, receipt),
  );
  operation(app, deps, endpoints.listAreaPauses, async ({ actor, query }) =>
    accepted(await listAreaPauses(deps, actor, positionOf(query))),
  );
  operation(app, deps, endpoints.sweepAreaPause, ({ actor, params }) =>
    sweepAreaPause(deps, actor, params.pause),
  );
  operation(app, deps, endpoints.liftAreaPause, ({ actor, params, receipt }) =>
    liftAreaPause(deps, actor, params.pause, receipt),
  );
}
