import { configureGlobal } from 'fast-check';
import { seed } from './seed';

configureGlobal({ seed });
