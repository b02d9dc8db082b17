import { cloudTick } from '../deps';

export const handler = cloudTick(process.env);
