import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

const SIDE_BY_SIDE = 2;
const STILL_RUNNING_EVERY = 15_000;
const LONGEST_STEP = 10 * 60_000;
const REPORTS = join('.cache', 'test');

/**
 * Runs every stage, tells what happens, and answers the exit code: 0 when nothing failed.
 * With `mayLack`, what this machine cannot have is skipped; without, it is a failure.
 */
export async function runSteps({ root, stages, mayLack, say }) {
  const started = Date.now();
  const results = [];
  const running = new Map();
  mkdirSync(join(root, REPORTS), { recursive: true });

  const stillRunning = setInterval(() => {
    for (const [name, since] of running) {
      const time = Date.now() - since;
      if (time >= STILL_RUNNING_EVERY) say(`  … ${name}: ${seconds(time)} so far`);
    }
  }, STILL_RUNNING_EVERY);
  const stop = stopChildrenOnSignal();

  async function attempt(step) {
    const missing = (step.needs ?? []).filter(
      (name) => !results.some((result) => result.name === name && result.state === 'passed'),
    );
    if (missing.length > 0) return skipped(step, `needs "${missing.join('" and "')}"`);

    say(`  ▸ ${step.name}`);
    running.set(step.name, Date.now());
    const result = step.project ? await runTests(root, step) : await runScript(root, step, mayLack);
    running.delete(step.name);
    return result;
  }

  for (const stage of stages) {
    const waiting = [...stage];
    const worker = async () => {
      for (let step = waiting.shift(); step; step = waiting.shift()) {
        const result = await attempt(step);
        results.push(result);
        say(lineFor(result));
        if (result.state === 'failed')
          say(`${frame(step.name)}\n${result.output.trimEnd()}\n${frame('end')}`);
      }
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker));
  }

  clearInterval(stillRunning);
  stop();
  say(summary(results, Date.now() - started));
  return results.some((result) => result.failed > 0) ? 1 : 0;
}

async function runScript(root, step, mayLack) {
  const run = await runNode(root, step, [step.script, ...step.args]);
  if (step.absentCode !== undefined && run.code === step.absentCode && mayLack) {
    return skipped(step, run.output.trim());
  }
  const isPassed = run.code === 0;
  return counted(step, run, { passed: isPassed ? 1 : 0, failed: isPassed ? 0 : 1, skipped: 0 });
}

async function runTests(root, step) {
  const report = join(REPORTS, `${step.project}.json`);
  rmSync(join(root, report), { force: true });
  const run = await runNode(root, step, [
    join('node_modules', 'vitest', 'vitest.mjs'),
    'run',
    '--config=tests/vitest.config.ts',
    `--project=${step.project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  return counted(step, run, countsOf(join(root, report), run.code));
}

/** A file that does not load, or a run that dies, has no failed test case to count: it counts as one. */
function countsOf(report, code) {
  const json = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {};
  const failed = json.numFailedTests ?? 0;
  return {
    passed: json.numPassedTests ?? 0,
    failed: code === 0 ? failed : Math.max(failed, 1),
    skipped: (json.numPendingTests ?? 0) + (json.numTodoTests ?? 0),
  };
}

function counted(step, run, counts) {
  const state = counts.failed > 0 ? 'failed' : 'passed';
  return { name: step.name, project: step.project, state, time: run.time, output: run.output, ...counts };
}

function skipped(step, why) {
  return { name: step.name, state: 'skipped', time: 0, output: '', why, passed: 0, failed: 0, skipped: 1 };
}

const children = new Set();

function runNode(root, step, args) {
  const started = Date.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: join(root, step.cwd ?? '.'),
      env: { ...plainEnvironment(), ...step.env },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that whatever the step started can be ended with it.
      detached: process.platform !== 'win32',
    });
    children.add(child);
    let output = '';
    const keep = (chunk) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', keep);
    child.stderr.setEncoding('utf8').on('data', keep);
    const limit = setTimeout(() => {
      output += `\nStopped: it ran longer than ${seconds(LONGEST_STEP)}.\n`;
      endGroup(child);
    }, LONGEST_STEP);
    const finish = (code) => {
      clearTimeout(limit);
      children.delete(child);
      // Some tools colour their output whenever CI is set, whatever NO_COLOR says.
      resolve({ code, output: stripVTControlCharacters(output), time: Date.now() - started });
    };
    child.on('error', (error) => {
      output += String(error);
      finish(1);
    });
    child.on('close', (code) => finish(code ?? 1));
  });
}

/** Output that reads the same in a file as on a screen. */
function plainEnvironment() {
  const { FORCE_COLOR: _, ...rest } = process.env;
  return { ...rest, NO_COLOR: '1' };
}

function endGroup(child) {
  try {
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function stopChildrenOnSignal() {
  const end = () => {
    for (const child of children) endGroup(child);
    process.exit(130);
  };
  process.on('SIGINT', end).on('SIGTERM', end);
  return () => process.off('SIGINT', end).off('SIGTERM', end);
}

const marks = { passed: '✓', failed: '✗', skipped: '–' };

function lineFor(result) {
  if (result.state === 'skipped') return `  ${marks.skipped} ${result.name}: skipped, ${result.why}`;
  return `  ${marks[result.state]} ${result.name}  ${seconds(result.time)}`;
}

function summary(results, time) {
  const width = Math.max(...results.map((result) => result.name.length));
  const rows = results.map((result) => {
    const cases = result.project ? `  ${countLine(result)}` : '';
    const when = result.state === 'skipped' ? '' : seconds(result.time);
    return `${marks[result.state]} ${result.name.padEnd(width)}  ${result.state.padEnd(7)}  ${when.padStart(7)}${cases}`;
  });
  const whys = results.filter((result) => result.why).map((result) => `${result.name}: ${result.why}`);
  const total = countLine({
    passed: sum(results, 'passed'),
    failed: sum(results, 'failed'),
    skipped: sum(results, 'skipped'),
  });
  return ['', ...rows, ...whys, `all together ${seconds(time)}`, '', total].join('\n');
}

function countLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

const sum = (results, key) => results.reduce((total, result) => total + result[key], 0);
const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(1)} s`;
const frame = (text) => `──── ${text} ${'─'.repeat(Math.max(0, 70 - text.length))}`;
