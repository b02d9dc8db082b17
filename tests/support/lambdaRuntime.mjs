// Stands in for Lambda's runtime: loads a bundle, then hands it one event after another.
import { pathToFileURL } from 'node:url';

const { handler } = await import(pathToFileURL(process.argv[2]).href);

process.on('message', async ({ number, event }) => {
  try {
    process.send({ number, result: await handler(event, { awsRequestId: String(number) }) });
  } catch (error) {
    process.send({ number, error: String(error) });
  }
});
process.send('ready');
