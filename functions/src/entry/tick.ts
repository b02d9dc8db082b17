import { cloudTick } from '../deps';

export const handler = await cloudTick(process.env);
