/** Reads a code by the camera, where the browser can; a scanner that types needs no button. */
import { Button, Modal, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { t } from '../language/language.js';
import css from './floor.module.css';

type Detector = { detect: (from: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]> };
type DetectorClass = new (how: { formats: readonly string[] }) => Detector;

const FORMATS = ['code_128', 'data_matrix', 'qr_code', 'ean_13', 'itf'];
const LOOK_MS = 200;

/** W3C Shape Detection; not every browser has it. */
const detectorClass = (): DetectorClass | undefined =>
  (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector;

type CameraProps = { Detector: DetectorClass; read: (text: string) => void; fail: () => void };

function Camera({ Detector, read, fail }: CameraProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const detector = new Detector({ formats: FORMATS });
    const ending = new AbortController();
    let looking: ReturnType<typeof setInterval> | undefined;
    const open = async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } });
      const stop = () => stream.getTracks().forEach((track) => track.stop());
      if (ending.signal.aborted || !video.current) {
        stop();
        return;
      }
      ending.signal.addEventListener('abort', stop);
      video.current.srcObject = stream;
      await video.current.play();
      looking = setInterval(() => {
        if (video.current)
          void detector.detect(video.current).then(([found]) => {
            if (found && !ending.signal.aborted) read(found.rawValue);
          }, fail);
      }, LOOK_MS);
    };
    open().catch(fail);
    return () => {
      clearInterval(looking);
      ending.abort();
    };
  }, [Detector, read, fail]);
  return <video ref={video} className={css.video} muted playsInline />;
}

type FieldProps = {
  label: string;
  value: string;
  change: (text: string) => void;
  read: (code: string) => void;
};

/** A field for what a scanner types or the camera reads. */
export function ScanField({ label, value, change, read }: FieldProps) {
  return (
    <>
      <TextInput
        size="xl"
        label={label}
        value={value}
        onChange={(e) => change(e.currentTarget.value)}
        autoComplete="off"
      />
      <Scanner read={read} />
    </>
  );
}

function Scanner({ read }: { read: (text: string) => void }) {
  const [state, setState] = useState<'closed' | 'open' | 'failed'>('closed');
  const Detector = detectorClass();
  const latest = useRef(read);
  latest.current = read;
  const [found] = useState(() => (text: string) => {
    setState('closed');
    latest.current(text);
  });
  const [fail] = useState(() => () => setState('failed'));
  if (!Detector) return null;
  return (
    <>
      <Button size="xl" variant="default" onClick={() => setState('open')}>
        {t('floor.camera')}
      </Button>
      {state === 'failed' && <p role="alert">{t('floor.noCamera')}</p>}
      <Modal
        opened={state === 'open'}
        onClose={() => setState('closed')}
        title={t('floor.camera')}
        closeButtonProps={{ 'aria-label': t('desk.cancel') }}
      >
        <Camera Detector={Detector} read={found} fail={fail} />
      </Modal>
    </>
  );
}
