/** Reads single figures out of the text format of Prometheus. */

export type Sample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };

const LABEL = /(\w+)="((?:[^"\\]|\\.)*)"/g;

/** All samples of one metric. */
export const samplesOf = (text: string, metric: string): Sample[] =>
  text.split('\n').flatMap((line) => {
    const [, name, labels = '', value] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? [];
    if (name !== metric) return [];
    const read = [...labels.matchAll(LABEL)].map(([, key = '', word = '']) => [key, word] as const);
    return [{ labels: Object.fromEntries(read), value: Number(value) }];
  });
