/** Runs Nx, which does not repeat a target that reads the same as when it last held. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The word by which a person asks to run also what reads nothing new. */
export const AGAIN = '--again';

/**
 * Resolves with the exit code and all output; what is `shown` is printed as it comes instead.
 *
 * @param {string[]} args
 * @param {{ again?: boolean, shown?: boolean }} [how]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function nx(args, { again = false, shown = false } = {}) {
  const bin = join(ROOT, 'node_modules/.bin');
  const style = '--outputStyle=static-failures-only';
  const words = [join(bin, 'nx'), ...args, style, ...(again ? ['--skip-nx-cache'] : [])];
  const FORCE_COLOR = shown && process.stdout.isTTY && !process.env.NO_COLOR ? '1' : '0';
  const stdio = shown ? 'inherit' : ['ignore', 'pipe', 'pipe'];
  return new Promise((resolve) => {
    const child = spawn(join(bin, 'node'), words, { cwd: ROOT, env: { ...process.env, FORCE_COLOR }, stdio });
    let output = '';
    child.stdout?.on('data', (chunk) => (output += chunk));
    child.stderr?.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => {
      resolve({ code: 127, output: error.message });
    });
    child.once('close', (code) => {
      resolve({ code: code ?? 1, output });
    });
  });
}
