// Says something to a screen reader through the one polite live region of the page.
let region: HTMLElement | undefined;

export function announce(text: string): void {
    if (!region) {
        region = document.createElement('div');
        region.className = 'unseen';
        region.setAttribute('aria-live', 'polite');
        region.setAttribute('role', 'status');
        document.body.append(region);
    }
    const here = region;
    here.textContent = '';
    setTimeout(() => (here.textContent = text), 60); // The same words twice are heard twice.
}
