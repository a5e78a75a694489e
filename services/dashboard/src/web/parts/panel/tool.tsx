/** A sign that does something, with the words for it. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { Icon, type IconName } from '../icons.jsx';

type ToolProps = { icon: IconName; label: string; onClick: () => void; pressed?: boolean };

export function Tool({ icon, label, onClick, pressed }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={28}
        aria-label={label}
        aria-pressed={pressed}
        onClick={onClick}
      >
        <Icon name={icon} size={15} />
      </ActionIcon>
    </Tooltip>
  );
}
