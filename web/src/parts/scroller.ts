// The box that an element scrolls in.
export function scroller_of(element: Element | null): HTMLElement | null {
    for (let box = element?.parentElement ?? null; box; box = box.parentElement) {
        if (/^(auto|scroll)$/.test(getComputedStyle(box).overflowY)) return box;
    }
    return null;
}
