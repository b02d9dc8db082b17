import { cloudStream } from '../deps';

export const handler = cloudStream(process.env);
