/** The few signs we use, drawn on one 16 px grid with one stroke; always beside a word or a label. */
const paths = {
  good: 'M3.2 8.4l3 3 6.6-6.8',
  warning: 'M8 2.2L14.4 13.4H1.6zM8 6.4v3.2M8 11.6v.1',
  bad: 'M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4zM8 4.8v3.8M8 11v.1',
  none: 'M4 8h8',
  up: 'M8 13V3.4M3.8 7.4L8 3.2l4.2 4.2',
  down: 'M8 3v9.6M3.8 8.6L8 12.8l4.2-4.2',
  same: 'M3 8h10M10 5l3 3-3 3',
  wall: 'M2.5 2.5h4.6v4.6H2.5zM8.9 2.5h4.6v4.6H8.9zM2.5 8.9h4.6v4.6H2.5zM8.9 8.9h4.6v4.6H8.9z',
  sites: 'M2 13.5V6.8l4 2.4V6.8l4 2.4V2.5h4v11z',
  flow: 'M2 4h4.5c3 0 3 8 6 8H14M2 12h4.5c1 0 1.7-.9 2.3-2M12 4h2M11.8 10l2.2 2-2.2 2',
  inventory: 'M2 5l6-3 6 3v6l-6 3-6-3zM2 5l6 3 6-3M8 8v6',
  money:
    'M8 1.8v12.4M11.4 4.4C10.8 3.4 9.6 3 8 3 6 3 4.6 3.9 4.6 5.4c0 3.6 7 1.6 7 5.2' +
    'C11.6 12.2 10 13 8 13c-1.8 0-3-.6-3.7-1.7',
  people:
    'M5.8 7.2a2.4 2.4 0 1 0 0-4.8 2.4 2.4 0 0 0 0 4.8zM1.6 13.6c0-2.6 1.8-4.2 4.2-4.2s4.2 1.6 4.2 4.2' +
    'M10.6 2.8a2.3 2.3 0 0 1 0 4.2M11.6 9.7c1.8.4 2.8 1.9 2.8 3.9',
  trust: 'M8 1.8l5.4 2v4.3c0 3-2.2 5-5.4 6.1-3.2-1.1-5.4-3.1-5.4-6.1V3.8zM5.6 8l1.8 1.8 3.2-3.5',
  schedule: 'M2 2.5v11h12M4.4 4.6h4M6.4 7.8h4.6M8.6 11h4.6',
  machine: 'M2 13.5h12M3.5 13.5V7h6v6.5M9.5 9h3v4.5M5 7V3.5h3V7',
  target: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM8 8v.1',
  bell: 'M4 11.2V7a4 4 0 0 1 8 0v4.2l1.4 1.6H2.6zM6.6 14.4h2.8',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.7 10.7L14 14',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.8V8l2.2 1.6',
  table: 'M2.2 3h11.6v10H2.2zM2.2 6.4h11.6M2.2 9.7h11.6M6.4 3v10',
  chart: 'M2.4 13.6h11.2M4.2 11V7.6M8 11V3M11.8 11V5.8',
  download: 'M8 2.4v7.6M4.8 7L8 10.2 11.2 7M2.6 13.4h10.8',
  explain: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 7.2V11M8 5v.1',
  list: 'M5.4 4H14M5.4 8H14M5.4 12H14M2.2 4h.1M2.2 8h.1M2.2 12h.1',
  menu: 'M2.4 4.4h11.2M2.4 8h11.2M2.4 11.6h11.2',
  theme: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 2v12M8 4.6l4.6 2M8 8h6M8 11.4l4.6-2',
  person: 'M8 7.6a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6zM2.8 14c0-2.8 2.2-4.4 5.2-4.4s5.2 1.6 5.2 4.4',
  chevron: 'M6 3.4L10.6 8 6 12.6',
  close: 'M3.6 3.6l8.8 8.8M12.4 3.6l-8.8 8.8',
  copy: 'M5.6 5.6h8v8h-8zM10.4 5.6V2.4h-8v8h3.2',
} as const;

export type IconName = keyof typeof paths;

export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      style={{ flex: 'none' }}
    >
      <path d={paths[name]} />
    </svg>
  );
}
