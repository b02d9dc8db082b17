import { handle } from 'hono/aws-lambda';
import { cloudDeps } from '../deps';
import { createApp } from '../http/app';

export const handler = handle(createApp(await cloudDeps(process.env), 'cloud'));
