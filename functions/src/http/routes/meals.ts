import { endpoints } from '@huiyue/shared/contract/endpoints';
import type { Hono } from 'hono';
import { absent, found } from '../../actions/absent';
import { changeMeal } from '../../actions/elderServices/changeMeal';
import { copyMenus, listMenus, putMenu } from '../../actions/elderServices/menus';
import { addPicture, readPicture } from '../../actions/elderServices/pictures';
import { pageFrom } from '../../actions/pages';
import type { Deps } from '../../ports';
import { operation, type AppEnv } from '../operation';
import { positionOf } from '../paging';

export function serveMeals(app: Hono<AppEnv>, deps: Deps): void {
  operation(app, deps, endpoints.listMenus, async ({ params, query }) => {
    const menus = await listMenus(deps, { ...params, from: query.from, until: query.until });
    return 'absent' in menus ? absent : found(pageFrom(menus, positionOf(query)));
  });
  operation(app, deps, endpoints.putMenu, ({ actor, params, body, receipt }) =>
    putMenu(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.copyMenus, ({ actor, params, body, receipt }) =>
    copyMenus(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.addPicture, ({ actor, params, body, receipt }) =>
    addPicture(deps, actor, { ...params, ...body }, receipt),
  );
  operation(app, deps, endpoints.readPicture, async ({ params }) =>
    found(await readPicture(deps, params.picture)),
  );
  operation(app, deps, endpoints.changeMeal, ({ actor, params, body, receipt }) =>
    changeMeal(deps, actor, { booking: params.booking, meal: body }, receipt),
  );
}
