import { openEmbeddedStore } from '../../../functions/src/local/embedded/embeddedStore';

/** Serves the store in the given folder until it is killed. */
const [, , folder] = process.argv;
if (folder === undefined) throw new Error('Which folder?');
const store = await openEmbeddedStore({ folder });
console.log(store.endpoint);
