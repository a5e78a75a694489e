/** How far a forecast was off: each error is what came less what was forecast. */

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

/** Mean absolute error, of which the trade says mean absolute deviation (MAD); 0 of none. */
export const meanAbsolute = (errors: readonly number[]): number =>
  errors.length === 0 ? 0 : sumOf(errors.map(Math.abs)) / errors.length;

/** Mean error: above zero where too little was forecast. */
export const biasOf = (errors: readonly number[]): number =>
  errors.length === 0 ? 0 : sumOf(errors) / errors.length;

/** The mean absolute error that the naive method makes one period ahead within a history. */
export const naiveScale = (history: readonly number[]): number =>
  meanAbsolute(history.slice(1).map((value, index) => value - (history[index] ?? 0)));

/**
 * Mean absolute scaled error: below 1 it is better than the naive method was within the history. Undefined
 * where that never erred.
 *
 * Source: Hyndman and Koehler, Another look at measures of forecast accuracy, International Journal of
 * Forecasting 22 (2006), 679–688.
 */
export const mase = (errors: readonly number[], scale: number): number | undefined =>
  scale === 0 ? undefined : meanAbsolute(errors) / scale;

/**
 * The sum of errors in mean absolute deviations; beyond ±4 a forecast errs to one side and not by chance.
 * Undefined where nothing was off.
 *
 * Source: Brown, Smoothing, Forecasting and Prediction of Discrete Time Series (1963).
 */
export const trackingSignal = (errors: readonly number[]): number | undefined => {
  const deviation = meanAbsolute(errors);
  return deviation === 0 ? undefined : sumOf(errors) / deviation;
};
