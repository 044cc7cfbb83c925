// How large a picture is drawn in the viewer, and where it stays when that changes.
import type { Size } from './fit';

export const zoom_max = 8;
const step = 1.5;

export const zoomed_in = (zoom: number): number => Math.min(zoom * step, zoom_max);
export const zoomed_out = (zoom: number): number => Math.max(zoom / step, 1);
export const limited = (zoom: number): number => Math.min(Math.max(zoom, 1), zoom_max);

// The whole of it at zoom 1, not larger than it is.
export function drawn_size(picture: Size, stage: Size, zoom: number): Size {
    const scale = Math.min(1, stage.width / picture.width, stage.height / picture.height) * zoom;
    return { width: Math.max(1, Math.round(picture.width * scale)), height: Math.max(1, Math.round(picture.height * scale)) };
}

// Where to scroll so that what stood in the middle stays there.
export const kept_middle = (scroll: number, shown: number, factor: number): number => (scroll + shown / 2) * factor - shown / 2;

const swipe_px = 60;

// Which way somebody has drawn a finger: to the next file, to the one before, or neither.
export function swipe_of(across: number, down: number): 1 | -1 | undefined {
    if (Math.abs(across) < swipe_px || Math.abs(across) < 2 * Math.abs(down)) return undefined;
    return across < 0 ? 1 : -1;
}
