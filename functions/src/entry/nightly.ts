import { cloudNightly } from '../deps';

/** Once a night: do bills, subsidies and indicators rest on the same attendance? */
export const handler = await cloudNightly(process.env);
