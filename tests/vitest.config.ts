import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Part {
  readonly name: string;
  readonly include: string[];
  readonly exclude?: string[];
  /** One file at a time: these start servers, browsers or whole runtimes. */
  readonly isHeavy?: boolean;
  /** Each file in a process of its own: these leave something behind in the one they ran in. */
  readonly isAlone?: boolean;
  readonly globalSetup?: string[];
  /** For how long a page may take to come to what is expected of it, while others use the machine too. */
  readonly patienceMs?: number;
}

const parts: readonly Part[] = [
  { name: 'fences', include: ['tests/fences/**/*.test.ts'] },
  {
    name: 'store',
    include: ['tests/store/**/*.test.ts', 'tests/functions/store/**/*.test.ts'],
    isHeavy: true,
  },
  { name: 'history', include: ['tests/histories/**/*.test.ts'] },
  {
    name: 'journey',
    include: ['tests/journeys/**/*.test.ts'],
    exclude: ['tests/journeys/week.test.ts'],
    isHeavy: true,
  },
  // Five hundred families for a week take some minutes: a command of its own, `npm run week`.
  { name: 'week', include: ['tests/journeys/week.test.ts'], isHeavy: true },
  { name: 'stack', include: ['tests/infra/**/*.test.ts'], isHeavy: true },
  { name: 'weapp', include: ['tests/weapp/**/*.test.ts'], isHeavy: true, isAlone: true },
  {
    name: 'browser',
    // Two browsers at a time: most of what they do is wait to see something.
    include: ['tests/browser/**/*.test.ts'],
    globalSetup: ['tests/browser/support/setup.ts'],
    patienceMs: 20_000,
  },
];

// Whatever no other part claims, so that a test in a new folder is never left out in silence.
const unit: Part = {
  name: 'unit',
  include: ['tests/**/*.test.ts'],
  exclude: parts.flatMap((part) => part.include),
};

export default defineConfig({
  root,
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [unit, ...parts].map((part) => ({
      root,
      test: {
        name: part.name,
        root,
        // Our own packages ship TypeScript; Node cannot run it, so they are transformed like the tests.
        server: { deps: { inline: [/@huiyue\//] } },
        include: part.include,
        exclude: ['**/node_modules/**', '**/dist/**', ...(part.exclude ?? [])],
        setupFiles: ['tests/support/seedProperties.ts'],
        globalSetup: ['tests/support/saySeed.ts', ...(part.globalSetup ?? [])],
        // Only what hangs comes to these.
        testTimeout: part.isHeavy || part.patienceMs ? 120_000 : 30_000,
        hookTimeout: part.isHeavy || part.patienceMs ? 120_000 : 30_000,
        ...(part.patienceMs && { expect: { poll: { timeout: part.patienceMs } } }),
        fileParallelism: !part.isHeavy,
        // What was loaded, and the demo town that was drawn, serve the next file too.
        isolate: part.isAlone ?? false,
      },
    })),
  },
});
