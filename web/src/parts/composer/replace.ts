// Puts a replacement into a field so that the browser's own undo takes it back.
import type { Finding, Part, Replacement } from '../../api/types';
import { unit_range, type Range } from './code_points';
import { shift_range } from './marks';

// Where the replacement goes in `now`, which was checked as `checked`; null where the words have changed since.
export function replacement_range(replacement: Replacement, checked: string, now: string): Range | null {
    const range = unit_range(checked, replacement);
    return range && shift_range(range, checked, now);
}

// The words that it takes away, in the text that was checked.
export function taken_by(replacement: Replacement, checked: string): string {
    const range = unit_range(checked, replacement);
    return range ? checked.slice(range.begin, range.end) : '';
}

export function replace_text(text: string, range: Range, by: string): string {
    return text.slice(0, range.begin) + by + text.slice(range.end);
}

// The changes that can be made at once, from the end, so that the places before stay where they are: of two that touch
// each other only the first, for the other may no longer be needed then.
export function changes_of(findings: Finding[], part: Part): Replacement[] {
    const offered = findings.flatMap(({ replacement }) => (replacement?.part === part ? [replacement] : []));
    offered.sort((left, right) => left.begin - right.begin || left.end - right.end);
    const chosen: Replacement[] = [];
    for (const change of offered) {
        const before = chosen.at(-1);
        const apart = !before || change.begin > before.end || (change.begin === before.end && change.end > change.begin);
        if (apart) chosen.push(change);
    }
    return chosen.reverse();
}

export function replace_in_field(field: HTMLTextAreaElement, range: Range, by: string): void {
    const wanted = replace_text(field.value, range, by);
    field.focus();
    field.setSelectionRange(range.begin, range.end);
    // Marked as outdated, yet the only way that keeps undo.
    const edit = (name: string, value?: string) => document.execCommand(name, false, value); // eslint-disable-line @typescript-eslint/no-deprecated
    if (by === '') edit('delete');
    else edit('insertText', by);
    if (field.value === wanted) return;
    const set_value = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.bind(field);
    set_value?.(wanted); // React looks at the prototype's setter.
    field.dispatchEvent(new Event('input', { bubbles: true }));
}
