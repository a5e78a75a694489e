/** Reads the colours of the moment from the tokens, for charts that cannot use them by name. */
export type Ink = {
  text: string;
  quiet: string;
  line: string;
  surface: string;
  soft: string;
  good: string;
  bad: string;
  marks: string[];
};

/** The shade names what the colours depend on; asking with another one reads them anew. */
export function readInk(_shade: string): Ink {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    text: of('--ink'),
    quiet: of('--ink-3'),
    line: of('--line'),
    surface: of('--surface'),
    soft: of('--mark-soft'),
    good: of('--good'),
    bad: of('--bad'),
    marks: [1, 2, 3, 4, 5].map((number) => of(`--mark-${String(number)}`)),
  };
}

/** Font, tooltip and animation that all charts share. */
export function common(ink: Ink) {
  return {
    animation: false,
    textStyle: { fontFamily: 'Inter, system-ui, sans-serif', color: ink.text },
    tooltip: {
      backgroundColor: ink.surface,
      borderColor: ink.line,
      textStyle: { color: ink.text, fontSize: 12.5 },
      extraCssText: 'box-shadow: var(--shadow)',
      confine: true,
    },
  };
}
