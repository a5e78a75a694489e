/**
 * JSON as RFC 8259 means it: no duplicate keys, no `__proto__`, no infinite numbers, no NUL, no half
 * characters, no depth attacks.
 */
import { Problem } from '../problems/problem.js';

const MAX_DEPTH = 32;

const malformed = (detail: string): Problem => new Problem(400, 'PLT-JSON', detail);

/** How many keys the text writes down, counted without building anything. */
const keysWritten = (text: string): number => {
  let keys = 0;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at)) {
    at = endOfString(text, at);
    if (startsWithColon(text, at)) keys += 1;
  }
  return keys;
};

const startsWithColon = (text: string, from: number): boolean => {
  let at = from;
  while (text[at] === ' ' || text[at] === '\n' || text[at] === '\t' || text[at] === '\r') at += 1;
  return text[at] === ':';
};

/** The place behind the string that opens at `at`. */
const endOfString = (text: string, at: number): number => {
  let end = at + 1;
  while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
  return end + 1;
};

const checkedText = (value: string): number => {
  if (value.includes('\u0000')) throw malformed('A text contains NUL (\\u0000); remove it.');
  if (!value.isWellFormed())
    throw malformed('A text contains half a character (a lone surrogate such as \\ud83d); send all of it.');
  return 0;
};

const checkedNumber = (value: number): number => {
  if (!Number.isFinite(value))
    throw malformed('A number is too large to be exact; send decimals as strings.');
  return 0;
};

/** Checks a parsed value and counts its keys. */
const keysKept = (value: unknown, depth: number): number => {
  if (depth > MAX_DEPTH) throw malformed(`The document is nested deeper than ${String(MAX_DEPTH)} levels.`);
  if (typeof value === 'string') return checkedText(value);
  if (typeof value === 'number') return checkedNumber(value);
  if (typeof value !== 'object' || value === null) return 0;
  const entries = Array.isArray(value) ? [] : Object.keys(value);
  if (entries.includes('__proto__')) throw malformed('The key "__proto__" is not allowed.');
  for (const name of entries) checkedText(name);
  const inner = Object.values(value).reduce<number>((sum, each) => sum + keysKept(each, depth + 1), 0);
  return inner + entries.length;
};

/** @throws Problem 400 that says what is wrong. */
export const strictJson = (text: string): unknown => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw malformed(`The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (keysKept(parsed, 0) !== keysWritten(text))
    throw malformed('The document has the same key twice in one object.');
  return parsed;
};
