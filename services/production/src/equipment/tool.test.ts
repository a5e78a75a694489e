/** A tool is registered once, is locked and unlocked, and is calibrated up to a day to come. */
import { describe, it } from '@jest/globals';
import { happened } from '@gemba/decider/decision';
import { spec } from '@gemba/decider/testing';
import { tool } from './tool.js';

const { given } = spec(tool);
const jig = { name: 'Pump jig', site: 'lyon', toolKind: 'jig', toolLife: 500, calibratedUntil: '2026-06-30' };
const registered = happened('ToolRegistered', jig);
const broken = { reason: 'A pin is bent.' };
const locked = happened('ToolLocked', broken);
const mended = { done: 'Pin replaced.' };
const back = happened('ToolUnlocked', mended);
const calibration = { calibratedUntil: '2027-06-30', certificate: 'C-7' };
const calibrated = happened('ToolCalibrated', calibration);

describe('RegisterTool', () => {
  it('registers', () => given().when('RegisterTool', jig).then(registered));
  it('has nothing to say to a repeat', () => given(registered).when('RegisterTool', jig).nothing());
  it('refuses other data', () =>
    given(registered)
      .when('RegisterTool', { ...jig, toolKind: 'mould' })
      .refused('PRD-TOOL-STATE'));
});

describe('LockTool, UnlockTool', () => {
  it('is locked and unlocked', () => {
    given(registered).when('LockTool', broken).then(locked);
    given(registered, locked).when('UnlockTool', mended).then(back);
  });
  it('has nothing to say to what is so already', () => {
    given(registered, locked).when('LockTool', broken).nothing();
    given(registered).when('UnlockTool', mended).nothing();
    given(registered, locked, back).when('UnlockTool', mended).nothing();
  });
});

describe('CalibrateTool', () => {
  it('is valid up to a day', () => given(registered).when('CalibrateTool', calibration).then(calibrated));
  it('has nothing to say to a repeat', () =>
    given(registered, calibrated).when('CalibrateTool', calibration).nothing());
  it('refuses a calibration that is over', () =>
    given(registered)
      .when('CalibrateTool', { ...calibration, calibratedUntil: '2026-03-01' })
      .refused('PRD-TOOL-DATE'));
});

describe('OverhaulTool', () => {
  it('says what was done', () =>
    given(registered).when('OverhaulTool', mended).then(happened('ToolOverhauled', mended)));
});
