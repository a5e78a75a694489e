/** A test run takes the engines that it was told to take, or says what is missing. */
import { describe, expect, it } from '@jest/globals';
import { enginesFrom, NoEngines } from './choice.js';

const machine = (hasEmbedded: boolean, dockerAnswers: boolean) => ({
  hasEmbedded: () => hasEmbedded,
  dockerAnswers: () => dockerAnswers,
});

describe('the engines of a test run', () => {
  it('come from Docker where that is asked for, also where embedded ones would do', () => {
    expect(enginesFrom('docker', machine(true, true))).toBe('docker');
    expect(enginesFrom('embedded', machine(false, true))).toBe('embedded');
  });

  it('are embedded unless asked for, and in containers where only Docker is there', () => {
    expect(enginesFrom('', machine(true, true))).toBe('embedded');
    expect(enginesFrom('', machine(false, true))).toBe('docker');
    expect(enginesFrom('', machine(false, false))).toBe('embedded');
  });

  it('are not others than were asked for: what to do is said instead', () => {
    expect(() => enginesFrom('docker', machine(true, false))).toThrow(NoEngines);
    expect(() => enginesFrom('docker', machine(true, false))).toThrow(
      /Start Docker .* or leave GEMBA_ENGINES/,
    );
    expect(() => enginesFrom('podman', machine(true, true))).toThrow('"docker" or "embedded", not "podman"');
  });
});
