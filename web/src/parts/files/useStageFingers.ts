// Fingers in the viewer: two of them make the picture larger, one goes to the next file. A trackpad's pinch comes as a wheel with Ctrl.
import { useEffect, useEffectEvent, type RefObject } from 'react';
import { swipe_of } from './zoom';

function spread([first, second]: TouchList): number | undefined {
    return first && second ? Math.hypot(first.clientX - second.clientX, first.clientY - second.clientY) : undefined;
}

const wheel_step = 0.01;

export function useStageFingers(
    box: RefObject<HTMLElement | null>,
    zoom: number,
    on_zoom: (zoom: number) => void,
    on_swipe: (by: 1 | -1) => void,
): void {
    const zoom_now = useEffectEvent(() => zoom);
    const tell_zoom = useEffectEvent(on_zoom);
    const tell_swipe = useEffectEvent(on_swipe);
    useEffect(() => {
        const here = box.current;
        if (!here) return;
        let pinch: { spread: number; zoom: number } | undefined;
        let begun: { x: number; y: number } | undefined;
        const start = (event: TouchEvent) => {
            const apart = spread(event.touches);
            pinch = apart === undefined ? undefined : { spread: apart, zoom: zoom_now() };
            const [finger] = event.touches;
            begun = apart === undefined && finger && zoom_now() === 1 ? { x: finger.clientX, y: finger.clientY } : undefined;
        };
        const move = (event: TouchEvent) => {
            const apart = spread(event.touches);
            if (!pinch || apart === undefined) return;
            event.preventDefault(); // Else the whole page would grow.
            tell_zoom((pinch.zoom * apart) / pinch.spread);
        };
        const end = (event: TouchEvent) => {
            const [finger] = event.changedTouches;
            const by = begun && finger ? swipe_of(finger.clientX - begun.x, finger.clientY - begun.y) : undefined;
            if (event.touches.length === 0) pinch = begun = undefined;
            if (by) tell_swipe(by);
        };
        const wheel = (event: WheelEvent) => {
            if (!event.ctrlKey) return;
            event.preventDefault();
            tell_zoom(zoom_now() * Math.exp(-event.deltaY * wheel_step));
        };
        here.addEventListener('touchstart', start, { passive: true });
        here.addEventListener('touchmove', move, { passive: false });
        here.addEventListener('touchend', end);
        here.addEventListener('wheel', wheel, { passive: false });
        return () => {
            here.removeEventListener('touchstart', start);
            here.removeEventListener('touchmove', move);
            here.removeEventListener('touchend', end);
            here.removeEventListener('wheel', wheel);
        };
    }, [box]);
}
