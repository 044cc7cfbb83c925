// Puts a text into the clipboard; false where the browser does not allow it.
export async function copy_text(text: string): Promise<boolean> {
    try {
        await navigator.clipboard.writeText(text);
        return true;
    } catch {
        return copy_by_selection(text);
    }
}

// Pages that came without encryption have no clipboard of the new kind.
function copy_by_selection(text: string): boolean {
    const area = document.createElement('textarea');
    const before = document.activeElement;
    area.value = text;
    area.className = 'unseen';
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy'); // eslint-disable-line @typescript-eslint/no-deprecated
    area.remove();
    if (before instanceof HTMLElement) before.focus();
    return done;
}
