/** Cuts a stream of server-sent events into messages, whatever the borders of its chunks. */
export type Message = { event: string; data: string; id: string | null };

function field(line: string): [name: string, value: string] {
  const colon = line.indexOf(':');
  if (colon < 0) return [line, ''];
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
}

function message(block: string): Message {
  const found: Message = { event: 'message', data: '', id: null };
  const data: string[] = [];
  for (const line of block.split('\n')) {
    const [name, value] = field(line);
    if (name === 'event') found.event = value;
    if (name === 'id') found.id = value;
    if (name === 'data') data.push(value);
  }
  return { ...found, data: data.join('\n') };
}

/** Takes what was left over and the new text; gives the complete messages and the new left-over. */
export function cut(rest: string, chunk: string): { messages: Message[]; rest: string } {
  const blocks = (rest + chunk).replaceAll('\r\n', '\n').split('\n\n');
  const left = blocks.pop() ?? '';
  return { messages: blocks.filter((block) => block.trim() !== '').map(message), rest: left };
}
