import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { type BundledChromium, unpackBundledChromium } from './bundled-chromium';

const programs = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge',
];
const macPrograms = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const args = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface FoundBrowser extends Partial<BundledChromium> {
  executablePath: string;
  /** Where it comes from, for a person. */
  origin: string;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function onThisSystem(): string | undefined {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean);
  const paths = programs.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...paths, ...macPrograms].find(isProgram);
}

/** The newest browser that Playwright has once downloaded, of whatever version. */
function inPlaywrightCache(): string | undefined {
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    join(
      homedir(),
      process.platform === 'darwin' ? 'Library/Caches/ms-playwright' : '.cache/ms-playwright',
    );
  if (!existsSync(cache)) return undefined;
  const revision = (folder: string) => Number(folder.split('-').at(-1));
  return readdirSync(cache)
    .filter((folder) => /^chromium(_headless_shell)?-\d+$/.test(folder))
    .sort((a, b) => revision(b) - revision(a))
    .flatMap((folder) =>
      readdirSync(join(cache, folder)).flatMap((system) =>
        ['chrome', 'headless_shell', 'chrome-headless-shell'].map((name) =>
          join(cache, folder, system, name),
        ),
      ),
    )
    .find(isProgram);
}

async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROMIUM_PATH names no program: ${named}`);
    return { executablePath: named, origin: 'named by CHROMIUM_PATH' };
  }
  const system = onThisSystem();
  if (system) return { executablePath: system, origin: 'found on this system' };
  const cached = inPlaywrightCache();
  if (cached) return { executablePath: cached, origin: "found in Playwright's cache" };
  return { ...(await unpackBundledChromium()), origin: 'from npm' };
}

/**
 * Starts a Chromium without a window; the caller closes it. Says in one line which one it is.
 * Taken in this order: $CHROMIUM_PATH, one on the system, one of Playwright's, one from npm.
 */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, env, origin } = await findBrowser();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...process.env, ...env },
  });
  process.stderr.write(`Browser: Chromium ${browser.version()}, ${origin} (${executablePath})\n`);
  return browser;
}
