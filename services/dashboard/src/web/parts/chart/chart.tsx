/** A chart that brings its library along when it is first shown. */
import { useMantineColorScheme } from '@mantine/core';
import { lazy, Suspense, useMemo } from 'react';
import { useContrast } from '../../app/theme/contrast.js';
import { Loading } from '../states.jsx';
import type { DrawnProps } from './echarts.jsx';
import { type Ink, readInk } from './ink.js';

const Drawn = lazy(async () => ({ default: (await import('./echarts.jsx')).Drawn }));
type Props = Omit<DrawnProps, 'option'> & { option: (ink: Ink) => DrawnProps['option'] };

/** `option` is asked again when the colours change; keep it stable between renders. */
export function Chart({ option, ...rest }: Props) {
  const { colorScheme } = useMantineColorScheme();
  const [more] = useContrast();
  const shade = `${colorScheme} ${String(more)}`;
  const drawn = useMemo(() => option(readInk(shade)), [option, shade]);
  return (
    <Suspense fallback={<Loading height={rest.height} />}>
      <Drawn option={drawn} {...rest} />
    </Suspense>
  );
}
