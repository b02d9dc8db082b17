// Finds a Chrome or Chromium, or installs Debian's. Run directly it prints the path;
// exit code 3 says that this machine has none and may not get one.
import { execFileSync, spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const WINDOWS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
  join(process.env[name] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe'),
);

export class NoBrowser extends Error {}

/** The path of a browser that can show Chinese. Throws NoBrowser, which says what to install. */
export function ensureBrowser({ say }) {
  const found = findBrowser();
  const missing = [...(found ? [] : ['chromium']), ...(hasChineseFont() ? [] : ['fonts-noto-cjk'])];
  if (missing.length === 0) return found;
  if (canUseApt()) {
    aptInstall(missing, say);
    return findBrowser() ?? fail('Debian installed chromium, yet no browser is on the PATH.');
  }
  // A page without a Chinese font still has its text, roles and sizes: worth testing, not worth failing.
  if (found) {
    say('No Chinese font here: screenshots will show boxes. Install "Noto Sans CJK SC".');
    return found;
  }
  return fail(
    'The browser tests need Chrome or Chromium. Install Google Chrome (https://www.google.com/chrome), or on ' +
      'Debian and Ubuntu run: sudo apt-get install chromium fonts-noto-cjk. An unusual place can be given in CHROME_PATH.',
  );
}

export function findBrowser() {
  const given = process.env.CHROME_PATH;
  if (given) return isRunnable(given) ? given : fail(`CHROME_PATH is ${given}, and no program is there.`);
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  const usual = process.platform === 'darwin' ? MAC : process.platform === 'win32' ? WINDOWS : [];
  return [...onPath, ...usual].find(isRunnable);
}

function isRunnable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  const list = spawnSync('fc-list', [':lang=zh'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

function canUseApt() {
  return (
    process.platform === 'linux' && process.getuid?.() === 0 && isDebian() && existsSync('/usr/bin/apt-get')
  );
}

function isDebian() {
  const about = '/etc/os-release';
  return existsSync(about) && /^ID(_LIKE)?=.*debian/m.test(readFileSync(about, 'utf8'));
}

function aptInstall(packages, say) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  say(`Installing ${packages.join(' and ')} with apt-get.`);
  try {
    execFileSync('apt-get', ['update'], { env, stdio: 'pipe' });
    execFileSync('apt-get', ['-o', 'DPkg::Lock::Timeout=300', 'install', '-y', ...packages], {
      env,
      stdio: 'pipe',
    });
  } catch (error) {
    fail(`apt-get could not install ${packages.join(' and ')}:\n${error.stderr ?? error.message}`);
  }
}

function fail(sentence) {
  throw new NoBrowser(sentence);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(ensureBrowser({ say: console.log }));
  } catch (error) {
    if (!(error instanceof NoBrowser)) throw error;
    console.error(error.message);
    process.exitCode = 3;
  }
}
