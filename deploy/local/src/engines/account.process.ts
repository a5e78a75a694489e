/** Decides which account PostgreSQL runs as, since it refuses to run as root. */
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * `closed`: some folder above what the server needs may not be entered by other accounts (a clone in
 * /root, say).
 */
export type Account = { readonly uid: number; readonly gid: number; readonly closed: boolean };

/**
 * Undefined unless we are root: then the account `postgres`, or `nobody` where there is none. No account
 * is created, so the machine stays as it was found.
 */
export async function serverAccount(paths: readonly string[]): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const found = accountNamed('postgres') ?? accountNamed('nobody');
  if (!found) throw new Error('PostgreSQL does not run as root. Start Gemba as another user.');
  return Promise.resolve({ ...found, closed: paths.some((path) => isClosed(dirname(path))) });
}

function accountNamed(name: string): { uid: number; gid: number } | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith(`${name}:`));
  if (line === undefined) return undefined;
  const [, , uid, gid] = line.split(':');
  return { uid: Number(uid), gid: Number(gid) };
}

const OTHERS_MAY_ENTER = 0o001;

function isClosed(folder: string): boolean {
  if (!(statSync(folder).mode & OTHERS_MAY_ENTER)) return true;
  return dirname(folder) !== folder && isClosed(dirname(folder));
}

export type Command = {
  readonly command: string;
  readonly args: readonly string[];
  readonly ids: { readonly uid: number; readonly gid: number } | undefined;
};

/**
 * How to run a program as that account. Below a closed folder the account gets the one right it lacks, to
 * pass through folders, by `setpriv` of util-linux; it is still not root, so PostgreSQL is content.
 */
export function throughClosedFolders(
  account: Account | undefined,
  [program, ...args]: [string, ...string[]],
): Command {
  if (!account?.closed)
    return { command: program, args, ids: account && { uid: account.uid, gid: account.gid } };
  try {
    execFileSync('setpriv', ['--version'], { stdio: 'ignore' });
  } catch (error) {
    throw new Error(
      `PostgreSQL cannot run as root, and no other account may enter ${program}. ` +
        'Clone Gemba outside of /root, or install util-linux.',
      { cause: error },
    );
  }
  // The last option makes access(2), by which PostgreSQL looks for its own programs, respect that right too.
  const right = [
    '--inh-caps',
    '+dac_override',
    '--ambient-caps',
    '+dac_override',
    '--securebits',
    '+no_setuid_fixup',
  ];
  const ids = ['--reuid', String(account.uid), '--regid', String(account.gid), '--clear-groups'];
  return { command: 'setpriv', args: [...ids, ...right, '--', program, ...args], ids: undefined };
}
