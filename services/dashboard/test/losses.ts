/** Where the time of the machines of the test company went, in one believable week. */
const availability = 'availability' as const;
const down = 'downUnplanned' as const;

export const losses = () => ({
  machines: 7,
  times: { total: '4233600', planned: '2016000', running: '1562400', net: '1468800', good: '1432800' },
  stops: [
    ...[
      ['spindle-bearing', '162000', 9],
      ['drive-fault', '93600', 14],
      ['coolant-leak', '32400', 5],
    ].map(([reason, seconds, stops]) => ({
      ...{ reason, path: ['breakdown', reason], loss: availability, state: down, seconds, stops },
    })),
    {
      ...{ reason: 'no-material', path: ['waiting', 'no-material'], loss: availability, state: 'starved' },
      ...{ seconds: '61200', stops: 11 },
    },
    { reason: null, path: [], loss: null, state: down, seconds: '39600', stops: 31 },
    {
      ...{ reason: 'cleaning', path: ['planned-stop', 'cleaning'], loss: 'planned', state: 'downPlanned' },
      ...{ seconds: '25200', stops: 7 },
    },
  ],
  hours: [1, 2, 3, 4, 5].flatMap((weekday) =>
    [6, 7, 8, 9, 10, 13, 14, 21].map((hour) => ({
      ...{ weekday, hour, seconds: String(600 + ((weekday * hour) % 7) * 1200) },
    })),
  ),
  names: {
    breakdown: 'Breakdown',
    'spindle-bearing': 'Spindle bearing',
    'drive-fault': 'Drive fault',
    'coolant-leak': 'Coolant leak',
    waiting: 'Waiting',
    'no-material': 'No material',
  },
});
