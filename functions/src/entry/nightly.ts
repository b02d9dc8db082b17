import { proveEveryCity } from '../actions/nightlyProof';
import { cloudDeps } from '../deps';

const deps = await cloudDeps(process.env);

/** Once a night: do bills, claims and indicators rest on the same attendance? */
export const handler = () => proveEveryCity(deps);
