/** The navigation on a small screen: it comes in from the side. */
import { Drawer } from '@mantine/core';
import { t } from '../../language/language.js';
import { Navigation } from './navigation.jsx';

type Props = { opened: boolean; close: () => void; openPalette: () => void };

export function SideDrawer({ opened, close, openPalette }: Props) {
  return (
    <Drawer opened={opened} onClose={close} size={272} title={t('shell.navigation')} padding="sm">
      <Navigation openPalette={openPalette} onGo={close} />
    </Drawer>
  );
}
