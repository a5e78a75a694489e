/** A stream is told apart by the service that owns it and by its id; the topic tells whose it is. */

type Placed = { readonly topic: string; readonly streamId: string };

/** `gemba.production` → `production`: names of services have no dots. */
export const ownerOf = (topic: string): string => topic.slice(topic.lastIndexOf('.') + 1);

/** `production/production-order-17`: names of services have no slashes either. */
export const streamName = ({ topic, streamId }: Placed): string => `${ownerOf(topic)}/${streamId}`;

/** A stream as its owner knows it. */
export type StreamOf = { readonly service: string; readonly streamId: string };

export const streamOf = (name: string): StreamOf => {
  const slash = name.indexOf('/');
  return { service: name.slice(0, slash), streamId: name.slice(slash + 1) };
};
