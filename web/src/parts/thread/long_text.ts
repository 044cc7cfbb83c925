// Texts that are folded until somebody wants all of them.
const lines_max = 30;
const units_max = 3_000;

export function is_long(text: string): boolean {
    if (text.length > units_max) return true;
    let lines = 1;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ++lines;
    return lines > lines_max;
}
