/** What a person meets before anything runs: the options, and one clear message for whatever is missing. */
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readArguments } from '../../bootstrap/arguments.mjs';
import { hydratePostgres, linkOurs } from '../../bootstrap/install.mjs';
import { checkJava, checkMaven, checkRoom, checkState, javaMajor } from '../../bootstrap/prerequisites.mjs';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gemba-bootstrap-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the options', () => {
  it('have defaults', () => {
    expect(readArguments([])).toEqual({
      empty: false,
      reset: false,
      help: false,
      historyDays: 30,
      pace: 1,
      portBase: undefined,
    });
  });

  it('are read with a space or an equals sign', () => {
    expect(
      readArguments(['--empty', '--history-days', '90', '--pace=0.5', '--port-base=5000']),
    ).toMatchObject({
      empty: true,
      historyDays: 90,
      pace: 0.5,
      portBase: 5000,
    });
  });

  it.each([
    ['--histroy-days', 'There is no option "--histroy-days"'],
    ['now', 'There is no option "now"'],
    ['--pace', '--pace takes a number from 0.1'],
    ['--history-days=1.5', '--history-days takes a whole number from 0 to 730'],
    ['--port-base=80', '--port-base takes a whole number from 1024 to 65000, for example "--port-base 5000"'],
  ])('are refused when they make no sense: %s', (argument, message) => {
    expect(() => readArguments([argument])).toThrow(message);
  });
});

describe('the machine', () => {
  it.each([
    ['openjdk version "17.0.15" 2025-04-15', 17],
    ['java version "1.8.0_392"', 8],
    ['openjdk version "25" 2025-09-16', 25],
    ['no idea', 0],
  ])('has the Java that it says: %s', (answer, major) => {
    expect(javaMajor(answer)).toBe(major);
  });

  it('is told which Java to install when there is none, or an old one', async () => {
    await expect(checkJava({ PATH: folder })).rejects.toThrow('apt-get install openjdk-17');
    mkdirSync(join(folder, 'bin'));
    writeFileSync(join(folder, 'bin', 'java'), '#!/bin/sh\necho \'java version "1.8.0_392"\' >&2\n');
    chmodSync(join(folder, 'bin', 'java'), 0o755);
    await expect(checkJava({ JAVA_HOME: folder, PATH: '/bin' })).rejects.toThrow('is Java 8');
  });

  it('is told to install Maven', () => {
    expect(() => {
      checkMaven({ PATH: folder });
    }).toThrow('apt-get install maven');
  });

  it('is told how much room is missing', () => {
    expect(() => {
      checkRoom(join(folder, 'not', 'there', 'yet'), 1_000_000_000);
    }).toThrow(/has \d+ MB left; Gemba needs 1000000000 MB/);
  });
});

describe('the state folder', () => {
  it('is made, and accepted again', () => {
    checkState(join(folder, 'state'));
    checkState(join(folder, 'state'));
    expect(existsSync(join(folder, 'state', 'format'))).toBe(true);
  });

  it('is refused when it is a file, of another format, or not ours', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => {
      checkState(join(folder, 'file'));
    }).toThrow('is a file');
    expect(() => {
      checkState(folder);
    }).toThrow('not Gemba');
    writeFileSync(join(folder, 'format'), '999');
    expect(() => {
      checkState(folder);
    }).toThrow('has format "999"');
  });
});

it('adds the links that a refused install script left out, and only once', () => {
  const native = join(folder, 'linux-x64', 'native');
  mkdirSync(join(native, 'lib'), { recursive: true });
  writeFileSync(join(native, 'lib', 'libpq.so.5.18'), '');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  writeFileSync(join(native, 'pg-symlinks.json'), JSON.stringify(links));
  hydratePostgres(folder);
  hydratePostgres(folder);
  expect(readlinkSync(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
});

it('links a new package of ours, and leaves those that are linked', () => {
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  mkdirSync(join(folder, 'libs/measures'), { recursive: true });
  const ours = { resolved: 'libs/measures', link: true };
  const lock = {
    packages: { 'node_modules/@gemba/measures': ours, 'node_modules/pg': { version: '8.0.0' } },
  };
  linkOurs(folder, lock);
  linkOurs(folder, lock);
  expect(readlinkSync(join(folder, 'node_modules/@gemba/measures'))).toBe('../../libs/measures');
  expect(existsSync(join(folder, 'node_modules/pg'))).toBe(false);
});
