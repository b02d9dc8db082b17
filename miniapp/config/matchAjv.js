/* oxlint-disable no-underscore-dangle -- the only door Node 20 leaves to module resolution */
/**
 * schema-utils 4 (under webpack's plugins) needs ajv 8 and brings it, but its neighbour ajv-keywords 5 only names ajv as
 * a peer. Peers are not installed here, so ajv-keywords finds the older ajv that others hoisted and fails at load.
 * Until ajv 8 is at the root of node_modules, hand it the one that schema-utils carries.
 */
const Module = require('node:module');
const path = require('node:path');

const resolve = Module._resolveFilename;
const keywords = path.dirname(require.resolve('ajv-keywords/package.json'));
const schemaUtils = require.resolve('schema-utils/package.json');

Module._resolveFilename = function resolveFilename(request, parent, ...rest) {
  const asksForAjv =
    (request === 'ajv' || request.startsWith('ajv/')) && parent?.filename?.startsWith(keywords + path.sep);
  if (asksForAjv) return Module.createRequire(schemaUtils).resolve(request);
  return resolve.call(this, request, parent, ...rest);
};
