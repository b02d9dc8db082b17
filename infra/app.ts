import { resolve } from 'node:path';
import { App } from 'aws-cdk-lib';
import { huiyueStacks } from './stacks/huiyueStacks';

/** `npm run synth` runs this in its own folder, which lies in the repository's. */
huiyueStacks(new App(), resolve('..'));
