// Stands in for Lambda's runtime: loads a bundle, then hands it one event after another.
import { pathToFileURL } from 'node:url';

const { handler } = await load(process.argv[2]);

/** Left to itself, Node would print the whole line of the bundle it failed in, and a bundle is one line. */
async function load(file) {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${said}\n`, () => process.exit(1));
    // Nothing else happens until it is written.
    return new Promise(() => undefined);
  }
}

process.on('message', async ({ number, event }) => {
  try {
    process.send({ number, result: await handler(event, { awsRequestId: String(number) }) });
  } catch (error) {
    process.send({ number, error: String(error) });
  }
});
process.send('ready');
