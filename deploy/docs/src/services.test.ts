/** Where no program can ask the catalogue for the services, what is written there names the same ones. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { DEPARTMENTS, SERVICES } from '@gemba/contracts/events/company';
import { departments } from './departments.js';

const read = (file: string): string => readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');

const found = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, name = '']) => name.replaceAll('_', '-')).toSorted();

const every = [...SERVICES].toSorted();

describe('the services of the catalogue', () => {
  it('are the departments that have a module', () => {
    expect(departments.map(({ name }) => name).toSorted()).toEqual([...DEPARTMENTS].toSorted());
  });

  it('each have a database made with a new volume', () => {
    expect(found(read('deploy/docker/databases.sql'), /^create database gemba_(\w+);$/gm)).toEqual(every);
  });

  it('each have a container, which knows all others by their addresses', () => {
    const compose = read('docker-compose.yml');
    const [, urls = ''] = /GEMBA_URLS: '(.*)'/.exec(compose) ?? [];
    expect(Object.keys(JSON.parse(urls) as object).toSorted()).toEqual([...SERVICES, 'dashboard'].toSorted());
    expect(found(compose, /^ +DATABASE_URL: .*\/gemba_(\w+)$/gm)).toEqual(every);
  });

  it('are all asked by the dashboard what is parked', () => {
    const text = read('services/dashboard/src/web/api/contract.ts');
    const [lists = ''] = /const departments = \[[^]*?\]/.exec(text) ?? [];
    expect(found(lists, /'([\w-]+)'/g)).toEqual([...DEPARTMENTS].toSorted());
  });
});
