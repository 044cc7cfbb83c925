// A picture that is not sent yet, drawn by the browser itself: nothing has to come back from the server for it.
import { useEffect, useRef, useState } from 'react';
import { FileSign } from './FileSign';
import { media_type_of } from './choosing';

const side_px = 96;

export function LocalThumbnail({ file }: { file: File }) {
    const canvas = useRef<HTMLCanvasElement>(null);
    const [drawn, set_drawn] = useState(false);
    const is_picture = file.type.startsWith('image/');
    useEffect(() => {
        if (!is_picture) return;
        let here = true;
        draw(file, () => (here ? canvas.current : null))
            .then(() => here && set_drawn(true))
            .catch(() => undefined); // No picture that the browser knows: its sign stays.
        return () => {
            here = false;
        };
    }, [file, is_picture]);
    return (
        <span className="file-thumb">
            {is_picture && <canvas ref={canvas} hidden={!drawn} width={side_px} height={side_px} aria-hidden="true" />}
            {!drawn && <FileSign name={file.name} media_type={media_type_of(file)} />}
        </span>
    );
}

// The middle of it, as large as the canvas.
async function draw(file: File, find_canvas: () => HTMLCanvasElement | null): Promise<void> {
    const bitmap = await createImageBitmap(file);
    const context = find_canvas()?.getContext('2d');
    const side = Math.min(bitmap.width, bitmap.height);
    context?.drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, side_px, side_px);
    bitmap.close();
}
